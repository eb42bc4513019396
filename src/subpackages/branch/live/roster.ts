import type { Output } from '#types/contract'
import { type AttendanceFlag, attendanceFlags } from '#domain/attendance'
import { MINUTE } from '#domain/calendar'
import type { DeliveryState } from '#domain/notice'
import { refuseAtDoor } from '#domain/session'

export type Live = Output<'attendance.live'>
export type Person = Live['people'][number]

/** early: codes are shown, but it has not begun, so nothing can be ended yet. */
export type Phase = 'before' | 'early' | 'open' | 'closed' | 'cancelled'

export function phaseOf(session: Live['session'], now: number): Phase {
  const refusal = refuseAtDoor(session, now)
  if (refusal === 'SESSION_CANCELLED') return 'cancelled'
  if (refusal === 'SIGN_IN_NOT_OPEN') return 'before'
  if (refusal) return 'closed'
  return now < session.start ? 'early' : 'open'
}

const notTold: readonly (DeliveryState | null)[] = ['sending', 'unreached', 'unbound', 'failed']

/** What the page says before the doors open: who has answered what, and whom the notice did not reach. */
export function repliesOf(people: readonly Person[]) {
  const expected = people.filter((person) => person.expected)
  return {
    expected,
    coming: expected.filter(({ reply }) => reply === 'coming'),
    leave: expected.filter(({ reply }) => reply === 'leaveGranted' || reply === 'leaveAsked'),
    silent: expected.filter(({ reply }) => reply === null || reply === 'leaveRefused'),
    unreached: expected.filter(({ reply, delivery }) => reply === null && notTold.includes(delivery)),
  }
}

/** What it says from then on. Who is late came, so is among the present too; who came without being expected listens. */
export function turnoutOf(people: readonly Person[]) {
  const expected = people.filter((person) => person.expected)
  return {
    expected,
    present: expected.filter(({ status }) => status === 'present' || status === 'late'),
    late: expected.filter(({ status }) => status === 'late'),
    leave: expected.filter(({ status }) => status === 'leave'),
    absent: expected.filter(({ status }) => status === 'absent'),
    undecided: people.filter(({ status }) => status === 'undecided'),
    observers: people.filter((person) => !person.expected && person.signIn !== null),
  }
}

/** 补传 2，同机 1: why their rows are withheld, with how many of each; paced and far withhold nothing. */
export function reasonsOf(undecided: readonly Person[]): { flag: AttendanceFlag; count: number }[] {
  return attendanceFlags
    .filter((flag) => flag !== 'paced' && flag !== 'far')
    .map((flag) => ({ flag, count: undecided.filter(({ signIn }) => signIn?.flags.includes(flag)).length }))
    .filter(({ count }) => count > 0)
}

/** Heads as the rows tell them: everybody who signed in, listeners too, and nobody who was said not to have been there. */
export const headsOf = (people: readonly Person[]) =>
  people.filter(({ signIn, status }) => signIn !== null && status !== 'absent' && status !== 'leave').length

/** The last codes are accepted for seconds after the end; from then on nothing comes in by itself. */
export const isSettled = ({ session, now }: Live) => session.cancelled || now >= session.window.closesAt + MINUTE

/** Who came all the same has answered with their feet: nothing is left to decide. */
export const awaitingDecision = (people: readonly Person[]) =>
  people.filter(({ reply, signIn }) => reply === 'leaveAsked' && signIn === null)

/** The last few: somebody at the door asks whether the scan has arrived. */
export const latest = (people: readonly Person[], count: number) =>
  people
    .flatMap((person) => (person.signIn ? [{ person, signedAt: person.signIn.signedAt }] : []))
    .sort((a, b) => b.signedAt - a.signedAt)
    .slice(0, count)
    .map(({ person }) => person)
