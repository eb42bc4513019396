/** The people of a roster, read and written by the thousand. */
import type { RosterPerson } from '#domain/roster'
import { createMany, db, getThousands, updateIf } from '../db'
import { AppError } from '#domain/errors'
import type { Member, RosterCounts } from '../documents'
import { memberId, type Planned, planned, type Reading } from './plan'
import type { Places } from './places'

/** The environment has 500 requests a second, for everybody. */
const AT_ONCE = 50

/** By line of the sheet; a line whose branch is no longer there has no plan. */
export async function plansFor(
  people: readonly RosterPerson[],
  reading: Reading,
  places: Places,
): Promise<Map<number, Planned>> {
  const placed = people.flatMap((person) => {
    const place = places.placeOf(person)
    return place ? [{ person, place, id: memberId(person, place) }] : []
  })
  const present = await getThousands(
    'members',
    placed.map(({ id }) => id),
  )
  const before = new Map<string, Member>(present.map((doc) => [doc._id, doc]))
  return new Map(
    placed.map(({ person, place, id }) => [person.line, planned(before.get(id), person, place, reading)] as const),
  )
}

/** Who was written meanwhile by somebody else is not overwritten: the step is refused, and planned anew when repeated. */
export async function writePeople(plans: readonly Planned[]): Promise<void> {
  const of = (wanted: string) => plans.flatMap(({ kind, after }) => (kind === wanted ? [after] : []))
  await createAll('members', of('new'))
  const changed = of('changed')
  for (let at = 0; at < changed.length; at += AT_ONCE) {
    const batch = changed.slice(at, at + AT_ONCE)
    const written = await Promise.all(
      batch.map(({ _id, openid: _phone, phone: _wish, ruleVersion: _rules, ...facts }) =>
        // what is not the roster's business may have changed since it was read
        updateIf('members', { _id, version: facts.version - 1 }, facts),
      ),
    )
    if (written.includes(false)) throw new AppError('CHANGED_MEANWHILE')
  }
}

/** Another step may have been there first: what stops a batch is left as it is. */
export async function createAll<C extends 'members' | 'orgs'>(
  name: C,
  docs: readonly Parameters<typeof db.create<C>>[1][],
): Promise<void> {
  if (await createMany(name, docs)) return
  for (const doc of docs) await db.create(name, doc)
}

export function countsOf(plans: readonly Planned[]): RosterCounts {
  const count = (wanted: string) => plans.filter(({ kind }) => kind === wanted).length
  return { new: count('new'), changed: count('changed'), unchanged: count('unchanged'), refused: 0 }
}

export const plus = (a: RosterCounts, b: RosterCounts): RosterCounts => ({
  new: a.new + b.new,
  changed: a.changed + b.changed,
  unchanged: a.unchanged + b.unchanged,
  refused: a.refused + b.refused,
})
