import Taro from '@tarojs/taro'

const PATIENCE_MS = 6_000
const LOOK_MS = 200

/** Seconds of a file on this device; null where the phone cannot tell, and so a person has to. */
export function mediaLength(path: string, media: 'audio' | 'video'): Promise<number | null> {
  return media === 'video' ? filmLength(path) : soundLength(path)
}

const told = (seconds: number | undefined) => (seconds && Number.isFinite(seconds) && seconds > 0 ? seconds : null)

async function filmLength(path: string) {
  try {
    return told((await Taro.getVideoInfo({ src: path })).duration)
  } catch {
    return null
  }
}

/** Many phones say 0 at first, and the length a little after they could play. */
function soundLength(path: string): Promise<number | null> {
  const sound = Taro.createInnerAudioContext()
  return new Promise((resolve) => {
    const end = (seconds: number | null) => {
      clearInterval(looking)
      clearTimeout(patience)
      sound.destroy()
      resolve(seconds)
    }
    const looking = setInterval(() => told(sound.duration) && end(told(sound.duration)), LOOK_MS)
    const patience = setTimeout(() => end(null), PATIENCE_MS)
    sound.onError(() => end(null))
    sound.src = path
  })
}
