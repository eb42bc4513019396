let lock: WakeLockSentinel | null = null

/** Browsers grant it on secure pages only; without it the laptop's own setting counts. */
export async function keepScreenOn(on: boolean) {
  try {
    if (on) lock = await navigator.wakeLock.request('screen')
    else await lock?.release()
  } catch {
    lock = null
  }
}
