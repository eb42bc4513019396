import * as v from 'valibot'
import { recordStates } from '#domain/recordState'
import { action, id, instant, line, month, ruled } from './define'
import { alternative } from './pack'
import { sessionFacts } from './session'

/** The branch's own copy of the month: the secretary takes a proposal of the pack or writes her own. */
const parts = v.strictObject({
  lesson: line(40, '请填写一课的题目，40 字以内'),
  film: line(40, '请填写一片的片名，40 字以内'),
  practice: line(40, '请填写一实践的内容，40 字以内'),
  /** 案例, where the month has one and the branch takes it. */
  case: v.optional(line(40, '请填写案例的题目，40 字以内')),
})

export const publishInput = v.strictObject({
  branchId: id,
  month,
  start: instant,
  end: instant,
  place: line(30, '请填写地点，30 字以内'),
  /** The month's theme, as a rule the pack's; without one the session is called 11月主题党日. */
  title: v.optional(line(24, '请填写主题，24 字以内')),
  parts,
  /** Who gives the lesson, as the rota proposes or the secretary chooses. */
  lecturerId: v.optional(id),
})

const alternatives = v.array(alternative)

export const themeDay = {
  /** The month before it is published, and after: the group's pack with two proposals a part, and what the branch made of it. */
  'themeDay.month': action({
    allow: { may: 'read', resource: 'themeDay', at: 'branch' },
    input: v.strictObject({ branchId: id, month }),
    output: ruled({
      now: instant,
      branch: v.string(),
      earliestStart: instant,
      pack: v.nullable(
        v.object({
          title: v.string(),
          version: v.number(),
          lesson: alternatives,
          film: alternatives,
          practice: alternatives,
          case: v.nullable(alternatives),
        }),
      ),
      /** As it stands; a cancelled one may be published anew. */
      published: v.nullable(
        v.object({ publishedAt: instant, session: v.object(sessionFacts), record: v.picklist(recordStates) }),
      ),
    }),
  }),

  /** Publishing the same again changes nothing and answers the same; another date or place is refused. */
  'themeDay.publish': action({
    allow: { may: 'write', resource: 'themeDay', at: 'branch' },
    input: publishInput,
    output: ruled({ themeDayId: id, sessionId: id, publishedAt: instant }),
  }),

  /** 参加. Taken back or changed by asking for leave. */
  'themeDay.reply': action({
    allow: 'member',
    input: v.strictObject({ sessionId: id }),
    output: v.object({ sessionId: id, reply: v.literal('coming') }),
  }),

  /** 取消, before it starts; whoever was told is told that too. */
  'themeDay.cancel': action({
    // whoever may appoint helpers, and none of those
    allow: { may: 'write', resource: 'helpers', at: 'session' },
    input: v.strictObject({ sessionId: id, reason: line(40, '请写明取消的原因，40 字以内') }),
    output: v.object({ sessionId: id, cancelledAt: instant }),
  }),
}
