import { useNow } from '../../lib/clock'
import { Page } from '../../components/Page'
import { SignOutDock } from '../../components/SignOutDock'
import { maySignOut } from '../../lib/signOut'
import { useHome, useMe } from '../../me'
import { ReminderDock } from './docks'
import { Receipt, Stamp } from './Receipt'
import type { Receipt as Row } from './submit'

const TICK_MS = 10_000

interface SignedProps {
  receipt: Row
  onSignOut: () => unknown
}

/** Home knows the names already, as a rule: then nothing is asked again. */
export function Signed({ receipt, onSignOut }: SignedProps) {
  const { home } = useMe()
  const now = useNow(TICK_MS)
  const session = home?.data.sessions.find(({ id }) => id === receipt.sessionId)
  const dock =
    session && maySignOut(session, now) ? (
      <SignOutDock session={session} now={now} onScan={onSignOut} />
    ) : (
      <ReminderDock />
    )
  return (
    <Page dock={dock}>
      {home && session ? <Receipt receipt={receipt} home={home} /> : <BareReceipt receipt={receipt} />}
    </Page>
  )
}

/** Opened from WeChat's scanner: the receipt comes first, the names after it. */
function BareReceipt({ receipt }: Pick<SignedProps, 'receipt'>) {
  const { step } = useHome()
  const { home } = useMe()
  return <Receipt receipt={receipt} home={step === 'ready' ? home : null} />
}

/** What home knows of the coming stands above the going; if it knows nothing yet, the going alone. */
export function Out({ sessionId, outAt, onSignOut }: { sessionId: string; outAt: number; onSignOut: () => unknown }) {
  const row = useMe().home?.data.sessions.find(({ id }) => id === sessionId)?.signIn
  if (row) return <Signed receipt={{ sessionId, ...row, outAt }} onSignOut={onSignOut} />
  return (
    <Page dock={<ReminderDock />}>
      <BareOut outAt={outAt} />
    </Page>
  )
}

function BareOut({ outAt }: { outAt: number }) {
  useHome()
  return <Stamp words={['已签退']} at={outAt} state='counts' />
}
