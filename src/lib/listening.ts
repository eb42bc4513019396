/** 听课: what plays, wherever one is in the mini-program. A phone has one voice, so there is one store. */
import { useSyncExternalStore } from 'react'
import { cueAt } from '#domain/course'
import { AppError, messages } from '#domain/errors'
import * as audio from '../platform/audio'
import { whenOnline } from '../platform/network'
import { load, save } from '../platform/storage'
import { call } from './call'
import { serverNow } from './clock'
import { type Course, withPass } from './openedCourses'
import { beginCounting, notePlace, type Place } from './positions'
import { isAsleep, type Sleep } from './sleepTimer'

/** blocked: the browser asks for a tap first. retrying: the line is weak. */
export type ListeningStep = 'paused' | 'loading' | 'playing' | 'retrying' | 'blocked' | 'failed'

export interface Listening {
  course: Course | null
  track: number
  /** Seconds; told once a second, and whenever the next line is spoken. */
  position: number
  step: ListeningStep
  problem: string | null
  speed: number
  sleep: Sleep | null
}

const SPEED_KEY = 'listeningSpeed'
const TICK_MS = 1000
const RETRY_MS = [1000, 3000, 8000, 15_000, 30_000]
/** Without a sound for so long, the address is asked for anew. */
const STALLED_MS = 20_000
const BACK_TO_START = 3
const ARRIVED_WITHIN = 3
const ARRIVES_MS = 2000

let state: Listening = {
  course: null,
  track: 0,
  position: 0,
  step: 'paused',
  problem: null,
  speed: load<number>(SPEED_KEY) ?? 1,
  sleep: null,
}
const listeners = new Set<() => void>()

/** What lies in the player, and until when its address holds. */
let loaded: { key: string; until: number } | null = null
let attempt = 0
let tries = 0
let waitingSince = 0
/** Where it was told to go, until it is there: a player tells its old place for a moment. */
let expected: { position: number; since: number } | null = null
let retryTimer: ReturnType<typeof setTimeout> | undefined
let ticker: ReturnType<typeof setInterval> | undefined

function set(change: Partial<Listening>) {
  state = { ...state, ...change }
  if (change.step) waitingSince = change.step === 'loading' ? Date.now() : 0
  if (isWanted()) ticker ??= setInterval(tick, TICK_MS)
  else {
    clearInterval(ticker)
    ticker = undefined
  }
  listeners.forEach((tell) => tell())
}

function subscribe(tell: () => void) {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}

/** `pick` takes something that stays the same object or value until it changes. */
export const useListening = <T>(pick: (listening: Listening) => T): T =>
  useSyncExternalStore(subscribe, () => pick(state))

const trackOf = ({ course, track }: Listening) => course?.tracks[track] ?? null
const isWanted = () => state.step !== 'paused' && state.step !== 'blocked'
const keyOf = ({ course, track }: Listening) => `${course?.id}:${course?.version}:${track}`

function note(stops: boolean) {
  if (state.course) notePlace(state.course.id, state, stops)
}

/** Some phones begin at the beginning whatever they were told: they are told once more. */
function isOnItsWay(position: number) {
  if (!expected) return false
  const { position: there, since } = expected
  const passed = Date.now() - since
  const isThere = Math.abs(position - there) <= ARRIVED_WITHIN
  if (!isThere && passed < ARRIVES_MS) return true
  expected = null
  // after a while behind a locked screen it may be anywhere
  if (position > there - ARRIVED_WITHIN || passed > 2 * ARRIVES_MS) return false
  audio.seek(there)
  return true
}

function expect(position: number) {
  expected = { position, since: Date.now() }
}

/** Told once a second and at each new line; more often would redraw for nothing. */
function hear() {
  const position = audio.position()
  const track = trackOf(state)
  if (state.step !== 'playing' || !track || !(position >= 0) || isOnItsWay(position)) return
  const isNewLine = cueAt(track.cues, position) !== cueAt(track.cues, state.position)
  if (isNewLine || Math.floor(position) !== Math.floor(state.position)) {
    set({ position: Math.min(position, track.seconds) })
    note(false)
  }
}

/** WeChat tells the time only while it is in sight; behind a locked screen this goes on. */
function tick() {
  hear()
  if (isAsleep(state.sleep, serverNow())) {
    set({ sleep: null })
    pause()
  }
  if (waitingSince && Date.now() - waitingSince > STALLED_MS) retry()
}

const ears: audio.Ears = {
  onTime: hear,
  onPlay() {
    tries = 0
    if (expected) expected.since = Date.now()
    set({ step: 'playing', problem: null })
  },
  onPause() {
    if (state.step !== 'playing') return
    hear()
    set({ step: 'paused' })
    note(true)
  },
  onStop() {
    loaded = null
    if (!isWanted()) return
    set({ step: 'paused' })
    note(true)
  },
  onEnded,
  onWaiting: () => state.step === 'playing' && set({ step: 'loading' }),
  onError: retry,
  onBlocked: () => set({ step: 'blocked' }),
  onNext: () => goBy(1),
  onPrevious: () => goBy(-1),
  onLeave: () => note(true),
}

function onEnded() {
  const track = trackOf(state)
  if (!track || loaded?.key !== keyOf(state)) return
  set({ position: track.seconds })
  note(true)
  loaded = null
  if (state.sleep?.until !== null && neighbour(1) !== null) return void goBy(1)
  set({ step: 'paused', sleep: null })
}

async function addressOf({ course, track }: Listening): Promise<{ url: string; until: number }> {
  if (!course) throw new AppError('MATERIAL_GONE')
  return withPass(course.id, (pass) => call('course.link', { pass, of: 'track', index: track }))
}

/** As the lock screen names it; a title it must have. */
function soundAt(url: string): audio.Sound {
  const { course, position: startAt, speed } = state
  const album = course?.title ?? ''
  return { url, title: trackOf(state)?.title || album, album, singer: course?.lecturer ?? '', startAt, speed }
}

/** The line or the cloud failed: that may pass. Anything else was an answer. */
function failBy(error: unknown) {
  if (!(error instanceof AppError)) throw error
  if (error.code === 'NETWORK' || error.code === 'INTERNAL') retry()
  else set({ step: 'failed', problem: error.message })
}

/** Asks for the address of what is chosen and plays it from where it is chosen. */
async function loadAndPlay() {
  const mine = ++attempt
  clearTimeout(retryTimer)
  audio.attach(ears)
  if (loaded && loaded.key !== keyOf(state)) audio.pause()
  set({ step: 'loading' })
  try {
    const { url, until } = await addressOf(state)
    if (mine !== attempt) return
    loaded = { key: keyOf(state), until }
    expect(state.position)
    audio.start(soundAt(url))
  } catch (error) {
    if (mine === attempt) failBy(error)
  }
}

/** Again and again, later and later; where one was is kept meanwhile. */
function retry() {
  if (!isWanted()) return
  loaded = null
  attempt++
  const wait = RETRY_MS[tries++]
  if (wait === undefined) {
    note(true)
    return set({ step: 'failed', problem: messages.NETWORK })
  }
  set({ step: 'retrying' })
  clearTimeout(retryTimer)
  retryTimer = setTimeout(() => void loadAndPlay(), wait)
}

whenOnline(() => {
  if (state.step !== 'retrying' && state.step !== 'failed') return
  tries = 0
  void loadAndPlay()
})

/** Another course, or another place in the same one. */
export function choose(course: Course, place: Place) {
  note(true)
  set({ course, ...place, problem: null })
  beginCounting(course.id, place)
  tries = 0
  void loadAndPlay()
}

export function play() {
  const track = trackOf(state)
  if (!track) return
  if (loaded?.key === keyOf(state) && serverNow() < loaded.until && state.position < track.seconds) {
    return audio.resume()
  }
  if (state.position >= track.seconds) set({ position: 0 })
  if (isAsleep(state.sleep, serverNow())) set({ sleep: null })
  tries = 0
  void loadAndPlay()
}

export function pause() {
  if (state.step === 'paused') return
  hear()
  attempt++
  clearTimeout(retryTimer)
  const isLoaded = loaded !== null
  set({ step: 'paused', problem: null })
  if (isLoaded) audio.pause()
  note(true)
}

export const toggle = () => (isWanted() && state.step !== 'failed' ? pause() : play())

export function seekTo(position: number) {
  const track = trackOf(state)
  if (!track) return
  set({ position: Math.min(Math.max(0, position), Math.max(0, track.seconds - 1)) })
  if (loaded?.key === keyOf(state)) {
    expect(state.position)
    audio.seek(state.position)
  }
  note(false)
}

export const skip = (seconds: number) => seekTo(state.position + seconds)

/** The next track that is for the ear, or the one before; null: there is none. */
export function neighbourOf(tracks: Course['tracks'], track: number, step: 1 | -1): number | null {
  for (let index = track + step; index >= 0 && index < tracks.length; index += step) {
    if (tracks[index]?.media === 'audio') return index
  }
  return null
}
const neighbour = (step: 1 | -1) => neighbourOf(state.course?.tracks ?? [], state.track, step)

/** Back means the beginning first, as on every player. */
export function goBy(step: 1 | -1) {
  const next = neighbour(step)
  if (!state.course) return
  if (step === -1 && (next === null || state.position > BACK_TO_START)) return seekTo(0)
  if (next !== null) choose(state.course, { track: next, position: 0 })
}

export function setSpeed(speed: number) {
  set({ speed })
  save(SPEED_KEY, speed)
  audio.setSpeed(speed)
}

export const setSleep = (sleep: Sleep | null) => set({ sleep })

/** Silent, and out of sight. */
export function close() {
  pause()
  loaded = null
  audio.stop()
  set({ course: null, sleep: null })
}
