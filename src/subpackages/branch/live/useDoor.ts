import { useState } from 'react'
import { say } from '../../../platform/dialog'
import { whereAmI } from '../../../platform/location'
import { useAction } from '../../../lib/useAction'
import type { ReadyLive } from './useLive'

const USUAL_RADIUS = 200
/** Whoever sets the place has asked for it, and may wait for the satellites. */
const WAIT_MS = 15_000

export function useDoor({ data, reload, shut }: ReadyLive) {
  const [door, setDoor] = useState(data.session.door)
  const [locating, setLocating] = useState(false)
  const setting = useAction('attendance.setDoor')

  async function placeHere() {
    setLocating(true)
    const found = await whereAmI(WAIT_MS)
    setLocating(false)
    if (!found) return say('没有取得位置，请在微信里允许使用位置，再试一次')
    const { latitude, longitude } = found
    setDoor((old) => ({ ...old, spot: { latitude, longitude, radius: old.spot?.radius ?? USUAL_RADIUS } }))
  }

  /** Of two who save at once the second is told, and sees what the first has chosen. */
  async function save() {
    const done = await setting.run({ sessionId: data.session.id, revision: data.revision, door })
    await reload()
    if (done) shut()
  }

  return { door, setDoor, placeHere, locating, save, saving: setting.state.step === 'busy' }
}
