/** Which organisation a line of a roster means: by its name now, or by one it had. */
import type { OrgLevel } from '#domain/org'
import type { RosterPerson } from '#domain/roster'
import { findAll } from '../db'
import { idFrom, type Org } from '../documents'

const MOST_ORGS = 5_000

export interface Place {
  unit: Org
  branch: Org
}

export interface Places {
  /** Null for a branch that was merged into another. */
  placeOf: (person: Pick<RosterPerson, 'unit' | 'branch'>) => Place | null
  /** Named by the roster and not there yet; each is handed out once, to be written. */
  takeMissing: () => Org[]
}

/** The group's tree as it is; what a roster names beyond it comes into being on `day`. */
export async function placesOf(group: string, day: string): Promise<Places> {
  const there = await findAll('orgs', { path: group as never }, MOST_ORGS)
  const inUse = new Set(there.map(({ _id }) => _id))
  let missing: Org[] = []
  const byName = indexOf(there)

  function found(level: OrgLevel, name: string, above: readonly string[], words: string[]): Org {
    const parent = above[above.length - 1]!
    const known = byName.get(keyOf(parent, name))
    if (known) return known
    const derived = idFrom(level[0]!, ...words)
    // who had this name before has another one now, and keeps the id
    const _id = inUse.has(derived) ? idFrom(level[0]!, ...words, day) : derived
    const org: Org = {
      _id,
      level,
      name,
      path: [...above, _id],
      parent,
      formerNames: [],
      from: day,
      to: null,
      version: 1,
    }
    byName.set(keyOf(parent, name), org)
    missing.push(org)
    return org
  }

  return {
    placeOf({ unit: unitName, branch: branchName }) {
      const unit = found('unit', unitName, [group], [unitName])
      if (!byName.has(keyOf(unit._id, branchName)) && wasMerged(there, unit._id, branchName)) return null
      return { unit, branch: found('branch', branchName, unit.path, [unitName, branchName]) }
    },
    takeMissing() {
      const taken = missing
      missing = []
      return taken
    },
  }
}

const keyOf = (parent: string, name: string) => `${parent}\u001f${name}`

/** A name in use outranks one that somebody gave up. */
function indexOf(orgs: readonly Org[]): Map<string, Org> {
  const open = orgs.filter(({ to }) => to === null)
  const former = open.flatMap((org) => org.formerNames.map((name) => [keyOf(org.parent ?? '', name), org] as const))
  return new Map([...former, ...open.map((org) => [keyOf(org.parent ?? '', org.name), org] as const)])
}

const wasMerged = (orgs: readonly Org[], unitId: string, name: string) =>
  orgs.some(
    (org) =>
      org.to !== null &&
      org.level === 'branch' &&
      [org.name, ...org.formerNames].includes(name) &&
      org.path.includes(unitId),
  )
