import { View } from '@tarojs/components'
import { Empty } from '../../components/Empty'
import { Page } from '../../components/Page'
import { Digits } from './Digits'
import { HomeDock } from './docks'
import { Idle, Poster } from './Idle'
import { OtherWays } from './OtherWays'
import { Refused } from './Refused'
import { Out, Signed } from './Signed'
import { type SigningIn, useSignIn } from './useSignIn'
import { Waiting } from './Waiting'

/** One state at a time. */
export default function SignInPage() {
  const signing = useSignIn()
  const { state, session, show, scanAndSign } = signing
  const signOut = () => scanAndSign('out')

  switch (state.step) {
    case 'idle':
      return <Start {...signing} poster={state.poster} />
    case 'digits':
      return session ? <Digits session={session} show={show} onScan={() => scanAndSign('in')} /> : <Idle {...signing} />
    case 'signing':
      return (
        <Page>
          <View ariaRole='status'>
            <Empty title='正在签到' />
          </View>
        </Page>
      )
    case 'paced':
      return <Waiting {...state} />
    case 'signed':
      return <Signed receipt={state.receipt} onSignOut={signOut} />
    case 'out':
      return <Out {...state} onSignOut={signOut} />
    case 'kept':
      return (
        <Page dock={<HomeDock />}>
          <Empty title='已记下扫码' text='连上网会自动补传，由支部书记确认后算数。手机关了也不会丢。' />
          <OtherWays session={session} />
        </Page>
      )
    case 'refused':
      return <Refused {...state} {...signing} />
  }
}

/** Nothing scanned yet. Home may say only now that one is in already. */
function Start({ poster, ...signing }: SigningIn & { poster: boolean }) {
  const { session, scanAndSign } = signing
  if (session?.signIn) {
    return <Signed receipt={{ sessionId: session.id, ...session.signIn }} onSignOut={() => scanAndSign('out')} />
  }
  return poster ? <Poster {...signing} /> : <Idle {...signing} />
}
