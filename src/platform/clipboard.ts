import Taro from '@tarojs/taro'

/** WeChat may say so in words of its own; whether it worked is the answer. */
export async function copy(text: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: text })
    return true
  } catch {
    return false
  }
}
