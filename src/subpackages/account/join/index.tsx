import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Page } from '../../../components/Page'
import { Empty } from '../../../components/Empty'
import { navigate } from '../../../lib/navigate'
import { Form } from './Form'
import { type Asking, useJoin } from './useJoin'
import { Waiting, WaitingDock } from './Waiting'

export default function JoinPage() {
  const join = useJoin()
  if (join.step !== 'ready') return <Page state={join} />
  switch (join.stage) {
    case 'bound':
      return (
        <Page state={join} dock={<BoundDock />}>
          <Empty full title='已经认领好了' />
        </Page>
      )
    case 'waiting':
      return (
        <Page state={join} dock={<WaitingDock {...join} />}>
          <Waiting {...join} />
        </Page>
      )
    case 'asking':
      return (
        <Page state={join} dock={<SubmitDock {...join} />}>
          <View>
            <Form {...join} />
          </View>
        </Page>
      )
  }
}

function SubmitDock({ draft: { agreed }, missing, busy, submit }: Asking) {
  const why = missing ? `还差 ${missing} 项` : '请先同意隐私保护指引'
  return (
    <Dock note='提交以后，由所在支部书记确认'>
      <Button kind='primary' disabled={missing > 0 || !agreed || busy} why={busy ? '正在提交' : why} onClick={submit}>
        提交认领
      </Button>
    </Dock>
  )
}

/** Seen only if the way home took a moment. */
function BoundDock() {
  return (
    <Dock>
      <Button kind='secondary' onClick={() => navigate('home')}>
        去首页
      </Button>
    </Dock>
  )
}
