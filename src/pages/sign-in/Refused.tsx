import { Button } from '../../components/Button'
import { Dock } from '../../components/Dock'
import { Empty } from '../../components/Empty'
import { Failure } from '../../components/Failure'
import { Page } from '../../components/Page'
import { navigate } from '../../lib/navigate'
import { OtherWays } from './OtherWays'
import { hasOtherWays, isTrouble, mayScanAgain, refusalText } from './refusals'
import { HomeDock, ScanDock } from './docks'
import type { SignIn, SigningIn } from './useSignIn'

type RefusedProps = Extract<SignIn, { step: 'refused' }> & Pick<SigningIn, 'session' | 'show' | 'scanAndSign'>

/** One clear sentence, and what one can do about it. */
export function Refused({ session, show, scanAndSign, ...refusal }: RefusedProps) {
  const { code, purpose } = refusal
  const words = refusalText(refusal, session)
  return (
    <Page dock={<RefusedDock code={code} onScan={() => scanAndSign(purpose)} />}>
      {isTrouble(code) ? <Failure {...words} /> : <Empty {...words} />}
      {purpose === 'in' && hasOtherWays(code) && (
        <OtherWays session={session} onDigits={code === 'DIGITS_LOCKED' ? undefined : () => show({ step: 'digits' })} />
      )}
    </Page>
  )
}

function RefusedDock({ code, onScan }: Pick<RefusedProps, 'code'> & { onScan: () => unknown }) {
  if (mayScanAgain(code)) return <ScanDock words='再扫一次' onScan={onScan} />
  if (code !== 'NOT_BOUND') return <HomeDock />
  return (
    <Dock>
      <Button kind='primary' icon='user-round' onClick={() => navigate('join')}>
        认领身份
      </Button>
    </Dock>
  )
}
