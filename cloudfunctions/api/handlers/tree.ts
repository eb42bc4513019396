import type { tree } from '#types/contract/tree'
import { addDays, dayOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import type { OrgPath } from '#domain/org'
import { refuseMerge, refuseSplit } from '#domain/tree'
import { _, db, find, getMany, mustGet, updateIf, updateMany } from '../../shared/db'
import { idFrom, type Org } from '../../shared/documents'
import { membersOfBranch } from '../../shared/queries'
import type { Handlers } from '../../shared/serve'
import {
  closeBranch,
  createBranch,
  endEmptyGroups,
  endPostsAt,
  moveClaims,
  moveMembers,
  mustBeIdle,
  redrawHeatMap,
} from '../../shared/tree'

/** A unit has some sixty branches, the group some twenty units. */
const MOST_CHILDREN = 1_000

export const treeHandlers: Handlers<typeof tree> = {
  'tree.list': async ({ orgId }, { org: { path } }) => {
    const [line, below] = await Promise.all([
      getMany('orgs', path),
      find('orgs', { parent: orgId }, { limit: MOST_CHILDREN, by: { name: 'asc' } }),
    ])
    const inLine = path.flatMap((id) => line.find(({ _id }) => _id === id) ?? [])
    const self = inLine.pop()
    if (!self) throw new AppError('NOT_FOUND')
    return {
      org: viewOf(self),
      above: inLine.map(viewOf),
      below: [...below.filter(({ to }) => to === null), ...below.filter(({ to }) => to !== null)].map(viewOf),
    }
  },

  'tree.rename': async ({ orgId, name }) => {
    const org = await mustGet('orgs', orgId)
    if (org.to !== null) throw new AppError('TREE_NOT_BRANCH')
    await mustBeFree(org.parent, name, org._id)
    if (org.name !== name) {
      const formerNames = _.addToSet(org.name) as never
      if (!(await updateIf('orgs', { _id: orgId, name: org.name }, { name, formerNames })))
        throw new AppError('CHANGED_MEANWHILE')
    }
    // asked again after a crash, the people are still reached
    const version = _.inc(1)
    if (org.level === 'unit') await updateMany('members', { orgPath: orgId as never }, { unitName: name, version })
    if (org.level === 'branch') await updateMany('members', { branchId: orgId }, { branchName: name, version })
    await redrawHeatMap()
    return viewOf({ ...org, name })
  },

  'tree.merge': async ({ orgId, intoId }, { now }) => {
    const [from, into] = await Promise.all([mustGet('orgs', orgId), db.get('orgs', intoId)])
    const isDone = from.to !== null && from.parent === intoId
    const refusal = isDone ? null : refuseMerge(from, into)
    if (refusal || !into) throw new AppError(refusal ?? 'TREE_NOT_BRANCH')
    if (isDone) return { org: viewOf(from), into: viewOf(into), moved: 0 }

    await mustBeIdle(orgId, now)
    const day = dayOf(now)
    const members = await membersOfBranch(orgId)
    await endPostsAt(orgId, members, day)
    await moveClaims({ branchId: orgId }, into)
    const moved = await moveMembers({ branchId: orgId }, into, { day, reason: 'merged' })
    const closed = await closeBranch(from, into, day)
    await redrawHeatMap()
    return { org: viewOf(closed), into: viewOf(into), moved }
  },

  'tree.split': async ({ orgId, name, memberIds }, { now }) => {
    const day = dayOf(now)
    const [from, members] = await Promise.all([mustGet('orgs', orgId), membersOfBranch(orgId)])
    const _id = idFrom('b', orgId, name, day)
    // asked again after a crash: whoever has gone over already is no longer among the members
    const begun = await db.get('orgs', _id)
    const leaving = begun ? memberIds.filter((id) => members.some((member) => member._id === id)) : memberIds
    const ids = members.map((member) => member._id)
    const refusal = refuseSplit(from, ids, leaving)
    if (refusal) throw new AppError(refusal)
    if (!begun) {
      await mustBeFree(from.parent, name, _id)
      await mustBeIdle(orgId, now)
    }
    const fresh = begun ?? (await createBranch(_id, name, from, day))
    await endPostsAt(
      orgId,
      members.filter((member) => leaving.includes(member._id)),
      day,
    )
    await moveClaims({ memberId: _.in(leaving) as never }, fresh)
    const moved = leaving.length
      ? await moveMembers({ branchId: orgId, _id: _.in(leaving) as never }, fresh, { day, reason: 'split' })
      : 0
    await endEmptyGroups(members, leaving, { except: '', day })
    await redrawHeatMap()
    return { org: viewOf(fresh), moved }
  },

  'tree.setGroup': async ({ branchId, name, memberIds }, { branch, now }) => {
    const members = await membersOfBranch(branchId)
    const ids = members.map(({ _id }) => _id)
    if (!memberIds.every((id) => ids.includes(id))) throw new AppError('TREE_PEOPLE')
    const day = dayOf(now)
    const group = await groupNamed(name, branch, { day, isEnding: !memberIds.length })
    const path = group.path
    const here = { branch: branchId, name: members[0]?.branchName ?? '', from: day, reason: 'grouped' as const }
    const version = _.inc(1)
    const left = { branchId, orgPath: group._id as never, _id: _.nin(memberIds) as never }
    await updateMany('members', left, {
      orgPath: [...branch.path],
      memberships: _.push([here]) as never,
      version,
    })
    const joining = members.flatMap(({ _id, orgPath }) =>
      memberIds.includes(_id) && !orgPath.includes(group._id) ? [_id] : [],
    )
    if (joining.length)
      await updateMany(
        'members',
        { branchId, _id: _.in(joining) as never },
        {
          orgPath: path,
          memberships: _.push([{ ...here, group: group._id }]) as never,
          version,
        },
      )
    await endEmptyGroups(members, memberIds, { except: group._id, day })
    return viewOf(group)
  },
}

/** The one of that name that is there, or a new one; a name that a renamed group has given up is free again. */
async function groupNamed(
  name: string,
  branch: { id: string; path: OrgPath },
  { day, isEnding }: { day: string; isEnding: boolean },
): Promise<Org> {
  const to = isEnding ? addDays(day, -1) : null
  const same = await find('orgs', { parent: branch.id, name }, { limit: 10, by: { name: 'asc' } })
  const open = same.find((org) => org.to === null)
  if (open) {
    if (isEnding) await updateIf('orgs', { _id: open._id }, { to })
    return { ...open, to }
  }
  const _id = idFrom('g', branch.id, name, day)
  const path = [...branch.path, _id]
  const facts = { level: 'partyGroup' as const, name, path, parent: branch.id, formerNames: [], from: day, to }
  const fresh: Org = { _id, ...facts, version: 1 }
  // ended and made again on one day
  if (!(await db.create('orgs', fresh))) await updateIf('orgs', { _id }, { to })
  return fresh
}

async function mustBeFree(parent: string | null, name: string, self: string): Promise<void> {
  if (parent === null) return
  const same = await find('orgs', { parent, name }, { limit: 10, by: { name: 'asc' } })
  if (same.some(({ _id, to }) => _id !== self && to === null)) throw new AppError('TREE_NAME_TAKEN')
}

const viewOf = ({ _id, level, name, path, to }: Org) => ({ id: _id, level, name, path: [...path], to })
