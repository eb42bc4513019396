import type { Here } from './location'

/** A browser measures in other degrees (WGS 84): good for a rehearsal, in which both sides do. */
export const whereAmI = (withinMs: number) =>
  new Promise<Here | null>((resolve) => {
    setTimeout(() => resolve(null), withinMs)
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) => resolve({ latitude, longitude, accuracy }),
      () => resolve(null),
    )
  })
