import * as v from 'valibot'
import { packParts } from '#domain/monthPack'
import { attendanceFlags, rulings } from '#domain/attendance'
import { attendanceMethods, attendanceStatuses, replies, sessionKinds, sessionStates } from '#domain/session'
import { id, instant } from './define'

/** `part` is null for the points of any other meeting. */
export const agenda = v.array(v.object({ part: v.nullable(v.picklist(packParts)), title: v.string() }))

export const signInWindow = v.object({ opensAt: instant, lateAfter: instant, closesAt: instant })

/** Degrees as phones tell them (gcj02); radius in metres. */
const spot = v.strictObject({
  latitude: v.pipe(v.number(), v.finite(), v.minValue(-90), v.maxValue(90)),
  longitude: v.pipe(v.number(), v.finite(), v.minValue(-180), v.maxValue(180)),
  radius: v.pipe(v.number(), v.integer(), v.minValue(50), v.maxValue(2000)),
})

/** 签到方式: six digits, sending in later, signing out, and a check of the distance that never keeps anybody out. */
export const door = v.strictObject({
  digits: v.boolean(),
  offline: v.boolean(),
  signOut: v.boolean(),
  spot: v.nullable(spot),
})

/** What a person sees of a session. `replyBy`: the last instant for 参加 or 请假. `pace`: seconds to spread the calls over. */
export const sessionFacts = {
  id,
  kind: v.picklist(sessionKinds),
  title: v.string(),
  place: v.string(),
  start: instant,
  end: instant,
  replyBy: instant,
  publishedAt: instant,
  cancelled: v.boolean(),
  cancelReason: v.nullable(v.string()),
  lecturer: v.nullable(v.object({ id, name: v.string() })),
  window: signInWindow,
  scope: v.array(id),
  agenda,
  door,
  pace: v.number(),
}

export const reply = v.picklist(replies)
export const status = v.picklist(attendanceStatuses)
export const method = v.picklist(attendanceMethods)
export const flag = v.picklist(attendanceFlags)
export const ruling = v.picklist(rulings)
export const sessionState = v.picklist(sessionStates)

/** One's own row: what statusOf asks, and what the receipt shows. */
export const ownRow = v.object({
  signedAt: instant,
  method,
  outAt: v.nullable(instant),
  flags: v.array(flag),
  accepted: v.nullable(v.boolean()),
  ruling: v.nullable(ruling),
})
