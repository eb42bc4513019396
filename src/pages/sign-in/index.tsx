import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Dock } from '../../components/Dock'
import { Empty } from '../../components/Empty'
import { Failure } from '../../components/Failure'
import { Page } from '../../components/Page'
import { navigate } from '../../lib/navigate'
import { allowReminder } from '../../lib/remind'
import { useHome, useMe } from '../../me'
import { Receipt } from './Receipt'
import { isTrouble, mayScanAgain, refusalText } from './refusals'
import { type SignIn, useSignIn } from './useSignIn'

type SignedProps = Pick<Extract<SignIn, { step: 'signed' }>, 'receipt'>

/** One of four states. */
export default function SignInPage() {
  const { state, sessionId, scanAndSignIn } = useSignIn()

  switch (state.step) {
    case 'idle':
      return (
        <Page dock={<ScanButton words='扫码签到' onScan={scanAndSignIn} />}>
          <Empty title='扫现场屏幕上的码' text='码一直在更新，对准屏幕上现在的那个。' />
        </Page>
      )
    case 'signing':
      return (
        <Page>
          <View ariaRole='status'>
            <Empty title='正在签到' />
          </View>
        </Page>
      )
    case 'signed':
      return <Signed receipt={state.receipt} />
    case 'refused':
      return <Refused {...state} sessionId={sessionId} onScan={scanAndSignIn} />
  }
}

function ScanButton({ words, onScan }: { words: string; onScan: () => unknown }) {
  return (
    <Dock>
      <Button kind='primary' icon='scan-line' onClick={onScan}>
        {words}
      </Button>
    </Dock>
  )
}

/** Home knows the names already, as a rule: then nothing is asked again. */
function Signed({ receipt }: SignedProps) {
  const { home } = useMe()
  const isKnown = home?.data.sessions.some(({ id }) => id === receipt.sessionId)
  return (
    <Page dock={<ReminderDock />}>
      {home && isKnown ? <Receipt receipt={receipt} home={home} /> : <BareReceipt receipt={receipt} />}
    </Page>
  )
}

/** Opened from WeChat's scanner: the receipt comes first, the names after it. */
function BareReceipt({ receipt }: SignedProps) {
  const { step } = useHome()
  const { home } = useMe()
  return <Receipt receipt={receipt} home={step === 'ready' ? home : null} />
}

function ReminderDock() {
  const [allowed, setAllowed] = useState(false)
  return (
    <Dock>
      <Button
        kind='secondary'
        icon='bell'
        disabled={allowed}
        why='下次发布时会通知您'
        onClick={async () => setAllowed(await allowReminder())}
      >
        下次发布时通知我
      </Button>
    </Dock>
  )
}

type RefusedProps = Extract<SignIn, { step: 'refused' }> & { sessionId?: string; onScan: () => unknown }

function Refused({ code, message, sessionId, onScan }: RefusedProps) {
  const session = useMe().home?.data.sessions.find(({ id }) => id === sessionId)
  const words = refusalText(code, message, session)
  const dock = mayScanAgain(code) ? (
    <ScanButton words='再扫一次' onScan={onScan} />
  ) : (
    <Dock>
      <Button kind='secondary' onClick={() => navigate('home')}>
        回首页
      </Button>
    </Dock>
  )
  return <Page dock={dock}>{isTrouble(code) ? <Failure {...words} /> : <Empty {...words} />}</Page>
}
