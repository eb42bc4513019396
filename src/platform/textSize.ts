import Taro from '@tarojs/taro'

/** Younger than Taro's list. */
type AppBaseInfo = Taro.getAppBaseInfo.Result & { fontSizeScaleFactor?: number; fontSizeSetting?: number }

/** What older WeChat tells in place of the factor: pixels, 16 or 17 of which are its standard. */
const STANDARD_PX = 17

/** How much larger than standard somebody has set his text in WeChat: 我 → 设置 → 通用 → 字体大小. */
export function textScale(): number {
  const { fontSizeScaleFactor, fontSizeSetting }: AppBaseInfo = Taro.getAppBaseInfo()
  return fontSizeScaleFactor ?? (fontSizeSetting ?? STANDARD_PX) / STANDARD_PX
}
