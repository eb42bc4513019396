import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Page } from '../../../components/Page'
import { Earlier } from './Earlier'
import { Form } from './Form'
import { type Feedback, useFeedback } from './useFeedback'

export default function FeedbackPage() {
  const feedback = useFeedback()
  return (
    <Page dock={<SubmitDock {...feedback} />}>
      <View>
        <Form {...feedback} />
        <Earlier sendings={feedback.sendings} />
      </View>
    </Page>
  )
}

function SubmitDock({ problems, length, textError, busy, submit }: Feedback) {
  const missing = Object.keys(problems).length
  const why = textError && length ? '超过 500 字' : `还差 ${missing} 项`
  return (
    <Dock>
      <Button kind='primary' disabled={missing > 0 || busy} why={busy ? '正在提交' : why} onClick={submit}>
        提交
      </Button>
    </Dock>
  )
}
