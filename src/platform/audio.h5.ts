import type { Ears, Sound } from './audio'

let element: HTMLAudioElement | null = null
let blocked: () => void = () => undefined

export function attach(ears: Ears) {
  if (element) return
  element = new Audio()
  element.preload = 'auto'
  element.ontimeupdate = ears.onTime
  element.onplaying = ears.onPlay
  element.onpause = () => void (element?.ended || ears.onPause())
  element.onended = ears.onEnded
  element.onwaiting = ears.onWaiting
  // an empty address, which stop() leaves, is told as an error too
  element.onerror = () => void (element?.getAttribute('src') && ears.onError())
  blocked = ears.onBlocked
  onLockScreen(element, ears)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') ears.onLeave()
  })
}

function onLockScreen(audio: HTMLAudioElement, { onNext, onPrevious }: Ears) {
  const session = navigator.mediaSession as MediaSession | undefined
  session?.setActionHandler('play', () => play(audio))
  session?.setActionHandler('pause', () => audio.pause())
  session?.setActionHandler('nexttrack', onNext)
  session?.setActionHandler('previoustrack', onPrevious)
}

/** What is refused for want of a tap is no error; a new address ends the play of the old one, which is none either. */
function play(audio: HTMLAudioElement) {
  audio.play().catch((failure: unknown) => {
    if ((failure as DOMException).name === 'NotAllowedError') blocked()
  })
}

export function start({ url, title, album, singer, startAt, speed }: Sound) {
  if (!element) return
  element.src = url
  element.currentTime = startAt
  setSpeed(speed)
  play(element)
  if (navigator.mediaSession as MediaSession | undefined) {
    navigator.mediaSession.metadata = new MediaMetadata({ title, album, artist: singer })
  }
}

export const resume = () => void (element && play(element))
export const pause = () => element?.pause()

export function stop() {
  element?.pause()
  element?.removeAttribute('src')
  element?.load()
}

export function seek(position: number) {
  if (element) element.currentTime = position
}

/** A new address begins at the default speed. */
export function setSpeed(speed: number) {
  if (!element) return
  element.defaultPlaybackRate = speed
  element.playbackRate = speed
}

export const position = () => (element?.readyState ? element.currentTime : NaN)
