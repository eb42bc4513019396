import { navigate } from '../../lib/navigate'
import { placeSceneIn } from '../../lib/placeScene'
import { say } from '../../platform/dialog'
import { scan } from '../../platform/scan'

export async function scanPoster() {
  const scanned = await scan()
  if (scanned === null) return
  const scene = placeSceneIn(scanned)
  if (scene) await navigate('course', { scene })
  else say('这不是课程海报上的码，请对准海报再扫一次')
}
