import Taro from '@tarojs/taro'

const FULL = 1

/** A code on a dim screen is hard to scan. Tells how to put it back as it was. */
export function brighten(): () => void {
  const before = Taro.getScreenBrightness().then(
    ({ value }) => value,
    () => null,
  )
  void before.then(() => Taro.setScreenBrightness({ value: FULL })).catch(() => undefined)
  return () => {
    void before
      .then((value) => (value === null ? undefined : Taro.setScreenBrightness({ value })))
      .catch(() => undefined)
  }
}
