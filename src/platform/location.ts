import Taro from '@tarojs/taro'

/** Degrees as phones tell them (gcj02), and by how many metres they may be wrong. */
export interface Here {
  latitude: number
  longitude: number
  accuracy: number
}

/** Null if it is not allowed, not known, or not told in time: nobody waits at a door for that. */
export function whereAmI(withinMs: number): Promise<Here | null> {
  const asked = Taro.getLocation({ type: 'gcj02' }).then(
    ({ latitude, longitude, accuracy }) => ({ latitude, longitude, accuracy }),
    () => null,
  )
  return Promise.race([asked, new Promise<null>((resolve) => setTimeout(() => resolve(null), withinMs))])
}
