/** Who may do what, where: the one table that the server's gate reads. Default is deny. */
import { type Duty, type Post, postsOn } from './member'
import type { OrgPath } from './org'

export const roles = ['member', 'secretary', 'unitOrganiser', 'groupOrganiser', 'administrator'] as const
export type Role = (typeof roles)[number]

/** b own branch, u unit and below, g all; a capital may write too; - nothing. */
type Cell = 'b' | 'B' | 'u' | 'U' | 'g' | 'G' | '-'
type Row = Record<Role, Cell>

export const resources = ['people', 'monthPack', 'themeDay', 'session', 'attendance', 'leave'] as const
export type Resource = (typeof resources)[number]

const row = (...[member, secretary, unitOrganiser, groupOrganiser, administrator]: [Cell, Cell, Cell, Cell, Cell]) => ({
  member,
  secretary,
  unitOrganiser,
  groupOrganiser,
  administrator,
})

export const matrix: Record<Resource, Row> = {
  //              MEM  SEC  UO   GO   ADM
  people: row('-', 'b', 'u', 'g', 'G'),
  monthPack: row('b', 'b', 'u', 'G', '-'),
  themeDay: row('b', 'B', 'u', 'g', '-'),
  session: row('-', 'B', 'U', 'G', '-'),
  attendance: row('-', 'B', 'U', 'G', '-'),
  leave: row('-', 'B', 'u', 'g', '-'),
}

/** What a person is, and in which organisation. */
export interface Grant {
  role: Role
  org: string
}

const leadsBranch: readonly Duty[] = ['secretary', 'deputySecretary']

function grantOf({ duty, org }: Post, group: string): Grant[] {
  if (leadsBranch.includes(duty)) return [{ role: 'secretary', org }]
  if (duty === 'organiser') return [{ role: org === group ? 'groupOrganiser' : 'unitOrganiser', org }]
  if (duty === 'administrator') return [{ role: 'administrator', org }]
  return []
}

/** All that somebody is today; a post that has ended is not asked. */
export function grantsOf({ orgPath, posts }: { orgPath: OrgPath; posts: readonly Post[] }, day: string): Grant[] {
  const [group, , branch] = orgPath
  if (!group) return []
  // who sits in no branch (an outside administrator) is nobody's member, and so covers nothing by membership
  const membership: Grant[] = branch ? [{ role: 'member', org: branch }] : []
  return [...membership, ...postsOn(posts, day).flatMap((post) => grantOf(post, group))]
}

/** `place`: where the matter lies, from the group down. A right covers its own organisation and everything below. */
export function may(
  grants: readonly Grant[],
  want: { may: 'read' | 'write'; resource: Resource },
  place: OrgPath,
): boolean {
  return grants.some(({ role, org }) => {
    const cell = matrix[want.resource][role]
    if (cell === '-' || (want.may === 'write' && cell === cell.toLowerCase())) return false
    return place.includes(org)
  })
}

/** The branch whose month somebody runs, if any. */
export const branchLedBy = (grants: readonly Grant[]) => grants.find(({ role }) => role === 'secretary')?.org ?? null
