import { View } from '@tarojs/components'
import { topicNames } from '#domain/need'
import { Button } from '../../../components/Button'
import { Facts } from '../../../components/Facts'
import { Row } from '../../../components/Row'
import { Sheet } from '../../../components/Sheet'
import { pastTime } from '../../../lib/spoken'
import { placeWord, stopTime } from '../../../lib/tourWords'
import { categoryWords } from '../../../lib/words'
import { callPhone } from '../../../platform/phoneCall'
import { ReasonForm } from '../../office/lectures/ReasonForm'
import { type Request, useDeeds } from './useRequests'
import styles from './index.module.scss'

interface RequestSheetProps {
  request: Request
  now: number
  isOffice: boolean
  onClose: () => void
  reload: () => Promise<void>
}

/** One request as the branch wrote it. */
export function RequestSheet({ request, now, isOffice, onClose, reload }: RequestSheetProps) {
  const { reason, busy, place, refuse } = useDeeds(request, onClose, reload)
  const { contact } = request
  if (reason.asking) {
    return (
      <Sheet open title='为什么不安排？' onClose={reason.close}>
        <ReasonForm
          reason={reason}
          label='不安排的原因'
          warning='支部会看到这个原因，可以另外点单。'
          verb='告诉支部'
          busy={busy}
          onConfirm={refuse}
        />
      </Sheet>
    )
  }
  return (
    <Sheet open title={request.branch} onClose={onClose}>
      <Facts items={factsOf(request, now)} />
      {contact.phone !== null && (
        <Row title={`联系${contact.name}`} sub={contact.phone} last onClick={() => callPhone(contact.phone!)} />
      )}
      {isOffice && (
        <View className={styles.deeds}>
          <View className={styles.first}>
            <Button kind='primary' onClick={place}>
              安排一站
            </Button>
          </View>
          <Button kind='secondary' onClick={reason.ask}>
            不安排
          </Button>
        </View>
      )}
    </Sheet>
  )
}

function factsOf(request: Request, now: number): [string, string][] {
  const { unit, topic, wishes, contact, size, categories, ask, askedAt, ownBranchAllowed, legs } = request
  return [
    ['单位', unit],
    ['主题', topicNames[topic]],
    ['时间', wishes.map((wish) => stopTime(wish, now)).join('；')],
    ['地点', placeWord(request)],
    ['人数', `约 ${size} 人`],
    ...(categories.length
      ? [['听众', categories.map((one) => categoryWords[one]).join('、')] as [string, string]]
      : []),
    ...(ask ? [['想问', ask] as [string, string]] : []),
    ...(legs.length ? [['外出', `要带队外出，${legs.length} 程`] as [string, string]] : []),
    ...(ownBranchAllowed ? [['来讲的', '本支部的同志也可以'] as [string, string]] : []),
    ...(contact.phone === null ? [['联系人', contact.name] as [string, string]] : []),
    ['点单', pastTime(askedAt, now)],
  ]
}
