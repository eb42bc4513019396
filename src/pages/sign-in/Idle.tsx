import { useEffect } from 'react'
import { dayOf, timeOf } from '#domain/calendar'
import { Empty } from '../../components/Empty'
import { Page } from '../../components/Page'
import { useNow } from '../../lib/clock'
import { concernsUntil } from '../../lib/signOut'
import { kindWords } from '../../lib/words'
import { type Home, useHome } from '../../me'
import { ScanDock } from './docks'
import { OtherWays } from './OtherWays'
import type { SigningIn } from './useSignIn'

const TITLE = '扫现场屏幕上的码'
const TEXT = '码一直在更新，对准屏幕上现在的那个。'

type IdleProps = Pick<SigningIn, 'session' | 'show' | 'scanAndSign'>

/** Opened with nothing known: what the session allows is asked for behind the page. */
function AskHome() {
  useHome()
  return null
}

export function Idle({ session, sessionId, show, scanAndSign }: IdleProps & Pick<SigningIn, 'sessionId'>) {
  return (
    <Page dock={<ScanDock words='扫码签到' onScan={() => scanAndSign('in')} />}>
      {sessionId && !session && <AskHome />}
      <Empty title={TITLE} text={TEXT} />
      <OtherWays session={session} onDigits={() => show({ step: 'digits' })} />
    </Page>
  )
}

/** Mine of today that is not over; the first of several. */
const todaysOf = ({ sessions }: Home, now: number) =>
  sessions.find((one) => !one.cancelled && dayOf(one.start) === dayOf(now) && now < concernsUntil(one))

/** 海报 on the wall: it leads here, to today's session, and the code on the screen still has to be scanned. */
export function Poster({ choose, scanAndSign, ...idle }: IdleProps & Pick<SigningIn, 'choose'>) {
  const home = useHome()
  const now = useNow(60_000)
  const session = home.step === 'ready' ? todaysOf(home.data, now) : undefined
  const id = session?.id
  useEffect(() => choose(id), [choose, id])

  const which = session ? `今天 ${timeOf(session.start)} 有${kindWords[session.kind]}。` : ''
  return (
    <Page
      state={home.step === 'failed' ? home : undefined}
      dock={<ScanDock words='扫码签到' onScan={() => scanAndSign('in')} />}
    >
      <Empty title={TITLE} text={`${which}海报不能签到，请扫屏幕上现在的码。`} />
      <OtherWays session={session} onDigits={() => idle.show({ step: 'digits' })} />
    </Page>
  )
}
