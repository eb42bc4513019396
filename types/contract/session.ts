import * as v from 'valibot'
import { attendanceMethods, attendanceStatuses, replies, sessionKinds, themeDayParts } from '#domain/session'
import { id, instant } from './define'

export const agenda = v.array(v.object({ part: v.picklist(themeDayParts), title: v.string() }))

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
  cancelled: v.boolean(),
  window: signInWindow,
  scope: v.array(id),
  agenda,
}

export const reply = v.picklist(replies)
export const status = v.picklist(attendanceStatuses)
export const method = v.picklist(attendanceMethods)
