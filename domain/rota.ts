/** 微党课轮值: who lectures next in a branch. Nobody twice before everybody once; exempt members are passed over. */
import { addMonths } from './calendar'
import type { ErrorCode } from './errors'
import { isPartyMember, type Stage } from './member'

/** In roster order. eligible: a party member who is not exempt; since: the Beijing day on which they came to the branch. */
export interface RotaMember {
  id: string
  name: string
  eligible: boolean
  since: string
}

/** Who lectured in a month, or is to: what was exchanged stands as it was exchanged. */
export interface Lecture {
  month: string
  memberId: string
}

/** Whoever votes or will, and need not stay away. */
export const mayLecture = ({ stage, exempt }: { stage: Stage; exempt: boolean }) => isPartyMember(stage) && !exempt

const inTurn = (people: readonly RotaMember[], month: string) =>
  people.filter(({ eligible, since }) => eligible && since.slice(0, 7) <= month)

const earlier = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

const byMonth = (given: readonly Lecture[]) => [...given].sort((a, b) => earlier(a.month, b.month))

/**
 * Lectures of the running round by member. A round ends with the month in which the last of those then in the branch
 * has lectured; so a newcomer, or somebody back from an exemption, owes this round and none before it.
 */
function roundBefore(people: readonly RotaMember[], given: readonly Lecture[], month: string): Map<string, number> {
  const lectures = byMonth(given).filter((lecture) => lecture.month < month)
  let round = new Map<string, number>()
  lectures.forEach(({ memberId, month: at }, index) => {
    round.set(memberId, (round.get(memberId) ?? 0) + 1)
    const isLastOfMonth = lectures[index + 1]?.month !== at
    if (isLastOfMonth && inTurn(people, at).every(({ id }) => round.has(id))) round = new Map()
  })
  return inTurn(people, month).every(({ id }) => round.has(id)) ? new Map() : round
}

/** The same, and what is settled for later months, as far as it belongs to this round: the month in question may end it. */
function roundAt(people: readonly RotaMember[], given: readonly Lecture[], month: string): Map<string, number> {
  const round = roundBefore(people, given, month)
  for (const { memberId } of byMonth(given).filter((lecture) => lecture.month > month)) {
    if (inTurn(people, month).every(({ id }) => id === memberId || round.has(id))) break
    round.set(memberId, (round.get(memberId) ?? 0) + 1)
  }
  return round
}

/** The month of somebody's last lecture; who came after the rota began waits from the month of coming, the others since ever. */
function waitingSince({ id, since }: RotaMember, lectures: readonly Lecture[]): string {
  const came = since.slice(0, 7)
  const begun = lectures[0]?.month ?? came
  const own = lectures.filter(({ memberId }) => memberId === id)
  return own[own.length - 1]?.month ?? (came > begun ? came : '')
}

export function refuseRota(people: readonly RotaMember[], month: string): ErrorCode | null {
  return inTurn(people, month).length ? null : 'ROTA_EMPTY'
}

/** Fewest lectures in the round, then longest ago, then roster order; null if there is nobody to ask. */
export function proposeLecturer(
  people: readonly RotaMember[],
  given: readonly Lecture[],
  month: string,
): RotaMember | null {
  const round = roundAt(people, given, month)
  const lectures = byMonth(given).filter((lecture) => lecture.month !== month)
  const queue = inTurn(people, month).map((person) => ({
    person,
    count: round.get(person.id) ?? 0,
    since: waitingSince(person, lectures),
  }))
  // sorting is stable, so equals stay in roster order
  queue.sort((a, b) => a.count - b.count || earlier(a.since, b.since))
  return queue[0]?.person ?? null
}

/** One lecture a month from fromMonth on: settled months as they are, the others as proposed. Empty if there is nobody to ask. */
export function planRota(
  people: readonly RotaMember[],
  given: readonly Lecture[],
  fromMonth: string,
  count: number,
): Lecture[] {
  const known = [...given]
  const planned: Lecture[] = []
  for (let ahead = 0; ahead < count; ahead += 1) {
    const month = addMonths(fromMonth, ahead)
    const settled = given.filter((lecture) => lecture.month === month)
    const proposed = settled.length ? null : proposeLecturer(people, known, month)
    const lectures = proposed ? [{ month, memberId: proposed.id }] : settled
    planned.push(...lectures)
    if (proposed) known.push(...lectures)
  }
  return planned
}

/** Those who have not lectured in the running round, in roster order: whom to ask instead. */
export function waitingFor(people: readonly RotaMember[], given: readonly Lecture[], month: string): RotaMember[] {
  const round = roundAt(people, given, month)
  return inTurn(people, month).filter(({ id }) => !round.has(id))
}

export interface Swap {
  one: string
  other: string
}

/** Two months of the plan exchange their lecturers; what has been is not exchanged. */
export function refuseSwap(plan: readonly Lecture[], { one, other }: Swap, month: string): ErrorCode | null {
  const isPlanned = (wanted: string) => wanted >= month && plan.some((lecture) => lecture.month === wanted)
  return one !== other && isPlanned(one) && isPlanned(other) ? null : 'ROTA_SWAP'
}

/** The two months as they stand after the exchange: they are settled from now on. */
export function swapped(plan: readonly Lecture[], { one, other }: Swap): Lecture[] {
  return plan.flatMap(({ month, memberId }) => {
    if (month === one) return [{ month: other, memberId }]
    return month === other ? [{ month: one, memberId }] : []
  })
}
