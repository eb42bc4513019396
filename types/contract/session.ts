import * as v from 'valibot'
import { packParts } from '#domain/monthPack'
import { attendanceMethods, attendanceStatuses, replies, sessionKinds } from '#domain/session'
import { id, instant } from './define'

/** `part` is null for the points of any other meeting. */
export const agenda = v.array(v.object({ part: v.nullable(v.picklist(packParts)), title: v.string() }))

export const signInWindow = v.object({ opensAt: instant, lateAfter: instant, closesAt: instant })

/** What a person sees of a session. `replyBy`: the last instant for 参加 or 请假. */
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
}

export const reply = v.picklist(replies)
export const status = v.picklist(attendanceStatuses)
export const method = v.picklist(attendanceMethods)
