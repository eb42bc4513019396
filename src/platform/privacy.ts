import Taro from '@tarojs/taro'

/** Opens the guideline that was filed with WeChat; false if none is, or if WeChat is too old (base library before 2.32.3). */
export const openGuideline = () =>
  new Promise<boolean>((resolve) => {
    Taro.openPrivacyContract({ success: () => resolve(true), fail: () => resolve(false) })
  }).catch(() => false)
