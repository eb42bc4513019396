import { View } from '@tarojs/components'
import { topicNames } from '#domain/need'
import { quarterWords } from '#domain/quarter'
import { regionNames } from '#domain/region'
import { teamNames } from '#domain/speaker'
import { Icon } from '../../../components/Icon'
import { KnownHome } from '../../../components/KnownHome'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { navigate } from '../../../lib/navigate'
import { RegionTiles } from '../RegionTiles'
import { useOffice } from '../useOffice'
import { CountBars } from './CountBars'
import { RegionSheet } from './RegionSheet'
import { type Coverage, type Covered, useCoverage } from './useCoverage'
import styles from './index.module.scss'

/** 覆盖: what is due in a quarter and what is there, by region, team and topic; never by person. */
export default function CoveragePage() {
  const covered = useCoverage()
  const { coverage, step } = covered
  if (step === 'failed') return <Page state={covered} />
  return (
    // the quarter stays while its figures are on their way
    <Page state={step === 'ready' ? covered : undefined}>
      <KnownHome />
      <Head {...covered} />
      {coverage && <Figures {...covered} coverage={coverage} />}
    </Page>
  )
}

function Head({ quarter, coverage, isOpen, earlier, later }: Covered) {
  return (
    <View className={styles.head}>
      <View className={styles.words}>
        <View className='t-title'>{quarterWords(quarter)}</View>
        <View className='t-small c-2' ariaRole='status'>
          <Phrases text={coverage ? sumOf(coverage, isOpen) : '正在取数字'} />
        </View>
      </View>
      <View className={styles.turns}>
        <Turn icon='chevron-left' label='前一季度' onTurn={earlier} />
        <Turn icon='chevron-right' label='后一季度' onTurn={later} />
      </View>
    </View>
  )
}

function sumOf({ regions }: Coverage, isOpen: boolean): string {
  const stops = regions.reduce((sum, region) => sum + region.stops, 0)
  const short = regions.filter(({ missing }) => missing > 0).length
  return `共 ${stops} 站，${short ? `${short} 个市州${isOpen ? '还' : ''}没有达到要求` : '14 个市州都达到要求'}`
}

interface TurnProps {
  icon: 'chevron-left' | 'chevron-right'
  label: string
  onTurn: (() => void) | null
}

const Turn = ({ icon, label, onTurn }: TurnProps) => (
  <View
    className={onTurn ? styles.turn : `${styles.turn} ${styles.off}`}
    hoverClass={onTurn ? styles.press : 'none'}
    ariaRole='button'
    ariaLabel={label}
    ariaDisabled={!onTurn}
    onClick={() => onTurn?.()}
  >
    <Icon name={icon} />
  </View>
)

type FiguresProps = Covered & {
  coverage: Coverage
}

function Figures(props: FiguresProps) {
  const { coverage, opened, open } = props
  const { regions, teams, topics, quarters } = coverage
  const at = (region: string) => regions.find((one) => one.region === region)
  return (
    <View>
      <RegionTiles
        words={(region) => wordsOf(at(region)?.stops ?? 0, at(region)?.missing ?? 0)}
        needs={(region) => (at(region)?.missing ?? 0) > 0}
        chosen={opened}
        onChoose={open}
      />
      <Gaps {...props} />
      <View className='sec'>五支队伍</View>
      <CountBars items={teams.map(({ team, stops }) => ({ key: team, label: teamNames[team], stops }))} />
      <View className='sec'>主题</View>
      <CountBars items={topics.map(({ topic, stops }) => ({ key: topic, label: topicNames[topic], stops }))} />
      <Unoffered {...coverage} />
      <View className='sec'>近四个季度</View>
      <CountBars
        items={quarters.map(({ quarter, stops }) => ({ key: quarter, label: quarterWords(quarter), stops }))}
      />
      {opened && <RegionSheet {...props} region={opened} />}
    </View>
  )
}

const wordsOf = (stops: number, missing: number) => [`${stops} 站`, ...(missing ? [`缺 ${missing}`] : [])]

/** Where something is due and how it could be made good. */
function Gaps({ coverage: { gaps }, isOpen }: FiguresProps) {
  const { isOffice } = useOffice()
  if (!gaps.length || !isOpen) return null
  return (
    <View>
      <View className='sec'>{`还差的市州 ${gaps.length} 个`}</View>
      {gaps.map(({ region, sentence, proposal }, index) => (
        <Row
          key={region}
          title={regionNames[region]}
          sub={sentence}
          last={index === gaps.length - 1}
          onClick={isOffice ? () => navigate('placeStop', { region, ...proposal }) : undefined}
        />
      ))}
    </View>
  )
}

function Unoffered({ unoffered }: Coverage) {
  if (!unoffered.length) return null
  const names = unoffered.map((topic) => topicNames[topic]).join('、')
  return (
    <Row
      icon='user-round'
      title={`${names}还没有人能讲`}
      sub='支部点了也派不出人，请到名册邀请能讲的同志'
      onClick={() => navigate('speakerRegistry')}
    />
  )
}
