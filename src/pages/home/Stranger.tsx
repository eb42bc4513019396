import { Button } from '../../components/Button'
import { Dock } from '../../components/Dock'
import { Empty } from '../../components/Empty'
import { Feedback } from '../../components/Feedback'
import { Page } from '../../components/Page'
import { navigate } from '../../lib/navigate'

/** A phone that belongs to nobody yet. */
export function Stranger() {
  const dock = (
    <Dock note='认领由所在支部书记确认'>
      <Button kind='primary' icon='user-round' onClick={() => navigate('join')}>
        认领身份
      </Button>
    </Dock>
  )
  return (
    <Page tab='home' dock={dock}>
      <Empty title='还没有认领党员身份' text='认领以后，就能用这部手机回复、请假和签到。' />
      <Feedback />
    </Page>
  )
}
