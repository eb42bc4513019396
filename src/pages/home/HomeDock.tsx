import { useState } from 'react'
import { timeOf } from '#domain/calendar'
import { Button } from '../../components/Button'
import { Dock } from '../../components/Dock'
import { Row } from '../../components/Row'
import { Sheet } from '../../components/Sheet'
import { SignOutDock } from '../../components/SignOutDock'
import { navigate } from '../../lib/navigate'
import { deadline } from '../../lib/spoken'
import type { PublishTask } from './branchTasks'
import type { NextThing } from './nextThing'

interface HomeDockProps {
  thing: NextThing
  now: number
  busy: boolean
  onCome: (sessionId: string) => unknown
  onLeave: () => void
}

/** The one action of the day, if there is one. */
export function HomeDock({ thing, now, busy, onCome, onLeave }: HomeDockProps) {
  if (thing.step === 'open') return <ScanDock {...thing} />
  if (thing.step === 'signedIn') return <GoingDock {...thing} now={now} />
  if (thing.step === 'closed') return <Dock note='人到了现场没有签上，请支部书记补点名，一样有效' />
  if (thing.step !== 'ahead' || !isAsked(thing)) return null

  const { session, mayCome, mayAskLeave } = thing
  return (
    <Dock note={mayCome ? `请在${deadline(session.replyBy, now)} 前回复` : '回复时间已过，来不了请尽快请假'}>
      {mayAskLeave && (
        <Button kind='secondary' disabled={busy} onClick={onLeave}>
          请假
        </Button>
      )}
      {mayCome && (
        <Button kind='primary' disabled={busy} onClick={() => onCome(session.id)}>
          参加
        </Button>
      )}
    </Dock>
  )
}

/** Whoever has answered is not asked again; whoever was refused leave is. */
const isAsked = ({ session: { reply }, mayCome, mayAskLeave }: Extract<NextThing, { step: 'ahead' }>) =>
  (reply === null || reply === 'leaveRefused') && (mayCome || mayAskLeave)

function GoingDock({ session, mayGo, now }: Extract<NextThing, { step: 'signedIn' }> & { now: number }) {
  if (!mayGo) return null
  const scan = () => navigate('signIn', { sessionId: session.id, way: 'out' })
  return <SignOutDock session={session} now={now} onScan={scan} />
}

function ScanDock({ session, late }: Extract<NextThing, { step: 'open' }>) {
  const [explaining, setExplaining] = useState(false)
  const limit = timeOf(session.window.lateAfter)
  return (
    <>
      <Dock note={late ? `正在签到，已过 ${limit}，现在签到记迟到` : `正在签到，${limit} 后算迟到`}>
        <Button kind='secondary' onClick={() => setExplaining(true)}>
          扫不了
        </Button>
        <Button kind='primary' icon='scan-line' onClick={() => navigate('signIn', { sessionId: session.id })}>
          扫码签到
        </Button>
      </Dock>
      <Sheet open={explaining} title='扫不了，也能签到' onClose={() => setExplaining(false)}>
        {session.door.digits && (
          <Row
            title='输入数字码'
            sub='屏幕上的六位数字'
            onClick={() => void navigate('signIn', { sessionId: session.id, way: 'digits' })}
          />
        )}
        <Row title='我的签到码' sub='请支部书记扫我的码' onClick={() => void navigate('personalCode')} />
        <Row title='请支部书记点名' sub='没带手机、没电了都行，和扫码一样有效' last />
      </Sheet>
    </>
  )
}

export function PublishDock({ task: { branchId, month, isNext } }: { task: PublishTask }) {
  return (
    <Dock note='通知会发给全支部，每人一次'>
      <Button kind='primary' icon='calendar-plus' onClick={() => navigate('month', { branchId, month })}>
        {isNext ? '发布下月主题党日' : '发布本月主题党日'}
      </Button>
    </Dock>
  )
}
