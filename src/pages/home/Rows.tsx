import { shortDay, timeOf, weekdayOf } from '#domain/calendar'
import { Row } from '../../components/Row'
import { navigate } from '../../lib/navigate'
import type { BranchTask } from './branchTasks'
import type { NextThing } from './nextThing'

/** The way to change one's mind, as long as there is one. */
export function ChangeRow({ thing, onCome, onLeave }: { thing: NextThing; onCome: () => void; onLeave: () => void }) {
  if (thing.step === 'signedIn') {
    const { id } = thing.session
    const sub = `${timeOf(thing.signedAt)} 签到，点开看回执`
    return <Row icon='check' title='签到回执' sub={sub} onClick={() => navigate('signIn', { sessionId: id })} />
  }
  if (thing.step !== 'ahead') return null
  const { session, mayCome, mayAskLeave } = thing
  if (session.reply === 'coming' && mayAskLeave) {
    return <Row icon='pen-line' title='来不了了，改为请假' onClick={onLeave} />
  }
  if ((session.reply === 'leaveAsked' || session.reply === 'leaveGranted') && mayCome) {
    return <Row icon='pen-line' title='能来了，改为参加' onClick={onCome} />
  }
  return null
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
  const { id, start } = task.session
  const sub = `${shortDay(start)}，${weekdayOf(start)}`
  return <Row icon='users-round' title='看回复与签到' sub={sub} onClick={() => navigate('live', { sessionId: id })} />
}
