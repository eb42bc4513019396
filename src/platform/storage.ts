import Taro from '@tarojs/taro'

/** Small things that this version kept on this phone; undefined if there is nothing. */
export function load<T>(key: string): T | undefined {
  const text: unknown = Taro.getStorageSync(key)
  return typeof text === 'string' && text ? JSON.parse(text) : undefined
}

/** A full storage loses convenience only. */
export function save(key: string, value: unknown) {
  Taro.setStorage({ key, data: JSON.stringify(value) }).catch(() => undefined)
}
