import * as v from 'valibot'
import { categories } from '#domain/category'
import { duties, stages } from '#domain/member'
import { roles } from '#domain/rights'
import { action, day, id, instant, month, ruled } from './define'
import { ownRow, reply, sessionFacts } from './session'

/** A session as one member sees it: with the own reply and the own sign-in. */
export const ownSession = v.object({
  ...sessionFacts,
  reply: v.nullable(reply),
  signIn: v.nullable(ownRow),
  /** 现场帮手 of this session today. */
  helping: v.boolean(),
})

/** 手机号: shown only to the secretary of one's own branch, for calling whom no message reached, and only if one wishes. */
const phone = v.nullable(v.pipe(v.string(), v.regex(/^1\d{10}$/, '请填写 11 位手机号')))

export const member = {
  /**
   * All that home and the pages behind it need, in one question: who I am, and this month's and the coming sessions in
   * order of start. `leads`: the branch whose secretary (or deputy) I am.
   */
  'member.home': action({
    allow: 'member',
    input: v.strictObject({}),
    output: ruled({
      now: instant,
      month,
      me: v.object({
        id,
        name: v.string(),
        stage: v.picklist(stages),
        exempt: v.boolean(),
        /** The number one has agreed to show. */
        phone: v.nullable(v.string()),
        categories: v.array(v.picklist(categories)),
        orgPath: v.array(id),
        branch: v.string(),
        unit: v.string(),
        duties: v.array(v.picklist(duties)),
        /** What I may run, and where: secretary of a branch, organiser of a unit or the group, administrator. */
        offices: v.array(v.object({ role: v.picklist(roles), orgId: id })),
        /** A confirmed 宣讲员. */
        speaker: v.boolean(),
      }),
      leads: v.nullable(v.object({ branchId: id, branch: v.string() })),
      sessions: v.array(ownSession),
      /** Where a crowd is expected within the hour: signs in without being looked up. */
      pass: v.nullable(v.string()),
      /** Of today: the phone makes its personal code with it, which is for nobody else to make. */
      personalKey: v.object({ day, key: v.string() }),
    }),
  }),

  /** Everything that is kept about me, as JSON text: 个人信息副本. */
  'member.exportOwn': action({
    allow: 'member',
    input: v.strictObject({}),
    output: v.object({ exportedAt: instant, json: v.string() }),
  }),

  /** Null takes it back. */
  'member.showPhone': action({
    allow: 'member',
    input: v.strictObject({ phone }),
    output: v.object({ phone: v.nullable(v.string()) }),
  }),
}
