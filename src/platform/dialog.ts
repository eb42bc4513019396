import Taro from '@tarojs/taro'

/** One sentence that goes away by itself. */
export function say(sentence: string) {
  void Taro.showToast({ title: sentence, icon: 'none', duration: 3000 })
}
