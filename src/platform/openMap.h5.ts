import { say } from './dialog'
import type { Spot } from './openMap'

/** A browser has no map of its own, and what it is shown in a rehearsal goes to no other company. */
export function openMap({ name, address }: Spot) {
  say(`手机上会打开地图：${name}，${address}`)
  return Promise.resolve()
}
