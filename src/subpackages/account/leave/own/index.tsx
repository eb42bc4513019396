import { View } from '@tarojs/components'
import { Empty } from '../../../../components/Empty'
import { Page } from '../../../../components/Page'
import { Pager } from '../../../../components/Pager'
import { Meter } from './Meter'
import { SlipItem } from './SlipItem'
import { type OwnLeave, useOwnLeave } from './useOwnLeave'

/** 我的假条: this year's, the newest first, each with what can still be done. */
export default function OwnLeavePage() {
  const own = useOwnLeave()
  return <Page state={own}>{own.step === 'ready' && <Slips {...own} />}</Page>
}

function Slips(own: OwnLeave) {
  const { slips, part } = own
  if (!slips.length) {
    return <Empty title='今年没有请过假' text='来不了的时候，从首页点“请假”，交上的假条会列在这里。' />
  }
  return (
    <View>
      <Meter {...own} />
      {part.shown.map((slip) => (
        <SlipItem key={`${slip.sessionId}:${slip.from}`} slip={slip} {...own} />
      ))}
      <Pager onBack={part.onBack} onNext={part.onNext} />
    </View>
  )
}
