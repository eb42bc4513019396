/** What a member's dated facts come to on one day, for rules and pages that ask about that day. */
import { committeeOf, sitsOnCommittee } from '#domain/branchMeetings'
import { isExemptOn, membershipOn, type Stage, stageOn } from '#domain/member'
import type { OrgPath } from '#domain/org'
import type { Standing } from '#domain/session'
import type { Member } from './documents'

/** Whom no stage has reached yet is on the list as one who applies. */
export const stageAt = ({ stages }: Pick<Member, 'stages'>, day: string): Stage => stageOn(stages, day) ?? 'applicant'

const seatIn = (branchId: string, { posts }: Pick<Member, 'posts'>, day: string): OrgPath =>
  sitsOnCommittee(posts, branchId, day) ? [committeeOf(branchId)] : []

/** What may invite somebody: the organisations above, the branch, the party group, and the committee for who sits on it. */
export const placeOn = (person: Pick<Member, 'orgPath' | 'branchId' | 'posts'>, day: string): OrgPath => [
  ...person.orgPath,
  ...seatIn(person.branchId, person, day),
]

/**
 * `held`: the branch that holds the matter. Of any other branch that somebody has left, the place is no longer known. The
 * party group is that of the day: who is moved later was still in it.
 */
export function standingOn(person: Member, day: string, held: { org: string; orgPath: OrgPath }): Standing {
  const then = membershipOn(person.memberships, day)
  const isHere = then?.branch === person.branchId
  const upToBranch = isHere ? ownBranchPath(person) : then?.branch === held.org ? held.orgPath : []
  const group = then?.group ? [then.group] : []
  return {
    orgPath: upToBranch.length && then ? [...upToBranch, ...group, ...seatIn(then.branch, person, day)] : [],
    stage: stageAt(person, day),
    exempt: isExemptOn(person.marks, day),
  }
}

/** Down to the branch: whoever belongs to a party group stands one step lower. */
export const ownBranchPath = ({ orgPath, branchId }: Pick<Member, 'orgPath' | 'branchId'>) =>
  orgPath.slice(0, orgPath.indexOf(branchId) + 1)

/** The party group of now, below the branch; null for who belongs to none. */
export const partyGroupOf = ({ orgPath, branchId }: Pick<Member, 'orgPath' | 'branchId'>) =>
  orgPath[orgPath.indexOf(branchId) + 1] ?? null
