import * as v from 'valibot'
import { meetingKinds } from '#domain/branchMeetings'
import { action, day, id, instant, line, ruled } from './define'

const kind = v.picklist(meetingKinds)

/** 三会一课: the branch's other meetings, as sessions; what is due is told to its secretary alone. */
export const meeting = {
  /** Of one calendar year, in order of their days; `gaps`: what is open or was left out, as of today. */
  'meeting.calendar': action({
    allow: { may: 'read', resource: 'meetings', at: 'branch' },
    input: v.strictObject({ branchId: id, year: v.pipe(v.string(), v.regex(/^20\d\d$/)) }),
    output: ruled({
      now: instant,
      branch: v.string(),
      groups: v.array(v.object({ id, name: v.string() })),
      meetings: v.array(
        v.object({
          sessionId: id,
          kind,
          groupId: v.nullable(id),
          title: v.string(),
          start: instant,
          end: instant,
          cancelled: v.boolean(),
        }),
      ),
      gaps: v.array(
        v.object({
          kind,
          period: v.string(),
          groupId: v.optional(id),
          dueBy: day,
          overdue: v.boolean(),
          sentence: v.string(),
        }),
      ),
    }),
  }),

  /** One meeting of a kind (and party group) a day; the same again changes nothing. May be put down afterwards, with its true day. */
  'meeting.plan': action({
    allow: { may: 'write', resource: 'meetings', at: 'branch' },
    input: v.strictObject({
      branchId: id,
      kind,
      groupId: v.optional(id),
      title: line(24, '请填写会议主题，24 字以内'),
      start: instant,
      end: instant,
      place: line(30, '请填写地点，30 字以内'),
      agenda: v.pipe(v.array(line(40, '每项议程 40 字以内')), v.minLength(1, '请至少写一项议程'), v.maxLength(8)),
    }),
    output: ruled({ sessionId: id, publishedAt: instant }),
  }),
}
