/**
 * Where I am in each course. On this phone at once, so that an app that is killed loses nothing; in the cloud every
 * fifteen seconds of play and at each stop, so that another phone goes on from there.
 */
import { isSaveDue, resumeAt } from '#domain/course'
import { AppError } from '#domain/errors'
import { whenOnline } from '../platform/network'
import { load, save } from '../platform/storage'
import { call } from './call'
import { serverNow } from './clock'
import { type Course, noteProgress, openedCourse, progressOf, withPass } from './openedCourses'

export interface Place {
  track: number
  /** Seconds from the track's beginning. */
  position: number
}

interface Kept extends Place {
  /** By the server's clock. */
  at: number
  /** What of it the cloud has; 0: nothing yet. */
  sentAt: number
}

const KEY = 'positions'
/** The ones listened to last; the cloud has the others. */
const MOST = 50
/** Seconds of play that may be lost with the app. */
const WRITTEN_EVERY = 2

let kept = load<Record<string, Kept>>(KEY) ?? {}
const due = new Map<string, { savedAt: number; savedPosition: number }>()

function keep(courseId: string, place: Kept | null) {
  const { [courseId]: _old, ...others } = kept
  const all = Object.entries(place ? { ...others, [courseId]: place } : others)
  all.sort(([, a], [, b]) => b.at - a.at)
  kept = Object.fromEntries(all.slice(0, MOST))
  save(KEY, kept)
}

const isUnsent = ({ at, sentAt }: Kept) => at > sentAt

/** The newer of phone and cloud; what the cloud had and no longer has was forgotten on another phone. */
function newest({ id, keeps }: Course): Kept | null {
  const own = kept[id]
  const progress = progressOf(id)
  if (own && (!keeps || (isUnsent(own) && own.at >= (progress?.at ?? 0)))) return own
  return progress && { ...progress, sentAt: progress.at }
}

/** Where to go on, and from where the next saving is counted. */
export function placeToResume(course: Course): Place {
  const last = newest(course)
  keep(course.id, last)
  const track = last && course.tracks[last.track]
  if (!last || !track) return { track: 0, position: 0 }
  if (isUnsent(last)) void sendPlace(course.id)
  return { track: last.track, position: resumeAt(last.position, track.seconds) }
}

/** From here the fifteen seconds are counted. */
export function beginCounting(courseId: string, { position }: Place) {
  due.set(courseId, { savedAt: serverNow(), savedPosition: position })
}

/** `stops`: paused, left, or at the end. */
export function notePlace(courseId: string, { track, position }: Place, stops: boolean) {
  const old = kept[courseId]
  const second = Math.floor(position)
  const since = due.get(courseId) ?? { savedAt: serverNow(), savedPosition: -1 }
  const isDue = isSaveDue(since, { now: serverNow(), position: second, stops })
  const isNew = stops && old?.position !== second
  if (isDue || isNew || old?.track !== track || Math.abs(old.position - second) >= WRITTEN_EVERY) {
    keep(courseId, { track, position: second, at: serverNow(), sentAt: old?.sentAt ?? 0 })
  }
  if (!isDue) return
  beginCounting(courseId, { track, position: second })
  void sendPlace(courseId)
}

export const forgetPlace = (courseId: string) => keep(courseId, null)

let sending = Promise.resolve()

/** One after the other, and each time what is newest then. */
function sendPlace(courseId: string) {
  sending = sending.then(() => send(courseId)).catch(() => undefined)
  return sending
}

async function send(courseId: string) {
  const course = openedCourse(courseId)
  const place = kept[courseId]
  if (!course?.keeps || !place || !isUnsent(place)) return
  const { track, position, at: listenedAt, sentAt } = place
  try {
    const known = sentAt > 0 || progressOf(courseId) !== null
    await withPass(courseId, (pass) => call('course.savePosition', { pass, track, position, listenedAt, known }))
    markSent(courseId, listenedAt)
    noteProgress(courseId, { track, position, at: listenedAt })
  } catch (error) {
    // the line or the cloud failed: it stays on the phone until the next time; anything else would be refused again
    if (error instanceof AppError && error.code !== 'NETWORK' && error.code !== 'INTERNAL') {
      markSent(courseId, listenedAt)
    }
  }
}

function markSent(courseId: string, at: number) {
  const place = kept[courseId]
  if (place) keep(courseId, { ...place, sentAt: at })
}

whenOnline(() => Object.keys(kept).forEach((courseId) => void sendPlace(courseId)))
