import * as v from 'valibot'
import { complaintKinds, complaintStates } from '#domain/oversight'
import { action, id, instant, line, month } from './define'

const text = line(500, '请写下要说的话，500 字以内')

const complaint = v.object({
  id,
  kind: v.picklist(complaintKinds),
  text: v.string(),
  state: v.picklist(complaintStates),
  askedAt: instant,
  answer: v.nullable(v.string()),
})

/** 投诉与建议: open to everybody, bound or not; answered by the administrator. */
export const oversight = {
  'oversight.complain': action({
    allow: 'visitor',
    input: v.strictObject({ requestId: id, kind: v.picklist(complaintKinds), text }),
    output: v.object({ id, askedAt: instant }),
  }),

  /** My own, newest first, with the answers. */
  'oversight.mine': action({
    allow: 'visitor',
    input: v.strictObject({}),
    output: v.object({ complaints: v.array(complaint) }),
  }),

  /** The open ones, oldest first: who waits longest is answered first. */
  'oversight.open': action({
    allow: { may: 'read', resource: 'complaints', at: 'group' },
    input: v.strictObject({ after: v.optional(id) }),
    output: v.object({
      complaints: v.array(v.object({ ...complaint.entries, who: v.string() })),
      more: v.boolean(),
    }),
  }),

  'oversight.answer': action({
    allow: { may: 'write', resource: 'complaints', at: 'group' },
    audited: true,
    input: v.strictObject({ complaintId: id, answer: text }),
    output: complaint,
  }),

  /** A month of the audit, newest first, 50 a page; `before` is the last answer's `next`. `intact`: the whole chain holds. */
  'oversight.audit': action({
    allow: { may: 'read', resource: 'audit', at: 'group' },
    input: v.strictObject({ month, before: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))) }),
    output: v.object({
      intact: v.boolean(),
      total: v.number(),
      records: v.array(v.object({ n: v.number(), at: instant, who: v.string(), action: v.string(), what: v.string() })),
      /** Of the people and organisations whose ids stand in `what`. */
      names: v.record(v.string(), v.string()),
      next: v.nullable(v.number()),
    }),
  }),
}
