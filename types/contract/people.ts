import * as v from 'valibot'
import { duties, stages } from '#domain/member'
import { action, id, line } from './define'

const person = v.object({
  id,
  name: v.string(),
  branch: v.string(),
  job: v.string(),
  stage: v.picklist(stages),
  duties: v.array(v.picklist(duties)),
  /** Has claimed a phone. */
  joined: v.boolean(),
})

/** Where a page ended: names repeat, ids do not. */
const cursor = v.strictObject({ name: line(40, '请刷新名单'), id })

export const people = {
  /** A branch, a unit or the group, by name; `prefix` looks names up. Pages of 20; `after` is the last answer's `next`. */
  'people.list': action({
    allow: { may: 'read', resource: 'people', at: 'org' },
    input: v.strictObject({ orgId: id, prefix: v.optional(line(20, '请填写姓名')), after: v.optional(cursor) }),
    output: v.object({ org: v.string(), people: v.array(person), next: v.nullable(cursor) }),
  }),
}
