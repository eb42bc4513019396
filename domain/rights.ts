/** Who may do what, where: the one table that the server's gate reads. Default is deny. */
import { type Duty, type Post, postsOn } from './member'
import type { OrgPath } from './org'

export const roles = [
  'member',
  'secretary',
  'unitOrganiser',
  'groupOrganiser',
  'classCommittee',
  'headTeacher',
  'speaker',
  'tourOffice',
  'partner',
  'administrator',
] as const
export type Role = (typeof roles)[number]

/**
 * o own record, b own branch, u unit and below, g all, c the class and s the stop while the role is valid; a capital may
 * write too; - nothing. The letter tells people how far the role's own organisation reaches; the code asks whether and how. `o` is no right at a place: it is the row that `member` names in the contract.
 */
export type Cell = '-' | 'o' | 'O' | 'b' | 'B' | 'u' | 'U' | 'g' | 'G' | 'c' | 'C' | 's' | 'S'

const table = {
  //                    MEM SEC UO  GO  COM HT  SPK OFF PTN ADM
  people: /*        */ 'o   b   u   g   c   c   -   -   -   G',
  claims: /*        */ 'O   B   -   -   -   -   -   -   -   G',
  exemptions: /*    */ 'o   B   U   G   -   -   -   -   -   G',
  partyGroups: /*   */ 'b   B   u   g   -   -   -   -   -   G',
  plan: /*          */ 'b   B   U   G   -   -   -   -   -   -',
  monthPack: /*     */ 'b   b   u   G   -   -   -   -   -   -',
  themeDay: /*      */ 'b   B   u   g   -   -   -   -   -   -',
  meetings: /*      */ '-   B   -   -   -   -   -   -   -   -',
  acceptance: /*    */ 'b   b   U   G   -   -   -   -   -   -',
  class: /*         */ 'c   b   U   G   c   C   -   -   -   -',
  session: /*       */ '-   B   U   G   C   C   S   -   -   -',
  attendance: /*    */ 'O   B   U   G   C   C   s   -   -   -',
  helpers: /*       */ '-   B   U   G   -   C   -   -   -   -',
  leave: /*         */ 'O   B   U   G   C   C   -   -   -   -',
  ledger: /*        */ 'o   b   u   g   -   -   -   -   -   -',
  progress: /*      */ 'O   -   -   -   -   -   -   -   -   -',
  assessment: /*    */ 'O   b   U   G   C   C   -   -   -   -',
  grouping: /*      */ 'O   -   u   g   C   C   -   -   -   -',
  courses: /*       */ 'b   b   U   G   -   -   -   -   -   -',
  lectures: /*      */ 'b   b   U   G   -   -   -   -   -   -',
  lectureHost: /*   */ '-   B   U   G   -   -   -   -   -   -',
  evaluation: /*    */ 'O   -   u   g   -   -   s   g   -   -',
  tours: /*         */ '-   B   U   g   -   -   S   G   s   -',
  debate: /*        */ 'O   B   U   G   -   -   -   -   -   -',
  simulator: /*     */ 'O   O   U   G   O   C   -   -   -   -',
  exports: /*       */ 'o   B   U   G   -   c   -   G   -   -',
  rulePack: /*      */ '-   -   -   g   -   -   -   -   -   G',
  ruleRelease: /*   */ '-   -   -   G   -   -   -   -   -   g',
  audit: /*         */ '-   -   -   -   -   -   -   -   -   g',
  complaints: /*    */ 'O   O   O   O   O   O   O   O   O   G',
} as const
export type Resource = keyof typeof table
export const resources = Object.keys(table) as Resource[]

/** The cell of a resource and a role. */
export const cellOf = (resource: Resource, role: Role) => table[resource].split(/ +/)[roles.indexOf(role)] as Cell

/** What a person is, and in which organisation. */
export interface Grant {
  role: Role
  org: string
}

const leadsBranch: readonly Duty[] = ['secretary', 'deputySecretary']

function grantOf({ duty, org }: Post, group: string): Grant[] {
  if (leadsBranch.includes(duty)) return [{ role: 'secretary', org }]
  if (duty === 'organiser') return [{ role: org === group ? 'groupOrganiser' : 'unitOrganiser', org }]
  if (duty === 'administrator' || duty === 'tourOffice') return [{ role: duty, org }]
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
    const cell = cellOf(want.resource, role)
    const isWrite = cell !== cell.toLowerCase()
    if (cell === '-' || cell === 'o' || cell === 'O' || (want.may === 'write' && !isWrite)) return false
    return place.includes(org)
  })
}

/** Secretary (or deputy) of just this branch. */
export const leadsBranchOf = (grants: readonly Grant[], branchId: string) =>
  grants.some(({ role, org }) => role === 'secretary' && org === branchId)

/** The branch whose month somebody runs, if any. */
export const branchLedBy = (grants: readonly Grant[]) => grants.find(({ role }) => role === 'secretary')?.org ?? null
