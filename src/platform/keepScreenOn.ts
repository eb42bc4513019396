import Taro from '@tarojs/taro'

/** A projector that falls asleep keeps people at the door. */
export function keepScreenOn(on: boolean) {
  void Taro.setKeepScreenOn({ keepScreenOn: on }).catch(() => undefined)
}
