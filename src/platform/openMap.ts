import Taro from '@tarojs/taro'

/** Degrees as phones tell them (gcj02). */
export interface Spot {
  latitude: number
  longitude: number
  name: string
  address: string
}

/** WeChat's own map, from which one goes on to whatever one drives by. Whoever changes his mind has not failed. */
export async function openMap({ latitude, longitude, name, address }: Spot) {
  await Taro.openLocation({ latitude, longitude, name, address }).catch(() => undefined)
}
