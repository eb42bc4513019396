import * as v from 'valibot'
import { categories } from '#domain/category'
import { duties, markKinds, membershipReasons, stages } from '#domain/member'
import { action, day, id, line, ruled } from './define'

const person = v.object({
  id,
  name: v.string(),
  branchId: id,
  branch: v.string(),
  job: v.string(),
  stage: v.picklist(stages),
  duties: v.array(v.picklist(duties)),
  /** 豁免 today: not counted, still reached. */
  exempt: v.boolean(),
  /** The party group, if any. */
  groupId: v.nullable(id),
  /** Has claimed a phone. */
  joined: v.boolean(),
})

/** Where a page ended: names repeat, ids do not. */
const cursor = v.strictObject({ name: line(40, '请刷新名单'), id })

const mark = v.object({
  kind: v.picklist(markKinds),
  from: day,
  to: v.nullable(day),
  reason: v.string(),
  /** An exemption, and not a mere remark of the roster. */
  exempts: v.boolean(),
})

const post = { duty: v.picklist(duties), from: day, to: v.nullable(day) }

const facts = ruled({
  person,
  /** What somebody is on that day, computed. */
  categories: v.array(v.picklist(categories)),
  on: day,
  group: v.nullable(v.string()),
  /** In order; `since` is null where it began before our records. */
  stages: v.array(v.object({ stage: v.picklist(stages), since: v.nullable(day) })),
  /** Newest first; each holds until the one above it. */
  memberships: v.array(v.object({ branch: v.string(), from: day, reason: v.picklist(membershipReasons) })),
  /** Newest first; `org` is the name. */
  posts: v.array(v.object({ ...post, orgId: id, org: v.string() })),
  marks: v.array(mark),
})

const at = { branchId: id, memberId: id }

export const people = {
  /** A branch, a unit or the group, by name; `prefix` looks names up. Pages of 20; `after` is the last answer's `next`. */
  'people.list': action({
    allow: { may: 'read', resource: 'people', at: 'org' },
    input: v.strictObject({ orgId: id, prefix: v.optional(line(20, '请填写姓名')), after: v.optional(cursor) }),
    output: v.object({ org: v.string(), people: v.array(person), next: v.nullable(cursor) }),
  }),

  /** One person of the branch, with all that is dated; `on`: the day for which categories are computed, else today. */
  'people.get': action({
    allow: { may: 'read', resource: 'people', at: 'branch' },
    input: v.strictObject({ ...at, on: v.optional(day) }),
    output: facts,
  }),

  /** 豁免: with a reason and an end, at most the months that the rules allow. */
  'people.exempt': action({
    allow: { may: 'write', resource: 'exemptions', at: 'branch' },
    audited: true,
    input: v.strictObject({
      ...at,
      kind: v.picklist(markKinds),
      from: day,
      to: day,
      reason: line(60, '请写明豁免的原因，60 字以内'),
    }),
    output: facts,
  }),

  /** Ends it with yesterday; what has not begun goes. */
  'people.endExemption': action({
    allow: { may: 'write', resource: 'exemptions', at: 'branch' },
    audited: true,
    input: v.strictObject({ ...at, kind: v.picklist(markKinds), from: day }),
    output: facts,
  }),

  /** 任命: a duty in this organisation from that day on, until `to` if it is temporary. The rights follow the days. A new secretary ends the term of the one before. */
  'people.appoint': action({
    allow: { may: 'write', resource: 'people', at: 'org' },
    audited: true,
    input: v.strictObject({ orgId: id, memberId: id, duty: v.picklist(duties), from: day, to: v.optional(day) }),
    output: v.object({ memberId: id, ...post }),
  }),

  /** 免去: with yesterday. The last organiser of a unit or the group and the last administrator cannot go. */
  'people.endPost': action({
    allow: { may: 'write', resource: 'people', at: 'org' },
    audited: true,
    input: v.strictObject({ orgId: id, memberId: id, duty: v.picklist(duties), from: day }),
    output: v.object({ memberId: id, ...post }),
  }),
}
