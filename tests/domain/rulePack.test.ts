import {
  completed,
  differencesOf,
  refuseChanges,
  refuseRelease,
  refuseRestated,
  replay,
  withChanges,
} from '#domain/ruleDraft'
import { ruleFixtures } from '#domain/ruleFixtures'
import { type RulePack, type RuleRow, rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { fieldsOf, numberAt, ruleIds } from '#domain/ruleWords'

/** A copy with one number changed. */
function withNumber<V extends RuleRow['value']>(value: V, path: string, changed: number): V {
  const copy = JSON.parse(JSON.stringify(value)) as V
  const keys = path.split('.')
  const last = keys.pop()!
  const holder = keys.reduce<Record<string, unknown>>(
    (inner, key) => inner[key] as Record<string, unknown>,
    copy as unknown as Record<string, unknown>,
  )
  holder[last] = changed
  return copy
}

const inForce = rulesOn(currentPack, '2026-11-05')
const change = (id: RuleRow['id'], path: string, value: number, days: { from?: string; to?: string } = {}): RuleRow =>
  ({
    id,
    value: withNumber(inForce[id], path, value),
    validFrom: days.from ?? '2027-01-01',
    ...(days.to && { validTo: days.to }),
    source: '集团通知',
    status: 'parameter',
  }) as RuleRow
const late15 = change('SI', 'lateLimitMin', 15)
const drafted = (...changes: RuleRow[]) => withChanges(currentPack, '2026.2', changes)
const failing = (pack: RulePack, restated: Parameters<typeof replay>[1] = []) =>
  replay(pack, restated).filter(({ passed }) => !passed)

test('the compiled pack does what its fixtures say', () => {
  expect(failing(currentPack)).toEqual([])
})

test('every rule is touched by a fixture, and no two fixtures bear the same name', () => {
  expect([...new Set(ruleFixtures.flatMap(({ ids }) => ids))].sort()).toEqual([...ruleIds].sort())
  expect(ruleIds.slice().sort()).toEqual(Object.keys(inForce).sort())
  expect(new Set(ruleFixtures.map(({ name }) => name)).size).toBe(ruleFixtures.length)
})

/** Asked by the screen alone, when it fetches codes: no rule's answer depends on it. */
const unseen = ['SI.refillAt']
const numbers = ruleIds.flatMap((id) => fieldsOf(id).map((field) => ({ id, ...field })))

test.each(numbers.filter(({ id, path }) => !unseen.includes(`${id}.${path}`)))(
  '$id $path changed, up or down: a fixture sees it',
  ({ id, path, most, least }) => {
    const was = numberAt(inForce[id], path)
    const others = [was + 1, was - 1, most, least].filter((value) => value !== was)
    expect(others.some((value) => failing(drafted(change(id, path, value))).length > 0)).toBe(true)
  },
)

test.each(numbers)('$id $path lies within its bounds', ({ id, path, least, most }) => {
  const value = numberAt(inForce[id], path)
  expect([value >= least, value <= most, least < most]).toEqual([true, true, true])
})

test('a change holds from its day on and to its last one; other days keep the old rule', () => {
  const pack = drafted(change('SI', 'lateLimitMin', 15, { to: '2027-01-31' }))
  const limits = ['2026-12-31', '2027-01-01', '2027-01-31', '2027-02-01'].map(
    (day) => rulesOn(pack, day).SI.lateLimitMin,
  )
  expect(limits).toEqual([10, 15, 15, 10])
})

test('a changed outcome fails until it is stated anew, and then on those days only', () => {
  const pack = drafted(late15)
  const [first, ...others] = failing(pack)
  expect(others).toEqual([])
  expect(first).toMatchObject({ day: '2027-01-01', result: '14:30 开放，15:15 以后算迟到，16:30 结束' })
  const { name, day, result } = first!
  expect(failing(pack, [{ name, day, expected: result }])).toEqual([])
  expect(failing(pack, [{ name, day, expected: '14:30 开放' }])).toHaveLength(1)
  // stated for a day on which nothing has changed, it would contradict what was decided
  expect(failing(pack, [{ name, day: '2026-12-31', expected: result }])).toHaveLength(2)
})

test('what was stated anew goes along into the next pack, and covers only what it was stated for', () => {
  const [{ name, day, result }] = failing(drafted(late15)) as [ReturnType<typeof failing>[number]]
  const restated = [{ name, day, expected: result }]
  const second = drafted(late15)
  const other = withChanges(second, '2026.3', [change('MP', 'monthsAhead', 3)])
  expect(failing(other, restated).map((one) => one.name)).toEqual(['发布后三个月的月课'])
  const again = withChanges(second, '2026.3', [change('SI', 'lateLimitMin', 5, { from: '2027-07-01' })])
  expect(failing(again, restated)).toMatchObject([{ name, day: '2027-07-01' }])
})

test.each<[string, RuleRow[], string | null]>([
  ['one change', [late15], null],
  ['until the same day', [change('SI', 'lateLimitMin', 15, { to: '2027-01-01' })], null],
  ['until the day before', [change('SI', 'lateLimitMin', 15, { to: '2026-12-31' })], 'RULE_VALUES'],
  ['the same rule twice from a day', [late15, change('SI', 'lateLimitMin', 20)], 'RULE_VALUES'],
  ['shortest above longest', [change('TD', 'minMinutes', 481)], 'RULE_VALUES'],
  ['shortest as long as longest', [change('BM', 'minMinutes', 480)], null],
  ['codes are fetched when there are as many as fetched', [change('SI', 'refillAt', 120)], 'RULE_VALUES'],
  ['a period that does not divide the year', [change('MT', 'groupMeeting.everyMonths', 5)], 'RULE_VALUES'],
  ['two months', [change('MT', 'groupMeeting.everyMonths', 2)], null],
])('values: %s', (_what, changes, refusal) => {
  expect(refuseChanges(changes)).toBe(refusal)
})

const name = '15 点的活动，签到何时开放、迟到、结束'
test.each([
  ['with its row', { name, day: '2027-01-01' }, null],
  ['for a day before the row', { name, day: '2026-12-31' }, 'RULE_FIXTURE'],
  ['of another rule', { name: '发布后三个月的月课', day: '2027-01-01' }, 'RULE_FIXTURE'],
  ['unknown', { name: '没有的用例', day: '2027-01-01' }, 'RULE_FIXTURE'],
])('stated anew %s', (_what, restated, refusal) => {
  expect(refuseRestated([{ ...restated, expected: '' }], [late15])).toBe(refusal)
})

test('differences are told number by number', () => {
  expect(differencesOf(currentPack, [late15, change('MP', 'monthsAhead', 2)])).toEqual([
    { id: 'SI', name: '签到：迟到界限', from: '2027-01-01', to: null, unit: '分钟', before: 10, after: 15 },
  ])
})

const tested = { state: 'tested', author: 'a', base: '2026.1' } as const
test.each([
  ['by a second person', tested, { by: 'b', current: '2026.1' }, null],
  ['by its author', tested, { by: 'a', current: '2026.1' }, 'RULE_SAME_PERSON'],
  ['a draft', { ...tested, state: 'draft' as const }, { by: 'b', current: '2026.1' }, 'RULE_NOT_TESTED'],
  [
    'what is superseded',
    { ...tested, state: 'superseded' as const },
    { by: 'b', current: '2026.3' },
    'RULE_NOT_TESTED',
  ],
  ['again', { ...tested, state: 'released' as const }, { by: 'b', current: '2026.2' }, null],
  ['with another one between', tested, { by: 'b', current: '2026.2' }, 'RULE_BASE_OLD'],
])('release %s', (_what, pack, asked, refusal) => {
  expect(refuseRelease(pack, asked)).toBe(refusal)
})

test('a pack that was released before the program knew a rule takes that from the compiled one', () => {
  const { lateLimitMin, slotSeconds } = inForce.SI
  const old = { ...late15, value: { lateLimitMin: 15 } } as RuleRow
  const rules = rulesOn(completed({ version: '2026.2', rows: [old] }, currentPack), '2027-01-01')
  expect(rules).toMatchObject({ ...inForce, SI: { lateLimitMin: 15, slotSeconds } })
  expect(lateLimitMin).toBe(10)
})
