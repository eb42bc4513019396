import * as v from 'valibot'
import { leaveKinds, leavePhases, leaveRoles } from '#domain/leave'
import { reply } from './session'
import { action, id, instant, line, ruled } from './define'

const answer = v.object({ sessionId: id, memberId: id, reply: v.nullable(reply) })
const role = v.picklist(leaveRoles)
const kind = v.picklist(leaveKinds)
const reason = line(40, '请写明原因，40 字以内')
const requestId = v.pipe(v.string(), v.regex(/^[\w-]{16,32}$/))
/** Half-hours on leave of all half-hours of the year, both of the sessions one is invited to. */
const share = v.object({ leave: v.number(), total: v.number() })
/** After which slip the next page begins: end of its session, and its id. */
const place = v.pipe(v.string(), v.regex(/^\d{1,15}:[\w:-]{1,160}$/))
const warning = v.picklist(['none', 'wouldPass', 'passed'])

const slip = v.object({
  sessionId: id,
  memberId: id,
  name: v.string(),
  title: v.string(),
  /** That holds the session; empty where the request is older than that. */
  branch: v.string(),
  kind,
  reason: v.string(),
  from: instant,
  to: instant,
  halfHours: v.number(),
  phase: v.picklist(leavePhases),
  /** Returned after the end. */
  overdue: v.boolean(),
  needsReturn: v.boolean(),
  askedAt: instant,
  waitsFor: v.nullable(role),
  steps: v.array(v.object({ role, byName: v.string(), at: v.nullable(instant), approved: v.nullable(v.boolean()) })),
  enteredForHim: v.boolean(),
})

export const leave = {
  /** What the page of asking shows: who will approve, and what it comes to. */
  'leave.form': action({
    allow: 'member',
    input: v.strictObject({ sessionId: id }),
    output: ruled({
      now: instant,
      chain: v.array(v.object({ role, names: v.array(v.string()) })),
      needsReturn: v.boolean(),
      halfHours: v.number(),
      share,
      warning,
    }),
  }),

  /** Before the session starts. The same request again changes nothing. */
  'leave.ask': action({
    allow: 'member',
    input: v.strictObject({ sessionId: id, kind, reason, requestId }),
    output: answer,
  }),

  /** 撤回, until it has begun. */
  'leave.withdraw': action({
    allow: 'member',
    input: v.strictObject({ sessionId: id }),
    output: answer,
  }),

  /** 销假. After the end it is flagged, and still taken. */
  'leave.return': action({
    allow: 'member',
    input: v.strictObject({ sessionId: id }),
    output: v.object({ sessionId: id, returnedAt: instant, overdue: v.boolean() }),
  }),

  /** My leave of this year, the newest first. */
  'leave.mine': action({
    allow: 'member',
    input: v.strictObject({}),
    output: ruled({ now: instant, slips: v.array(slip), share, warning }),
  }),

  /** What waits for me in an organisation or below, and what is overdue there; the oldest session first, twenty at a time. */
  'leave.inbox': action({
    allow: { may: 'read', resource: 'leave', at: 'org' },
    input: v.strictObject({ orgId: id, after: v.optional(place) }),
    output: ruled({ now: instant, org: v.string(), slips: v.array(slip), next: v.nullable(place) }),
  }),

  /** One's own step of one or many; those that wait for somebody else are told as `others`. */
  'leave.decide': action({
    allow: { may: 'write', resource: 'leave', at: 'session' },
    input: v.strictObject({
      sessionId: id,
      memberIds: v.pipe(v.array(id), v.minLength(1), v.maxLength(100)),
      approve: v.boolean(),
    }),
    output: v.object({ answers: v.array(answer), others: v.array(id) }),
  }),

  /** 代请假: put down and approved by the secretary for somebody who cannot ask himself. */
  'leave.enter': action({
    allow: { may: 'write', resource: 'leave', at: 'session' },
    audited: true,
    input: v.strictObject({ sessionId: id, memberId: id, kind, reason }),
    output: answer,
  }),
}
