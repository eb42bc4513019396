import { dayOf } from '#domain/calendar'
import { personalClaimIn } from '#domain/personalCode'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { stepAt } from '#domain/signIn'
import type { Person } from '../live/roster'
import type { Scan, Scans } from './pendingScans'

/** What the page says of a scan, large, before any network. */
export type Verdict =
  | { step: 'taken'; name: string | null; observer: boolean; scan: Scan }
  | { step: 'already'; name: string | null }
  | { step: 'expired'; name: string | null }
  | { step: 'foreign' }

interface Known {
  /** Of the list, if it could be read. */
  people: readonly Person[] | null
  scans: Scans
  now: number
}

/** The mark is for the server to read; whose code it is and whether it is still shown can be told at once. */
export function verdictOn(text: string, known: Known): Verdict {
  const { people, now } = known
  const si = rulesOn(currentPack, dayOf(now)).SI
  const step = stepAt(si.personalSeconds, now)
  const code = text.trim()
  const claim = personalClaimIn(code, step)
  if (!claim) return { step: 'foreign' }
  const { memberId } = claim
  const person = people?.find(({ id }) => id === memberId) ?? null
  const name = nameOf(memberId, person, known)
  if (person?.signIn || isTaken(memberId, known)) return { step: 'already', name }
  const age = step - claim.step
  if (age < -1 || age > si.personalBack) return { step: 'expired', name }
  return {
    step: 'taken',
    name,
    observer: people !== null && !person?.expected,
    scan: { memberId, name, code, at: now },
  }
}

const nameOf = (memberId: string, person: Person | null, { scans }: Known) =>
  person?.name ?? scans.answered.find((one) => one.memberId === memberId)?.name ?? null

/** Whoever was refused may be scanned again. */
function isTaken(memberId: string, { scans: { waiting, sending, answered } }: Known) {
  const isHis = (one: { memberId: string }) => one.memberId === memberId
  return [...waiting, ...sending].some(isHis) || answered.some((one) => isHis(one) && one.refusal === null)
}
