import { addMonths } from '#domain/calendar'
import {
  type Lecture,
  planRota,
  proposeLecturer,
  refuseRota,
  refuseSwap,
  type RotaMember,
  swapped,
  waitingFor,
} from '#domain/rota'

const person = (id: string, changes: Partial<RotaMember> = {}): RotaMember => ({
  id,
  name: `${id}同志`,
  eligible: true,
  since: '2020-01-01',
  ...changes,
})
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => person(id)) as [RotaMember, RotaMember, RotaMember, RotaMember]
/** 'a b -': one letter a month, '-' for a month without a lecture */
const history = (letters: string, from = '2026-01'): Lecture[] =>
  letters
    .split(' ')
    .flatMap((memberId, index) => (memberId === '-' ? [] : [{ month: addMonths(from, index), memberId }]))
const idsOf = (plan: Lecture[]) => plan.map(({ memberId }) => memberId).join(' ')

test.each([
  ['nobody has lectured: roster order', [c, a, b], '', '2026-01', 'c'],
  ['the first has: the next', [a, b, c], 'a', '2026-02', 'b'],
  ['out of order: whoever is left', [a, b, c], 'b c', '2026-03', 'a'],
  ['the round is full: longest ago', [a, b, c], 'c a b', '2026-04', 'c'],
  ['over the new year', [a, b, c], 'a - - - - - - - - - - b', '2027-01', 'c'],
  ['who gave two in a round is not asked before the others', [a, b, c], 'a a', '2026-03', 'b'],
  ['one alone lectures every time', [a], 'a a', '2026-03', 'a'],
  ['who is exempt or no member is passed over', [person('a', { eligible: false }), b], '', '2026-01', 'b'],
  ['lectures of people who have left count for nobody', [b, c], 'a b a', '2026-04', 'c'],
  ['who comes on the last day of the month is in turn', [person('a', { since: '2026-02-28' })], '', '2026-02', 'a'],
  ['who comes a month later is not', [person('a', { since: '2026-03-01' }), b], '', '2026-02', 'b'],
  ['a newcomer owes this round', [a, b, person('n', { since: '2026-02-10' })], 'a b', '2026-03', 'n'],
  ['but waits behind those who waited before', [person('n', { since: '2026-02-10' }), a, b], 'a', '2026-02', 'b'],
  [
    'a newcomer owes no round from before coming',
    [person('n', { since: '2026-05-10' }), a, b],
    'a b a b n',
    '2026-06',
    'a',
  ],
  ['two lectures in one month both count', [a, b, c], 'a', '2026-02', 'c', [{ month: '2026-01', memberId: 'b' }]],
  ['the month in question does not count itself', [a, b], 'a b', '2026-02', 'b'],
  ['who is settled for next month is not asked for this one', [a, b], '- a', '2026-01', 'b'],
  ['settled months of the round after this one do not count', [a, b], '- a b', '2026-01', 'b'],
] as [string, RotaMember[], string, string, string, Lecture[]?][])(
  '%s',
  (_what, people, letters, month, id, more = []) => {
    const given = [...more, ...(letters ? history(letters) : [])]
    expect(proposeLecturer(people, given, month)?.id).toBe(id)
  },
)

test('back from three rounds of exemption, one is asked once, not three times', () => {
  const people = [a, b, c]
  const given = history('b c b c b c')
  expect(idsOf(planRota(people, given, '2026-07', 4))).toBe('a b c a')
})

test('a rota without members is refused, proposes nobody and plans nothing', () => {
  for (const people of [[], [person('a', { eligible: false })], [person('a', { since: '2026-12-01' })]]) {
    expect(refuseRota(people, '2026-11')).toBe('ROTA_EMPTY')
    expect(proposeLecturer(people, [], '2026-11')).toBeNull()
    expect(planRota(people, [], '2026-10', 2)).toEqual([])
  }
  expect(refuseRota([a], '2026-11')).toBeNull()
})

test('the full round begins anew for everybody', () => {
  expect(waitingFor([a, b], history('a b'), '2026-03').map(({ id }) => id)).toEqual(['a', 'b'])
  expect(waitingFor([a, b, c], history('a'), '2026-02').map(({ id }) => id)).toEqual(['b', 'c'])
})

test('a round ends with a whole month, in whichever order its lectures are told', () => {
  const [first, second] = [a, c].map(({ id }) => ({ month: '2026-03', memberId: id }))
  for (const march of [
    [first!, second!],
    [second!, first!],
  ]) {
    expect(waitingFor([a, b, c], [...history('a b'), ...march], '2026-04')).toEqual([a, b, c])
  }
})

test('a plan goes on over the new year and keeps what is settled', () => {
  const given = [{ month: '2026-12', memberId: 'c' }]
  expect(planRota([a, b, c], given, '2026-11', 4)).toEqual([
    { month: '2026-11', memberId: 'a' },
    { month: '2026-12', memberId: 'c' },
    { month: '2027-01', memberId: 'b' },
    { month: '2027-02', memberId: 'a' },
  ])
})

test('two months exchange their lecturers, and the rest of the round stays', () => {
  const people = [a, b, c, d]
  const plan = planRota(people, [], '2026-11', 4)
  const swap = { one: '2026-11', other: '2027-01' }
  expect(refuseSwap(plan, swap, '2026-11')).toBeNull()
  const settled = swapped(plan, swap)
  expect(settled).toEqual([
    { month: '2027-01', memberId: 'a' },
    { month: '2026-11', memberId: 'c' },
  ])
  expect(idsOf(planRota(people, settled, '2026-11', 5))).toBe('c b a d c')
})

test.each([
  ['a month with itself', '2026-11', '2026-11'],
  ['a month that is over', '2026-10', '2026-12'],
  ['a month that is not planned', '2026-11', '2027-06'],
])('no exchange of %s', (_what, one, other) => {
  const plan = planRota([a, b, c], [], '2026-10', 4)
  expect(refuseSwap(plan, { one, other }, '2026-11')).toBe('ROTA_SWAP')
  expect(refuseSwap(plan, { one: other, other: one }, '2026-11')).toBe('ROTA_SWAP')
})

/** Own bookkeeping, apart from the rota's: between two lectures of somebody, everybody who was there has lectured. */
function jumpsOf(people: RotaMember[], lectures: Lecture[]): string[] {
  return lectures.flatMap(({ memberId, month }, index) => {
    const before = lectures.slice(0, index)
    const last = before.map((lecture) => lecture.memberId).lastIndexOf(memberId)
    if (last < 0) return []
    const between = new Set(before.slice(last).map((lecture) => lecture.memberId))
    const passed = people.filter(
      ({ id, eligible, since }) => eligible && since < before[last]!.month && !between.has(id),
    )
    return passed.map(({ id }) => `${memberId} in ${month} before ${id}`)
  })
}

const dice = (seed: number) => () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647

test('nobody twice before everybody once: 60 branches of any size with newcomers and exemptions', () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const roll = dice(seed * 7919)
    const people = Array.from({ length: 2 + Math.floor(roll() * 12) }, (_, index) =>
      person(`p${index}`, {
        eligible: index === 0 || roll() < 0.85,
        since: roll() < 0.7 ? '2020-01-01' : `${addMonths('2024-01', Math.floor(roll() * 20))}-15`,
      }),
    )
    const plan = planRota(people, [], '2024-01', 36)
    expect({ seed, jumps: jumpsOf(people, plan) }).toEqual({ seed, jumps: [] })
    expect(planRota(people, [], '2024-01', 36)).toEqual(plan)
    const asked = new Set(plan.map(({ memberId }) => memberId))
    expect(people.filter(({ id, eligible }) => eligible !== asked.has(id))).toEqual([])
  }
})

test('after an exchange every proposal is one that would not be refused', () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const roll = dice(seed * 104_729)
    const people = Array.from({ length: 3 + Math.floor(roll() * 8) }, (_, index) => person(`p${index}`))
    const plan = planRota(people, [], '2026-01', 12)
    const [one, other] = [addMonths('2026-01', Math.floor(roll() * 6)), addMonths('2026-07', Math.floor(roll() * 6))]
    const settled = swapped(plan, { one, other })
    const known = [...settled]
    for (const lecture of planRota(people, settled, '2026-01', 24)) {
      if (settled.some(({ month }) => month === lecture.month)) continue
      expect(waitingFor(people, known, lecture.month).map(({ id }) => id)).toContain(lecture.memberId)
      known.push(lecture)
    }
  }
})

test('the check finds a rota that jumps the queue', () => {
  expect(jumpsOf([a, b, c], history('a b a'))).toEqual(['a in 2026-03 before c'])
})
