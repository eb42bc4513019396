import Taro from '@tarojs/taro'

const env = process.env.TARO_APP_CLOUD_ENV
Taro.cloud.init(env ? { env } : {})

/** Calls one cloud function and hands back what it returned. */
export async function invoke(name: string, data: object): Promise<unknown> {
  const { result } = await Taro.cloud.callFunction({ name, data })
  return result
}
