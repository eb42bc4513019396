import { View } from '@tarojs/components'
import { quarterWords } from '#domain/quarter'
import { type Team, teams } from '#domain/speaker'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Empty } from '../../../components/Empty'
import { KnownHome } from '../../../components/KnownHome'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { Segments } from '../../../components/Segments'
import { Tag } from '../../../components/Tag'
import { WordTabs } from '../../../components/WordTabs'
import { navigate } from '../../../lib/navigate'
import { teamWord, tourMark } from '../../../lib/tourWords'
import { TourSheet } from '../tours/TourSheet'
import { ByDay } from './ByDay'
import { ByMonth } from './ByMonth'
import { ByRegion } from './ByRegion'
import { Ways } from './Ways'
import { type ReadyTour, useTour } from './useTour'
import styles from './index.module.scss'

const views = [
  { key: 'month', label: '月' },
  { key: 'list', label: '列表' },
  { key: 'region', label: '市州' },
] as const

/** 日程 of a tour: who goes where, and what is still to be done before it is released. */
export default function TourPage() {
  const tour = useTour()
  if (tour.step !== 'ready') return <Page state={tour} />
  const { all, changing, setChanging } = tour
  return (
    <Page state={tour} dock={<TourDock {...tour} />}>
      <View>
        <KnownHome />
        <Head {...tour} />
        {all.length ? <Stops {...tour} /> : <NoStops {...tour} />}
        <Ways {...tour} />
      </View>
      {changing && (
        <TourSheet
          now={tour.now}
          tour={tour.tour}
          hasStops={all.length > 0}
          onClose={() => setChanging(false)}
          onSaved={() => {
            setChanging(false)
            void tour.reload()
          }}
        />
      )}
    </Page>
  )
}

function TourDock({ isOffice, tourId, all, lacking }: ReadyTour) {
  if (!isOffice || !all.length) return null
  return (
    <Dock {...(lacking && { note: `还有 ${lacking} 站缺人` })}>
      <Button kind='secondary' onClick={() => navigate('matchTour', { tourId })}>
        派单
      </Button>
      <Button kind='primary' onClick={() => navigate('releaseTour', { tourId })}>
        检查并发布
      </Button>
    </Dock>
  )
}

const teamsWords = (required: readonly Team[]) =>
  required.length === teams.length ? '五支队伍都要到' : `必到的是${required.map(teamWord).join('、')}`

const Head = ({ tour, all }: ReadyTour) => (
  <View className={styles.head}>
    <View className='t-head'>
      <Phrases text={tour.title} />
    </View>
    <View className={`t-small c-2 ${styles.about}`}>
      <Phrases text={`${quarterWords(tour.quarter)}，${all.length} 站，${teamsWords(tour.requiredTeams)}`} />
    </View>
    <Tag {...tourMark(tour)} />
  </View>
)

const NoStops = ({ isOffice }: ReadyTour) => (
  <Empty
    title='还没有站点'
    text={isOffice ? '请从支部点单里安排，或直接加一站。' : '宣讲办排好站点以后，会列在这里。'}
  />
)

function Stops(tour: ReadyTour) {
  const { view, setView, filters, filter, setFilter } = tour
  return (
    <View>
      <Segments items={views} value={view} onChange={setView} />
      <WordTabs items={filters} value={filter} onChange={setFilter} />
      {view === 'month' && <ByMonth {...tour} />}
      {view === 'list' && <ByDay {...tour} />}
      {view === 'region' && <ByRegion {...tour} />}
    </View>
  )
}
