import Taro from '@tarojs/taro'
import { say } from './dialog'
import { shownCodes } from './shownCodes.h5'

/** The browser has no camera: one picks a code that another window is showing. */
export async function scan(): Promise<string | null> {
  const codes = shownCodes()
  if (!codes.length) {
    say('没有窗口正在显示签到码，请先在另一个窗口打开投屏')
    return null
  }
  try {
    const { tapIndex } = await Taro.showActionSheet({
      alertText: '选择另一个窗口正在显示的签到码',
      itemList: codes.map(({ title }) => title),
    })
    // the code may have moved on while one was choosing: take what is on that screen now
    const chosen = codes[tapIndex]
    return shownCodes().find(({ sessionId }) => sessionId === chosen?.sessionId)?.link ?? null
  } catch {
    return null
  }
}
