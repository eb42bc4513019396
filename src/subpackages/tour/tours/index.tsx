import { View } from '@tarojs/components'
import { quarterWords } from '#domain/quarter'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Empty } from '../../../components/Empty'
import { KnownHome } from '../../../components/KnownHome'
import { Page } from '../../../components/Page'
import { Pager } from '../../../components/Pager'
import { Row } from '../../../components/Row'
import { Tag } from '../../../components/Tag'
import { navigate } from '../../../lib/navigate'
import { tourMark } from '../../../lib/tourWords'
import { TourSheet } from './TourSheet'
import { type Tours, useTours } from './useTours'

/** 巡讲 of all quarters, the newest first. */
export default function ToursPage() {
  const tours = useTours()
  const { isOffice, asking, ask, now } = tours
  const dock = isOffice && (
    <Dock>
      <Button kind='primary' icon='calendar-plus' onClick={() => ask(true)}>
        新建巡讲
      </Button>
    </Dock>
  )
  return (
    <Page state={tours} dock={dock}>
      <View>
        <KnownHome />
        <List {...tours} />
      </View>
      {asking && <TourSheet now={now} onClose={() => ask(false)} onSaved={tours.saved} />}
    </Page>
  )
}

function List({ tours, isOffice, onBack, onNext }: Tours) {
  const pager = <Pager onBack={onBack} onNext={onNext} />
  if (!tours.length) {
    const text = isOffice ? '先建一次巡讲，再把支部点的单排进去。' : '宣讲办建好巡讲以后，会列在这里。'
    return <Empty title='还没有巡讲' text={text} action={onBack ? pager : null} />
  }
  return (
    <View>
      {tours.map((tour, index) => (
        <Row
          key={tour.id}
          title={tour.title}
          sub={quarterWords(tour.quarter)}
          right={<Tag {...tourMark(tour)} />}
          last={index === tours.length - 1}
          onClick={() => navigate('tour', { tourId: tour.id })}
        />
      ))}
      {pager}
    </View>
  )
}
