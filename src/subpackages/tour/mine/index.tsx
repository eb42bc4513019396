import { Text, View } from '@tarojs/components'
import { Page } from '../../../components/Page'
import { Row } from '../../../components/Row'
import { navigate } from '../../../lib/navigate'
import { MonthHead } from '../MonthHead'
import { settled } from './cells'
import { MonthGrid } from './MonthGrid'
import { NextStop } from './NextStop'
import { Notes, SpeakingDock } from './SpeakingDock'
import { type Speaking, useSpeaking } from './useSpeaking'
import styles from './index.module.scss'

/** 我的宣讲: a month of free days and stops, and the one thing that is next. */
export default function MySpeakingPage() {
  const speaking = useSpeaking()
  if (speaking.step !== 'ready') return speaking.isStranger ? <Page /> : <Page state={speaking} />
  const { data, turnTo, free } = speaking
  return (
    <Page state={speaking} dock={<SpeakingDock {...speaking} />}>
      <View>
        <MonthHead month={data.month} last={data.lastMonth} onChange={turnTo}>
          <View className={styles.standing}>{`已定 ${settled(data.stops)} 站`}</View>
          <View className={styles.limit}>{`本月上限 ${data.limit} 站`}</View>
        </MonthHead>
        <MonthGrid {...speaking} />
        <UnderGrid {...speaking} />
        {!free.editing && <NextStop {...speaking} />}
        {!free.editing && <Ways />}
      </View>
      <Notes {...free} />
    </Page>
  )
}

/** How days are filled in, or how many are. */
function UnderGrid({ data, mayEdit, free }: Speaking) {
  if (!mayEdit) return <View className={styles.under} />
  const hint = free.editing ? `有空 ${free.days.length} 天，点日子可改` : '点日子，填有空或没空'
  // where it would add nothing, it is not offered
  const hasSame = data.same.some((day) => !free.days.includes(day))
  return (
    <View className={styles.under}>
      <Text className='t-cap c-3'>{hint}</Text>
      {hasSame && (
        <View className='field-link' hoverClass='field-link-press' ariaRole='button' onClick={free.likeLast}>
          同上月
        </View>
      )}
    </View>
  )
}

function Ways() {
  return (
    <View className={styles.ways}>
      <Row title='可报名的站点，换人' icon='list' onClick={() => void navigate('openings')} />
      <Row title='宣讲记录' icon='presentation' onClick={() => void navigate('speakerRecord')} />
      <Row title='宣讲员资料' icon='user-round' last onClick={() => void navigate('speakerEntry')} />
    </View>
  )
}
