/** 组织树: what may be renamed, merged and split, and which duty belongs to which level. */
import type { ErrorCode } from './errors'
import type { Duty } from './member'
import type { OrgLevel } from './org'

/** What the rules ask of an organisation. */
export interface Node {
  _id: string
  level: OrgLevel
  parent: string | null
  /** The last Beijing day it was there; null while it is. */
  to: string | null
}

const isOpenBranch = ({ level, to }: Node) => level === 'branch' && to === null

export function refuseMerge(from: Node, into: Node | null): ErrorCode | null {
  if (!into || !isOpenBranch(from) || !isOpenBranch(into)) return 'TREE_NOT_BRANCH'
  return from._id !== into._id && from.parent === into.parent ? null : 'TREE_OTHER_UNIT'
}

/** `members`: who is in the branch; `leaving`: who is to go to the new one. */
export function refuseSplit(branch: Node, members: readonly string[], leaving: readonly string[]): ErrorCode | null {
  if (!isOpenBranch(branch)) return 'TREE_NOT_BRANCH'
  if (!leaving.every((id) => members.includes(id))) return 'TREE_PEOPLE'
  return new Set(leaving).size < members.length ? null : 'TREE_ALL_LEAVE'
}

const dutiesOf: Record<OrgLevel, readonly Duty[]> = {
  group: ['organiser', 'administrator', 'tourOffice'],
  unit: ['organiser'],
  branch: [
    'secretary',
    'deputySecretary',
    'organisationOfficer',
    'publicityOfficer',
    'disciplineInspector',
    'backbone',
  ],
  partyGroup: [],
}

/** from, to: Beijing days. Nobody was in office before he was appointed. */
export function refusePost(
  level: OrgLevel,
  { duty, from, to }: { duty: Duty; from: string; to?: string },
  today: string,
): ErrorCode | null {
  if (!dutiesOf[level].includes(duty)) return 'POST_LEVEL'
  return from < today || (to !== undefined && to < from) ? 'POST_DAYS' : null
}

/** Somebody must always be there to organise (S06) and to administer. */
export const mustStay = (duty: Duty) => duty === 'organiser' || duty === 'administrator'
