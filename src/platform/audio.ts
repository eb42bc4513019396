import Taro from '@tarojs/taro'

/** One track as it is handed to the phone's player. */
export interface Sound {
  url: string
  title: string
  /** The course, as the lock screen names it. */
  album: string
  singer: string
  startAt: number
  speed: number
}

/** What the phone tells of its player; `onBlocked`: it asks for a tap first. */
export interface Ears {
  onTime: () => void
  onPlay: () => void
  onPause: () => void
  /** Closed from outside: nothing is loaded any more. */
  onStop: () => void
  onEnded: () => void
  onWaiting: () => void
  onError: () => void
  onBlocked: () => void
  onNext: () => void
  onPrevious: () => void
  /** The app goes out of sight, and may be killed there. */
  onLeave: () => void
}

/** The one that goes on behind a locked screen; asked for only when something is to be heard. */
let manager: Taro.BackgroundAudioManager | null = null

export function attach(ears: Ears) {
  if (manager) return
  manager = Taro.getBackgroundAudioManager()
  manager.onTimeUpdate(ears.onTime)
  manager.onPlay(ears.onPlay)
  manager.onPause(ears.onPause)
  manager.onStop(ears.onStop)
  manager.onEnded(ears.onEnded)
  manager.onWaiting(ears.onWaiting)
  manager.onError(ears.onError)
  manager.onNext(ears.onNext)
  manager.onPrev(ears.onPrevious)
  Taro.onAppHide(ears.onLeave)
}

/** The title must be there before the address: WeChat begins to play when it is given one. */
export function start({ url, title, album, singer, startAt, speed }: Sound) {
  if (!manager) return
  manager.title = title
  manager.epname = album
  manager.singer = singer
  manager.startTime = startAt
  manager.playbackRate = speed
  manager.src = url
}

export const resume = () => manager?.play()
export const pause = () => manager?.pause()
export const stop = () => manager?.stop()
export const seek = (position: number) => manager?.seek(position)

/** Some phones take a new speed only at the next beginning of play. */
export function setSpeed(speed: number) {
  if (!manager) return
  manager.playbackRate = speed
  if (!manager.paused) manager.seek(manager.currentTime)
}

/** Seconds; NaN while nothing is loaded. */
export const position = () => manager?.currentTime ?? NaN
