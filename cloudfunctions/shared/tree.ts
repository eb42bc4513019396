/** Moving people between branches. Each step may be repeated: who was moved is no longer met. */
import { addDays, dayOf, instantOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { endedBefore, type MembershipReason } from '#domain/member'
import { _, db, find, updateIf, updateMany } from './db'
import type { Member, Org } from './documents'
import { partyGroupOf } from './standing'

/** People are told where to be by sessions of their branch: it is not changed under one of today, or one that lies ahead. */
export async function mustBeIdle(branchId: string, now: number): Promise<void> {
  const ahead = await find(
    'sessions',
    { org: branchId, cancelled: false, end: _.gte(instantOf(dayOf(now))) },
    { limit: 1, by: { end: 'asc' } },
  )
  if (ahead.length) throw new AppError('TREE_SESSION_AHEAD')
}

/** Whoever leaves the branch holds no post in it any longer. */
export async function endPostsAt(branchId: string, members: readonly Member[], day: string): Promise<void> {
  for (const { _id, posts, version } of members) {
    const isConcerned = posts.some(({ org, to }) => org === branchId && (to === undefined || to >= day))
    if (!isConcerned) continue
    const ended = posts.flatMap((post) =>
      post.org === branchId && !(post.to && post.to < day) ? endedBefore(post, day) : [post],
    )
    if (!(await updateIf('members', { _id, version }, { posts: ended, version: version + 1 })))
      throw new AppError('CHANGED_MEANWHILE')
  }
}

/** A party group of which everybody has left. */
export async function endEmptyGroups(
  members: readonly Member[],
  leaving: readonly string[],
  { except, day }: { except: string; day: string },
): Promise<void> {
  const groups = [...new Set(members.flatMap((member) => partyGroupOf(member) ?? []))]
  const empty = groups.filter(
    (group) =>
      group !== except && members.every((member) => partyGroupOf(member) !== group || leaving.includes(member._id)),
  )
  if (empty.length) await updateMany('orgs', { _id: _.in(empty) as never }, { to: addDays(day, -1) })
}

/** With what waits for the secretary's decision. */
export const moveClaims = (who: Parameters<typeof updateMany<'claims'>>[1], to: Org) =>
  updateMany('claims', who, { branchId: to._id })

export const moveMembers = (
  who: Parameters<typeof updateMany<'members'>>[1],
  to: Org,
  { day, reason }: { day: string; reason: MembershipReason },
): Promise<number> =>
  updateMany('members', who, {
    branchId: to._id,
    branchName: to.name,
    orgPath: [...to.path],
    memberships: _.push([{ branch: to._id, name: to.name, from: day, reason }]) as never,
    version: _.inc(1),
  })

export async function createBranch(_id: string, name: string, beside: Org, day: string): Promise<Org> {
  const path = [...beside.path.slice(0, -1), _id]
  const fresh: Org = {
    _id,
    level: 'branch',
    name,
    path,
    parent: beside.parent,
    formerNames: [],
    from: day,
    to: null,
    version: 1,
  }
  await db.create('orgs', fresh)
  return fresh
}

/**
 * Below the branch it went into, with all that lies below it, so that whoever runs that one can look at what was held here.
 * The mark of the end comes last.
 */
export async function closeBranch(from: Org, into: Org, day: string): Promise<Org> {
  const to = addDays(day, -1)
  const below = await find('orgs', { path: from._id as never }, { limit: 1_000, by: { _id: 'asc' } })
  const moved = (org: Org): Org => {
    const path = [...into.path, ...org.path.slice(org.path.indexOf(from._id))]
    return { ...org, path, to: org.to ?? to, parent: org._id === from._id ? into._id : org.parent }
  }
  for (const org of below.filter(({ _id }) => _id !== from._id)) await putBelow(moved(org))
  const closed = moved(from)
  await putBelow(closed)
  return closed
}

async function putBelow({ _id, path, to, parent }: Org): Promise<void> {
  await updateMany('sessions', { org: _id }, { orgPath: path })
  await updateMany('records', { org: _id }, { orgPath: path })
  await updateIf('orgs', { _id }, { path, to, parent })
}

/** The heat map stands in tree order: it is made anew at the next tick. */
export const redrawHeatMap = () => updateIf('jobs', { _id: 'heatMap' }, { day: '' })
