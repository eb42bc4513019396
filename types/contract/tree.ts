import * as v from 'valibot'
import { orgLevels } from '#domain/org'
import { action, day, id, line } from './define'

const name = line(40, '请填写组织名称，40 字以内')

const org = v.object({
  id,
  level: v.picklist(orgLevels),
  name: v.string(),
  /** From the group down to itself. */
  path: v.array(id),
  /** The last day it was there; null while it is. */
  to: v.nullable(day),
})

const some = (most: number) => v.pipe(v.array(id), v.maxLength(most))

/** 组织树: group, unit, branch, party group; what was keeps its place in it. */
export const tree = {
  /** An organisation, what lies above it and what lies directly below, by name; what was merged comes last. */
  'tree.list': action({
    allow: { may: 'read', resource: 'people', at: 'org' },
    input: v.strictObject({ orgId: id }),
    output: v.object({ org, above: v.array(org), below: v.array(org) }),
  }),

  /** 更名. What was held under the old name keeps it; a roster may use either. */
  'tree.rename': action({
    allow: { may: 'write', resource: 'people', at: 'org' },
    audited: true,
    input: v.strictObject({ orgId: id, name }),
    output: org,
  }),

  /** 合并: the branch ends yesterday and lies below the other from now on, with all it has held; its people move, its posts end. */
  'tree.merge': action({
    allow: { may: 'write', resource: 'people', at: 'org' },
    audited: ['moved'],
    input: v.strictObject({ orgId: id, intoId: id }),
    output: v.object({ org, into: org, moved: v.number() }),
  }),

  /** 拆分: a new branch of the same unit, to which the named people of this one move. */
  'tree.split': action({
    allow: { may: 'write', resource: 'people', at: 'org' },
    audited: ['moved'],
    input: v.strictObject({
      orgId: id,
      name,
      memberIds: v.pipe(some(200), v.minLength(1, '请选择要转去新支部的党员')),
    }),
    output: v.object({ org, moved: v.number() }),
  }),

  /** 党小组: of this name, with these people of the branch and no others; without people it ends. */
  'tree.setGroup': action({
    allow: { may: 'write', resource: 'partyGroups', at: 'branch' },
    audited: true,
    input: v.strictObject({ branchId: id, name, memberIds: some(60) }),
    output: org,
  }),
}
