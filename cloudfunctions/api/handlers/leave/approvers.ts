/** Whom a request goes to, by name. */
import { type LeaveRole, mayDecide } from '#domain/leave'
import { duties, postsOn } from '#domain/member'
import { grantsOf } from '#domain/rights'
import { _, findAll } from '../../../shared/db'
import type { Member, Session } from '../../../shared/documents'

/** Officers of a branch, its unit and the group. */
const MOST = 500

/** The nearest who may: where the unit has no organiser, the group's. */
export async function approversOf({ org, orgPath }: Session, steps: readonly LeaveRole[], day: string) {
  const places = steps.includes('organiser') ? [...orgPath].reverse() : [org]
  const holders = await findAll('members', { 'posts.org': _.in(places) }, MOST)
  const mayAt = (place: string, role: LeaveRole) =>
    holders.filter((person) =>
      mayDecide(
        grantsOf(person, day).filter((grant) => grant.org === place),
        role,
        orgPath,
      ),
    )
  return steps.map((role) => {
    const place = places.find((one) => mayAt(one, role).length > 0) ?? org
    const names = mayAt(place, role)
      .sort((a, b) => rankOf(a, place, day) - rankOf(b, place, day))
      .map(({ name }) => name)
    return { role, names }
  })
}

/** The secretary before the deputy. */
const rankOf = ({ posts }: Member, place: string, day: string) =>
  Math.min(...postsOn(posts, day).flatMap(({ duty, org }) => (org === place ? [duties.indexOf(duty)] : [])))
