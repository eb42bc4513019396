import { Button as Native, Text } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { copy } from '../../../platform/clipboard'
import { say } from '../../../platform/dialog'
import { homeLink, sharesCards } from '../../../platform/share'
import { cardOf } from '../../../pages/home/card'
import type { Month } from './draft'

type Published = NonNullable<Month['published']>

/** Where there are no cards, the words of one to be pasted. */
export function ShareButton({ session }: Published) {
  async function copyWords() {
    const words = `${cardOf(session).title}，${session.place}。请打开月课回复：${homeLink()}`
    say((await copy(words)) ? '通知已复制，请粘贴到支部群' : '没有复制成功，请再试一次')
  }
  if (!sharesCards) {
    return (
      <Button kind='secondary' onClick={copyWords}>
        转发到支部群
      </Button>
    )
  }
  return (
    <Native className='btn btn-2' hoverClass='btn-2-press' hoverStayTime={120} openType='share' ariaRole='button'>
      <Text className='btn-t'>转发到支部群</Text>
    </Native>
  )
}
