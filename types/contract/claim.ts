import * as v from 'valibot'
import { claimWays } from '#domain/claim'
import { action, id, instant, line } from './define'

const birthMonth = v.pipe(v.string(), v.regex(/^(19|20)\d\d-(0[1-9]|1[0-2])$/, '请选择出生年月'))
const inviteCode = v.pipe(v.string(), v.regex(/^[2-9A-HJ-NP-Z]{8}$/, '邀请码是 8 位，请向支部书记核对'))

/** Whose phone this is: asked by whoever holds it, confirmed by the branch's secretary. */
export const claim = {
  /** 认领: by an invite code, or by a name and month of birth that the roster knows. Nothing is bound yet. */
  'claim.ask': action({
    allow: 'visitor',
    input: v.variant('way', [
      v.strictObject({ way: v.literal('invite'), code: inviteCode }),
      v.strictObject({ way: v.literal('roster'), name: line(20, '请填写姓名'), birthMonth }),
    ]),
    output: v.object({ name: v.string(), branch: v.string(), askedAt: instant }),
  }),

  /** What has become of my request; null if I have made none. */
  'claim.mine': action({
    allow: 'visitor',
    input: v.strictObject({}),
    output: v.object({
      bound: v.boolean(),
      asked: v.nullable(v.object({ name: v.string(), branch: v.string(), askedAt: instant })),
    }),
  }),

  /** Who waits to be confirmed. `rebinding`: the member has another phone already, which this one would replace. */
  'claim.list': action({
    allow: { may: 'read', resource: 'claims', at: 'branch' },
    input: v.strictObject({ branchId: id }),
    output: v.object({
      waiting: v.array(
        v.object({
          claimId: id,
          memberId: id,
          name: v.string(),
          job: v.string(),
          way: v.picklist(claimWays),
          askedAt: instant,
          rebinding: v.boolean(),
        }),
      ),
    }),
  }),

  'claim.decide': action({
    allow: { may: 'write', resource: 'claims', at: 'branch' },
    audited: true,
    input: v.strictObject({ branchId: id, claimId: id, approve: v.boolean() }),
    output: v.object({ memberId: id, bound: v.boolean() }),
  }),

  /** A code for one member, good once and for a week. A new one makes the old one worthless. */
  'claim.invite': action({
    allow: { may: 'write', resource: 'claims', at: 'branch' },
    audited: true,
    input: v.strictObject({ branchId: id, memberId: id }),
    output: v.object({ code: v.string(), expiresAt: instant }),
  }),

  /** 退出: this phone is nobody's again. What the organisation keeps stays; the next claim needs the secretary again. */
  'claim.release': action({
    allow: 'member',
    input: v.strictObject({}),
    output: v.object({ releasedAt: instant }),
  }),
}
