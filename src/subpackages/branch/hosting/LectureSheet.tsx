import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { Sheet } from '../../../components/Sheet'
import { expectedAt, type Lecture } from '../../../lib/lectureWords'
import { navigate } from '../../../lib/navigate'
import { useAction } from '../../../lib/useAction'
import { say } from '../../../platform/dialog'
import { LectureFacts } from '../../office/lectures/LectureFacts'
import { ReasonForm } from '../../office/lectures/ReasonForm'
import { useReason } from '../../office/lectures/useReason'
import type { Hosting, Opened } from './useHosting'
import styles from './index.module.scss'

const usual = ['当天有任务', '场地不够', '不便停车']

type LectureSheetProps = Opened & Pick<Hosting, 'branchId' | 'now' | 'close' | 'reload'>

export function LectureSheet(props: LectureSheetProps) {
  const { as, lecture, now, close } = props
  const isAsked = as === 'host' && lecture.state === 'planned' && now < lecture.start
  if (isAsked) return <AskedSheet {...props} />
  return (
    <Sheet open title={lecture.title} onClose={close}>
      <View className={styles.standing}>
        <Phrases text={as === 'host' ? hostWords(lecture) : guestWords(lecture, now)} />
      </View>
      <LectureFacts lecture={lecture} now={now} />
      <Ways {...props} />
    </Sheet>
  )
}

/** 东道主: a yes, or a no with its reason. */
function AskedSheet({ branchId, lecture, now, close, reload }: LectureSheetProps) {
  const { state, run } = useAction('lecture.confirm')
  const reason = useReason(`decline:${lecture.id}`, usual)
  const word = { branchId, lectureId: lecture.id }
  const busy = state.step === 'busy'

  async function answer(input: Parameters<typeof run>[0], sentence: string) {
    if (await run(input)) {
      reason.sent()
      close()
      say(sentence)
    }
    await reload()
  }

  if (reason.asking) {
    return (
      <Sheet open title='有什么困难？' onClose={reason.close}>
        <ReasonForm
          reason={reason}
          label='困难是什么'
          warning='组织者会看到原因，再和支部商量，以后条件具备了，还可以改为同意。'
          verb='告诉组织者'
          busy={busy}
          onConfirm={() => answer({ ...word, yes: false, reason: reason.words }, '已告诉组织者')}
        />
      </Sheet>
    )
  }
  return (
    <Sheet open title={lecture.title} onClose={close}>
      <View className={styles.standing}>
        <Phrases text={askedWords(lecture)} />
      </View>
      <LectureFacts lecture={lecture} now={now} />
      <Button
        kind='primary'
        disabled={busy}
        why='正在办理'
        onClick={() => answer({ ...word, yes: true }, '已确认，组织者可以发布了')}
      >
        同意当东道主
      </Button>
      {lecture.declined === null && (
        <Row icon='x' title='这次有困难' sub='写明原因，由组织者另行安排' last onClick={reason.ask} />
      )}
    </Sheet>
  )
}

function askedWords(lecture: Lecture): string {
  if (lecture.declined) return `支部说过有困难：${lecture.declined}。条件具备了，可以改为同意。`
  return `约 ${expectedAt(lecture)} 位同志到${lecture.site.name}来，请确认场地和时间。`
}

function hostWords({ state, declined, cancelReason }: Lecture): string {
  if (state === 'cancelled') return `已取消，原因：${cancelReason ?? ''}。`
  if (state === 'planned') return declined ? `支部说过有困难：${declined}。` : '没有在开始以前确认。'
  return state === 'confirmed' ? '支部已经同意，等组织者发布。' : '支部已经同意，组织者已经发布。'
}

function guestWords({ state, cancelReason, start, end }: Lecture, now: number): string {
  if (state === 'cancelled') return `已取消，原因：${cancelReason ?? ''}。`
  if (state !== 'published') return '还没有发布，发布以后通知本支部的同志。'
  if (now < start) return '已发布，本支部的同志在首页回复。'
  return now < end ? '正在进行，本支部自己签到。' : '已经结束，请写本支部的记录。'
}

/** The own sheet and the own record, as of any session. */
function Ways({ branchId, lecture, now, close }: LectureSheetProps) {
  const sessionId = lecture.linked.find((one) => one.branchId === branchId)?.sessionId
  if (lecture.state !== 'published' || !sessionId) return null
  function go(place: 'live' | 'record') {
    close()
    void navigate(place, { sessionId: sessionId! })
  }
  return (
    <>
      {lecture.end <= now && (
        <Row icon='pen-line' title='活动记录' sub='按到会和主讲写好，缺的再补' onClick={() => go('record')} />
      )}
      <Row icon='users-round' title={listWords(lecture, now)} last onClick={() => go('live')} />
    </>
  )
}

function listWords({ start, end }: Lecture, now: number): string {
  if (end <= now) return '签到名单'
  return start <= now ? '签到与点名' : '回复与签到'
}
