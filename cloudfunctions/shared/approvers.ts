/** Whom a request goes to: the nearest who may. */
import { type LeaveRole, mayDecide } from '#domain/leave'
import { duties, postsOn } from '#domain/member'
import type { OrgPath } from '#domain/org'
import { grantsOf } from '#domain/rights'
import { _, findAll } from './db'
import type { Member, Session } from './documents'

/** Officers of a branch, its unit and the group. */
const MOST = 500

const holdersAt = (places: readonly string[]) => findAll('members', { 'posts.org': _.in([...places]) }, MOST)

interface Place {
  /** From the nearest on. */
  places: readonly string[]
  orgPath: OrgPath
  day: string
}

/** Where the unit has no organiser, the group's. */
function nearest(holders: readonly Member[], role: LeaveRole, { places, orgPath, day }: Place): Member[] {
  const mayAt = (place: string) =>
    holders.filter((person) =>
      mayDecide(
        grantsOf(person, day).filter(({ org }) => org === place),
        role,
        orgPath,
      ),
    )
  const place = places.find((one) => mayAt(one).length > 0)
  return place === undefined ? [] : mayAt(place).sort((a, b) => rankOf(a, place, day) - rankOf(b, place, day))
}

/** The secretary before the deputy. */
const rankOf = ({ posts }: Member, place: string, day: string) =>
  Math.min(...postsOn(posts, day).flatMap(({ duty, org }) => (org === place ? [duties.indexOf(duty)] : [])))

/** Of each step of a chain, by name. */
export async function approversOf({ org, orgPath }: Session, steps: readonly LeaveRole[], day: string) {
  const places = steps.includes('organiser') ? [...orgPath].reverse() : [org]
  const holders = await holdersAt(places)
  return steps.map((role) => ({
    role,
    names: nearest(holders, role, { places, orgPath, day }).map(({ name }) => name),
  }))
}

/** The organisers above somebody: never he himself. */
export async function organisersAbove(memberId: string, orgPath: OrgPath, day: string): Promise<Member[]> {
  const places = [...orgPath].reverse()
  const others = (await holdersAt(places)).filter(({ _id }) => _id !== memberId)
  return nearest(others, 'organiser', { places, orgPath, day })
}
