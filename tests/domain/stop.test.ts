import { HOUR, instantOf } from '#domain/calendar'
import { diceOf } from '#domain/matching/dice'
import {
  cancel,
  changePlaces,
  refuseMove,
  refuseStopTime,
  register,
  type Registered,
  type Registration,
  type StopState,
  stopStates,
  wait,
} from '#domain/stop'

const start = instantOf('2026-11-20', '15:00')
const end = start + HOUR
const stop = { start, end, hasSpeaker: true }

test('only listed moves: every state with every other, at a time that suits', () => {
  const timeFor = (to: StopState) => (to === 'held' ? start : to === 'closed' ? end : start - 1)
  const allowed = stopStates.flatMap((state) =>
    stopStates.filter((to) => refuseMove({ ...stop, state }, to, timeFor(to)) === null).map((to) => `${state} ${to}`),
  )
  expect(allowed).toEqual([
    'asked proposed',
    'asked cancelled',
    'proposed declined',
    'proposed accepted',
    'proposed cancelled',
    'declined asked',
    'declined cancelled',
    'accepted released',
    'accepted cancelled',
    'released held',
    'released cancelled',
    'held closed',
  ])
})

test.each<[StopState, StopState, number, boolean, string | null]>([
  ['asked', 'proposed', start - 1, false, 'STOP_NO_SPEAKER'],
  ['asked', 'proposed', start, true, 'STOP_PAST'],
  ['proposed', 'accepted', start, true, 'STOP_PAST'],
  ['proposed', 'declined', start, true, null],
  ['accepted', 'released', start, true, 'STOP_PAST'],
  ['released', 'held', start - 1, true, 'STOP_TOO_EARLY'],
  ['released', 'held', start, true, null],
  ['held', 'closed', end - 1, true, 'STOP_TOO_EARLY'],
  ['released', 'cancelled', start - 1, true, null],
  ['released', 'cancelled', start, true, 'STOP_STARTED'],
  ['closed', 'asked', end, true, 'STOP_STATE'],
])('%s → %s', (state, to, now, hasSpeaker, refusal) => {
  expect(refuseMove({ state, start, end, hasSpeaker }, to, now)).toBe(refusal)
})

test.each([
  ['in the future', start, end, start - 1, null],
  ['now', start, end, start, 'STOP_PAST'],
  ['ending as it begins', start, start, start - 1, 'STOP_TIMES'],
  ['at no time', NaN, NaN, start, 'STOP_TIMES'],
])('a stop %s', (_what, from, to, now, refusal) => {
  expect(refuseStopTime({ start: from, end: to }, now)).toBe(refusal)
})

const open = (places: number, who: string, waiting = ''): Registration => ({
  places,
  who: [...who],
  waiting: [...waiting],
})
const done = (next: Registration, promoted: string[] = []): Registered => ({ refusal: null, next, promoted })

test.each<[string, Registered, Registered | string]>([
  ['a place', register(open(2, 'a'), 'b', false), done(open(2, 'ab'))],
  ['again', register(open(2, 'ab'), 'a', true), done(open(2, 'ab'))],
  ['full', register(open(2, 'ab'), 'c', false), 'STOP_FULL'],
  ['full for who waits, too', register(open(2, 'ab', 'c'), 'c', false), 'STOP_FULL'],
  ['another stop then', register(open(2, 'a'), 'b', true), 'STOP_OVERLAPS'],
  ['waiting', wait(open(1, 'a', 'b'), 'c', false), done(open(1, 'a', 'bc'))],
  ['waiting again', wait(open(1, 'a', 'bc'), 'b', false), done(open(1, 'a', 'bc'))],
  ['waiting where one is', wait(open(1, 'a'), 'a', false), done(open(1, 'a'))],
  ['waiting while there are places', wait(open(2, 'a'), 'b', false), 'STOP_HAS_PLACES'],
  ['waiting with another stop then', wait(open(1, 'a'), 'b', true), 'STOP_OVERLAPS'],
  ['cancelling promotes the first', cancel(open(2, 'ab', 'cd'), 'a'), done(open(2, 'bc', 'd'), ['c'])],
  ['cancelling with nobody waiting', cancel(open(2, 'ab'), 'a'), done(open(2, 'b'))],
  ['out of the line nobody is promoted', cancel(open(2, 'ab', 'cd'), 'c'), done(open(2, 'ab', 'd'))],
  ['cancelling without a place', cancel(open(2, 'ab', 'cd'), 'x'), 'STOP_NOT_REGISTERED'],
  ['more places', changePlaces(open(2, 'ab', 'cde'), 4), done(open(4, 'abcd', 'e'), ['c', 'd'])],
  ['as many as have come', changePlaces(open(3, 'ab'), 2), done(open(2, 'ab'))],
  ['fewer than have come', changePlaces(open(3, 'ab'), 1), 'STOP_PLACES_BELOW'],
  ['no places', changePlaces(open(3, ''), 0), 'STOP_PLACES'],
  ['half a place', changePlaces(open(3, ''), 2.5), 'STOP_PLACES'],
])('registration: %s', (_what, answer, expected) => {
  expect(answer).toEqual(typeof expected === 'string' ? { refusal: expected } : expected)
})

type Kind = 'register' | 'wait' | 'cancel' | 'places'
interface Commit {
  kind: Kind
  stop: number
  speaker: string
  before: Registration
  after: Registration
  refusal: string | null
}

/** Stops 0 and 1 are at the same time; 2 is later. */
const AT = [1, 1, 2]

/** Whether a speaker holds or waits for another stop at the time. */
const clashesAt = (stops: readonly Registration[], at: number, id: string) =>
  stops.some(
    ({ who, waiting }, other) => other !== at && AT[other] === AT[at] && (who.includes(id) || waiting.includes(id)),
  )

interface Guards {
  /** A change is written only on what it was judged on. */
  conditional: boolean
  overlap: boolean
  promotesOnce: boolean
}
const guarded: Guards = { conditional: true, overlap: true, promotesOnce: true }

/**
 * People act at once: each reads, judges, and writes later, after others may have written. As in the database, writing is
 * conditional on what was read and is tried again; a control takes one guard away.
 */
function interleave(seed: number, guards: Guards): Commit[] {
  const dice = diceOf(seed)
  const below = (count: number) => Math.floor(dice() * count)
  const stops: Registration[] = [open(2, ''), open(3, ''), open(1, '')]
  const journal: Commit[] = []
  const judge = (kind: Kind, at: number, speaker: string, places: number): Registered => {
    const clashes = guards.overlap && clashesAt(stops, at, speaker)
    const seen = stops[at]!
    if (kind === 'register') return register(seen, speaker, clashes)
    if (kind === 'wait') return wait(seen, speaker, clashes)
    return kind === 'cancel' ? cancel(seen, speaker) : changePlaces(seen, places)
  }
  const kinds: Kind[] = ['register', 'register', 'register', 'wait', 'cancel', 'cancel', 'places']
  const pending = Array.from({ length: 40 }, () => ({
    kind: kinds[below(kinds.length)]!,
    at: below(3),
    speaker: `s${below(8)}`,
    places: 1 + below(4),
    read: null as { all: readonly Registration[]; answer: Registered } | null,
  }))
  while (pending.length) {
    const index = below(Math.min(6, pending.length))
    const act = pending[index]!
    const { kind, at, speaker } = act
    const isFresh = act.read && (!guards.conditional || act.read.all.every((each, other) => each === stops[other]))
    if (!act.read || !isFresh) {
      act.read = { all: [...stops], answer: judge(kind, at, speaker, act.places) }
      continue
    }
    const { answer } = act.read
    const before = stops[at]!
    if (answer.refusal === null) stops[at] = guards.promotesOnce ? answer.next : twice(answer)
    journal.push({ kind, stop: at, speaker, before, after: stops[at]!, refusal: answer.refusal })
    pending.splice(index, 1)
  }
  return journal
}

/** The control: whoever was promoted is left in the line as well. */
const twice = ({ next, promoted }: Extract<Registered, { refusal: null }>): Registration => ({
  ...next,
  waiting: [...promoted, ...next.waiting],
})

const isPrefix = (start: readonly string[], of: readonly string[]) => start.every((each, index) => of[index] === each)

/** What a commit does that it must not, by the invariants' numbers. */
function brokenBy(journal: readonly Commit[]): string[] {
  const stops: Registration[] = [open(2, ''), open(3, ''), open(1, '')]
  return journal.flatMap(({ kind, stop: at, speaker, before, after, refusal }) => {
    stops[at] = after
    const { places, who, waiting } = after
    const ids = [...who, ...waiting]
    const came = who.filter((id) => !before.who.includes(id))
    const wrong: [string, boolean][] = [
      ['I6', who.length > places],
      ['I7', refusal === 'STOP_FULL' && before.who.length < before.places],
      ['I8 twice', new Set(ids).size < ids.length],
      ['I8 overlap', ids.some((id) => clashesAt(stops, at, id))],
      ['I9 a free place while somebody waits', waiting.length > 0 && who.length < places],
      ['I9 out of turn', kind !== 'register' && !isPrefix(came, before.waiting)],
      ['I9 not one for one', kind === 'cancel' && before.who.includes(speaker) && came.length > 1],
    ]
    return wrong.flatMap(([name, is]) => (is ? [name] : []))
  })
}

const seeds = Array.from({ length: 1_000 }, (_seed, index) => index + 1)

test('1,000 random interleavings of registering, waiting, cancelling and changing places keep I6 to I9', () => {
  const kinds = new Set<string>()
  for (const seed of seeds) {
    const journal = interleave(seed, guarded)
    expect({ seed, broken: brokenBy(journal) }).toEqual({ seed, broken: [] })
    for (const { kind, refusal } of journal) kinds.add(`${kind} ${refusal}`)
  }
  // all that can happen did happen
  expect([...kinds].sort()).toEqual(
    [
      ...['register null', 'register STOP_FULL', 'register STOP_OVERLAPS'],
      ...['wait null', 'wait STOP_HAS_PLACES', 'wait STOP_OVERLAPS'],
      ...['cancel null', 'cancel STOP_NOT_REGISTERED', 'places null', 'places STOP_PLACES_BELOW'],
    ].sort(),
  )
})

test.each<[string, Partial<Guards>, string[]]>([
  ['writing unconditionally', { conditional: false }, ['I7', 'I8 overlap']],
  ['not looking at other stops', { overlap: false }, ['I8 overlap']],
  ['promoting without leaving the line', { promotesOnce: false }, ['I8 twice']],
])('the same check finds what goes wrong by %s', (_what, off, expected) => {
  const broken = new Set(seeds.slice(0, 200).flatMap((seed) => brokenBy(interleave(seed, { ...guarded, ...off }))))
  expect([...broken]).toEqual(expect.arrayContaining(expected))
})

/** Counts kept apart from the names, each written as it was read: what naive code does. */
function rush(places: number, isConditional: boolean): { taken: number; refusedWhileFree: number } {
  const dice = diceOf(7)
  const seats = { value: open(places, '') }
  const begun = Array.from({ length: 2_200 }, (_person, index) => ({
    id: `s${index}`,
    seen: null as Registration | null,
  }))
  const admitted = new Set<string>()
  let refusedWhileFree = 0
  while (begun.length) {
    const index = Math.floor(dice() * Math.min(40, begun.length))
    const person = begun[index]!
    if (!person.seen || (isConditional && person.seen !== seats.value)) {
      person.seen = seats.value
      const { refusal } = register(person.seen, person.id, false)
      if (refusal === null) continue
      if (seats.value.who.length < places) refusedWhileFree += 1
      begun.splice(index, 1)
      continue
    }
    const answer = register(person.seen, person.id, false)
    if (answer.refusal === null) {
      seats.value = answer.next
      admitted.add(person.id)
    }
    begun.splice(index, 1)
  }
  return { taken: admitted.size, refusedWhileFree }
}

test('2,200 for 120 places: exactly 120, and nobody sent away while there are any; without the condition, oversold', () => {
  expect(rush(120, true)).toEqual({ taken: 120, refusedWhileFree: 0 })
  expect(rush(120, false).taken).toBeGreaterThan(120)
})
