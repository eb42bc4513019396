import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/Button'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { Sheet } from '../../../components/Sheet'
import { expectedAt, type Lecture } from '../../../lib/lectureWords'
import { useAction } from '../../../lib/useAction'
import { say } from '../../../platform/dialog'
import { Confirm } from '../Confirm'
import { LectureFacts } from './LectureFacts'
import { ReasonForm } from './ReasonForm'
import { useReason } from './useReason'
import styles from './index.module.scss'

const usual = ['人手调不开', '临时有任务', '天气恶劣']

interface LectureSheetProps {
  orgId: string
  lecture: Lecture
  now: number
  onClose: () => void
  reload: () => Promise<void>
}

/** One lecture: where it stands, and what comes next for it. */
export function LectureSheet(props: LectureSheetProps) {
  const { lecture, now, onClose } = props
  const { reason, isSure, setSure, ...deeds } = useDeeds(props)
  if (reason.asking) {
    return (
      <Sheet open title='为什么取消？' onClose={reason.close}>
        <ReasonForm
          reason={reason}
          label='取消的原因'
          warning='主讲人的时间随即空出来，收到过通知的同志会再收到取消的通知，取消以后不能恢复。'
          verb='确认取消'
          busy={deeds.busy}
          onConfirm={deeds.cancel}
        />
      </Sheet>
    )
  }
  if (isSure) {
    return (
      <Sheet open title='发布这一讲？' onClose={() => setSure(false)}>
        <Confirm
          lines={[
            `${lecture.linked.length} 个支部，约 ${expectedAt(lecture)} 位同志会收到通知。`,
            '每个支部有自己的签到名单和记录。',
            '发布以后，时间和现场不能再改，只能取消。',
          ]}
          verb='确认发布'
          busy={deeds.busy}
          onConfirm={deeds.publish}
          onBack={() => setSure(false)}
        />
      </Sheet>
    )
  }
  return (
    <Sheet open title={lecture.title} onClose={onClose}>
      <View className={styles.standing}>
        <Phrases text={standingWords(lecture, now)} />
      </View>
      <LectureFacts lecture={lecture} now={now} />
      {lecture.state === 'confirmed' && now < lecture.start && (
        <Button kind='primary' onClick={() => setSure(true)}>
          发布给各支部
        </Button>
      )}
      {mayCancel(lecture, now) && (
        <Row icon='x' title='取消这一讲' sub='开始以前可以取消，另行安排' last onClick={reason.ask} />
      )}
    </Sheet>
  )
}

function useDeeds({ orgId, lecture, onClose, reload }: LectureSheetProps) {
  const publishing = useAction('lecture.publish')
  const cancelling = useAction('lecture.cancel')
  const reason = useReason(`cancel:${lecture.id}`, usual)
  const [isSure, setSure] = useState(false)
  const which = { orgId, lectureId: lecture.id }
  return {
    reason,
    isSure,
    setSure,
    busy: publishing.state.step === 'busy' || cancelling.state.step === 'busy',
    async publish() {
      if (await publishing.run(which)) {
        say('已发布，几分钟内通知各支部')
        onClose()
      }
      await reload()
    },
    async cancel() {
      if (await cancelling.run({ ...which, reason: reason.words })) {
        reason.sent()
        onClose()
      }
      await reload()
    },
  }
}

const mayCancel = ({ state, start }: Lecture, now: number) =>
  state !== 'cancelled' && (state !== 'published' || now < start)

function standingWords({ state, host, declined, cancelReason, start, end }: Lecture, now: number): string {
  if (state === 'cancelled') return `已取消，原因：${cancelReason ?? ''}。`
  if (state === 'planned' && declined) return `${host.name}有困难：${declined}。请联系他们，或取消后另行安排。`
  if (state === 'planned') return `等${host.name}确认，确认以后才能发布。`
  if (state === 'confirmed')
    return now < start ? '东道主已经确认，可以发布了。' : '东道主确认了，但没有在开始以前发布。'
  if (now < start) return '已发布，各支部分别回复、签到。'
  return now < end ? '正在进行，各支部分别签到。' : '已经举办，各支部分别写记录。'
}
