import Taro from '@tarojs/taro'

export const scrollToTop = () => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })

/** `room`: rpx-free pixels left free above it. */
export const scrollToElement = (id: string, room = 0) =>
  void Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -room, duration: 0 })
