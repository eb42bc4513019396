import { useState } from 'react'
import { nearDay, shortDay, timeOf, weekdayOf } from '#domain/calendar'
import { Row } from '../../components/Row'
import { navigate } from '../../lib/navigate'
import { isInCalendar, putInCalendar } from '../../lib/phoneCalendar'
import { deadline } from '../../lib/spoken'
import { kindWords, replyWords } from '../../lib/words'
import type { OwnSession } from '../../me'
import type { BranchTask } from './branchTasks'
import { takesPlace } from './headline'
import type { NextThing } from './nextThing'

/** The way to change one's mind, as long as there is one. */
export function ChangeRow({ thing, onCome, onLeave }: { thing: NextThing; onCome: () => void; onLeave: () => void }) {
  if (thing.step === 'signedIn') {
    const { id } = thing.session
    const { signedAt, outAt } = thing.row
    const sub = outAt === null ? `${timeOf(signedAt)} 签到，点开看回执` : `${timeOf(outAt)} 签退，点开看回执`
    return <Row icon='check' title='签到回执' sub={sub} onClick={() => navigate('signIn', { sessionId: id })} />
  }
  if (thing.step !== 'ahead') return null
  const { session, mayCome, mayAskLeave } = thing
  if (session.reply === 'coming' && mayAskLeave) {
    return <Row icon='pen-line' title='来不了了，改为请假' onClick={onLeave} />
  }
  if (session.reply !== 'leaveAsked' && session.reply !== 'leaveGranted') return null
  return (
    <>
      {mayCome && <Row icon='pen-line' title='能来了，改为参加' onClick={onCome} />}
      <Row icon='calendar-x' title='我的假条' sub='审批到哪一步，不请了可以撤回' onClick={() => navigate('ownLeave')} />
    </>
  )
}

/** Whoever comes may have it in the phone's calendar; it is offered until it is there. */
export function CalendarRow({ session }: { session: OwnSession }) {
  const [isIn, setIn] = useState(() => isInCalendar(session.id))
  if (isIn) return null
  const put = async () => setIn(await putInCalendar(session))
  return <Row icon='calendar-plus' title='加入手机日历' sub='开始前提醒自己' onClick={put} />
}

/** Another day that somebody may still have in mind. */
export function CancelledRow({ session: { start, kind, cancelReason } }: { session: OwnSession }) {
  const title = `${shortDay(start)}的${kindWords[kind]}已取消`
  return <Row icon='x' title={title} sub={cancelReason ? `原因：${cancelReason}` : undefined} />
}

/** Somebody may wait for his word, or for him. */
export function SpeakingRow({ speaker }: { speaker: boolean }) {
  if (!speaker) return null
  return <Row icon='mic' title='我的宣讲' sub='下一站，待接的单，有空的日子' onClick={() => navigate('mySpeaking')} />
}

/** Not the next, but it waits for an answer too. */
export function OtherRow({ session, now, onChoose }: { session: OwnSession; now: number; onChoose: () => void }) {
  const { start, kind, reply, replyBy } = session
  const sub = reply === null && now <= replyBy ? `请在${deadline(replyBy, now)} 前回复` : weekdayOf(start)
  return (
    <Row
      icon='clock'
      title={nearDay(start, now) + takesPlace(kind)}
      sub={reply === null ? sub : replyWords[reply]}
      onClick={onChoose}
    />
  )
}

/** What came of it, for whoever need not write it himself. */
export function ReadingRow({ session: { id, start, kind } }: { session: OwnSession }) {
  const sub = `${shortDay(start)}的${kindWords[kind]}`
  return (
    <Row
      icon='message-square-text'
      title='看支部记录'
      sub={sub}
      onClick={() => navigate('reading', { sessionId: id })}
    />
  )
}

export function BranchRow({ task, branch }: { task: BranchTask; branch: string }) {
  if (task.step === 'publish') {
    const { branchId, month, isNext } = task
    const title = isNext ? '发布下月主题党日' : '发布本月主题党日'
    return (
      <Row icon='calendar-plus' title={title} sub={branch} onClick={() => navigate('month', { branchId, month })} />
    )
  }
  if (task.step === 'workbench') {
    return <Row icon='monitor' title='工作台' sub='要您经办的事都在这里' onClick={() => navigate('workbench')} />
  }
  const { id, start, kind } = task.session
  const sub = kind === 'themeDay' ? `${shortDay(start)}，${weekdayOf(start)}` : `今天的${kindWords[kind]}`
  return <Row icon='users-round' title='看回复与签到' sub={sub} onClick={() => navigate('live', { sessionId: id })} />
}
