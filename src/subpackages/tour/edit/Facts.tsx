import { View } from '@tarojs/components'
import { topicNames } from '#domain/need'
import { Facts as FactList } from '../../../components/Facts'
import { Leaf } from '../../../components/Leaf'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { Tag } from '../../../components/Tag'
import { type OfficeStop, placeWord, stopDay, stopHours, stopMark, stopTime } from '../../../lib/tourWords'
import { categoryWords } from '../../../lib/words'
import { callPhone } from '../../../platform/phoneCall'
import type { Editing } from './useEdit'
import styles from './index.module.scss'

/** As it has been told; what is drafted stands below. */
export function Facts({ stop, now }: Editing) {
  const { contact } = stop
  return (
    <View className={styles.head}>
      <Leaf band={[stopDay(stop.start, now), stopHours(stop)]}>
        <View className='t-title'>{stop.title}</View>
        <View className={styles.state}>
          <Tag {...stopMark(stop.state)} />
        </View>
        <FactList items={factsOf(stop)} />
      </Leaf>
      {stop.draft && (
        <View className={styles.draft}>
          <Phrases text={`下次发布以后改为：${changed(stop, stop.draft, now)}。`} />
        </View>
      )}
      {stop.cancelReason !== null && (
        <View className={styles.draft}>
          <Phrases text={`取消的原因：${stop.cancelReason}。`} />
        </View>
      )}
      {contact.phone !== null && (
        <Row title={`联系${contact.name}`} sub={contact.phone} last onClick={() => callPhone(contact.phone!)} />
      )}
    </View>
  )
}

function factsOf(stop: OfficeStop): [string, string][] {
  const { topic, size, categories, ask, legs, contact, partnerOnly, ownBranchAllowed } = stop
  return [
    ['主题', topicNames[topic]],
    ['地点', placeWord(stop)],
    ['人数', `约 ${size} 人`],
    ...(categories.length
      ? [['听众', categories.map((one) => categoryWords[one]).join('、')] as [string, string]]
      : []),
    ...(ask ? [['想问', ask] as [string, string]] : []),
    ...(legs.length ? [['外出', legs.map(({ name }) => name).join('、')] as [string, string]] : []),
    ...(contact.phone === null ? [['联系人', contact.name] as [string, string]] : []),
    ...(partnerOnly ? [['由谁讲', '只请合作单位'] as [string, string]] : []),
    ...(ownBranchAllowed ? [['来讲的', '本支部的同志也可以'] as [string, string]] : []),
  ]
}

function changed(stop: OfficeStop, draft: NonNullable<OfficeStop['draft']>, now: number): string {
  const isMoved = draft.start !== stop.start || draft.end !== stop.end
  const isElsewhere = draft.place !== stop.place || draft.region !== stop.region
  return [
    isMoved && stopTime(draft, now),
    isElsewhere && `在${placeWord(draft)}`,
    draft.topic !== stop.topic && `讲“${topicNames[draft.topic]}”`,
  ]
    .filter(Boolean)
    .join('；')
}
