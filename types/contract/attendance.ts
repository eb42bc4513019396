import * as v from 'valibot'
import { leaveKinds } from '#domain/leave'
import { deliveryStates } from '#domain/notice'
import { action, id, instant, ruled } from './define'
import { method, reply, sessionFacts, status } from './session'

export const attendance = {
  /** Records that this member was there now. Signing in again returns the first receipt. */
  'attendance.signIn': action({
    allow: 'member',
    input: v.strictObject({ token: v.pipe(v.string(), v.length(29)), sessionId: v.optional(id) }),
    output: v.object({ sessionId: id, signedAt: instant, method }),
  }),

  /** Codes for the next ten minutes, one per slot from firstSlot on. The page draws the one that `now` points at. */
  'attendance.showCodes': action({
    allow: { may: 'write', resource: 'session', at: 'session' },
    input: v.strictObject({ sessionId: id }),
    output: ruled({
      now: instant,
      slotMs: v.number(),
      refillAt: v.number(),
      firstSlot: v.number(),
      tokens: v.array(v.pipe(v.string(), v.length(29))),
      linkPrefix: v.string(),
    }),
  }),

  /** Everybody expected and everybody who came, in roster order. `delivery`: whether the notice reached the phone. */
  'attendance.live': action({
    allow: { may: 'read', resource: 'attendance', at: 'session' },
    input: v.strictObject({ sessionId: id }),
    output: ruled({
      now: instant,
      branch: v.string(),
      session: v.object(sessionFacts),
      people: v.array(
        v.object({
          id,
          name: v.string(),
          job: v.string(),
          expected: v.boolean(),
          reply: v.nullable(reply),
          leaveKind: v.nullable(v.picklist(leaveKinds)),
          delivery: v.nullable(v.picklist(deliveryStates)),
          /** Of one whom no message reached, if he agreed to show it. */
          phone: v.nullable(v.string()),
          signIn: v.nullable(v.object({ signedAt: instant, method })),
          status,
        }),
      ),
    }),
  }),

  /** 点名: for people without a phone, on time unless called `late`. An earlier record is never overwritten. */
  'attendance.rollCall': action({
    allow: { may: 'write', resource: 'attendance', at: 'session' },
    input: v.strictObject({
      sessionId: id,
      memberIds: v.pipe(v.array(id), v.minLength(1), v.maxLength(100)),
      late: v.optional(v.boolean()),
    }),
    output: v.object({ now: instant, recorded: v.array(id), already: v.array(id) }),
  }),

  /** 结束签到: no code is made from now on. Ending what is over changes nothing. */
  'attendance.close': action({
    allow: { may: 'write', resource: 'session', at: 'session' },
    input: v.strictObject({ sessionId: id }),
    output: v.object({ sessionId: id, closedAt: instant }),
  }),
}
