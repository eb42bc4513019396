/** A rule pack on its way: drafted, replayed against its fixtures, and released by somebody else (J4). */
import { addDays } from './calendar'
import type { ErrorCode } from './errors'
import { type RuleId, type RulePack, type RuleRow, type Rules, rulesOn } from './rulePack'
import { fieldsOf, numberAt, periodMonths, ruleIds, ruleWords } from './ruleWords'
import { type RuleFixture, resultOf, ruleFixtures } from './ruleFixtures'
import { meetingKinds } from './branchMeetings'

export const rulePackStates = ['draft', 'tested', 'released', 'superseded'] as const
export type RulePackState = (typeof rulePackStates)[number]

/** What is expected of a fixture from a changed row on: stated with the row, and read by whoever releases it. */
export interface Restated {
  name: string
  /** A Beijing day on which it holds: everywhere else where the same rows are in force, it holds too. */
  day: string
  expected: string
}

/** The base, overlaid: what was decided earlier stays, and stays in force on the days that the change does not cover. */
export const withChanges = (base: RulePack, version: string, changes: readonly RuleRow[]): RulePack => ({
  version,
  rows: [...base.rows, ...changes],
})

/** Versions are 'YYYY.n' with one digit, so that their order is that of their letters. */
export const isNewer = (version: string, other: string) => version > other

function hasSense({ id, value }: RuleRow): boolean {
  if (id === 'TD' || id === 'BM') return value.minMinutes <= value.maxMinutes
  if (id === 'SI') return value.refillAt < value.batchTokens
  if (id === 'LV') return value.classShort <= value.classDay && value.shareNumerator < value.shareDenominator
  if (id === 'MT')
    return meetingKinds.every((kind) => (periodMonths as readonly number[]).includes(value[kind].everyMonths))
  return true
}

/** What bounds alone do not see: numbers that contradict one another, days in the wrong order, the same row twice. */
export function refuseChanges(changes: readonly RuleRow[]): ErrorCode | null {
  const keys = new Set(changes.map(({ id, validFrom }) => `${id} ${validFrom}`))
  if (keys.size < changes.length) return 'RULE_VALUES'
  const isFine = changes.every((row) => hasSense(row) && (row.validTo === undefined || row.validTo >= row.validFrom))
  return isFine ? null : 'RULE_VALUES'
}

/** A new expectation comes with the changed row that it follows from, and never by itself. */
export function refuseRestated(restated: readonly Restated[], changes: readonly RuleRow[]): ErrorCode | null {
  const isFounded = restated.every(({ name, day }) => {
    const fixture = ruleFixtures.find((one) => one.name === name)
    return fixture && changes.some((row) => fixture.ids.includes(row.id) && covers(row, day))
  })
  return isFounded ? null : 'RULE_FIXTURE'
}

const covers = ({ validFrom, validTo = '9999-12-31' }: RuleRow, day: string) => validFrom <= day && day <= validTo

/** Before any rule has changed. */
const FIRST_DAY = '2020-01-01'

/** Every day on which another row may come into force. */
const daysOf = ({ rows }: RulePack) =>
  [
    ...new Set([
      FIRST_DAY,
      ...rows.flatMap(({ validFrom, validTo }) => [validFrom, ...(validTo ? [addDays(validTo, 1)] : [])]),
    ]),
  ]
    .filter((day) => day >= FIRST_DAY)
    .sort()

/** The values that a fixture is judged by: keys in the order of ours, the cloud may hand them back in another. */
const valuesOf = (rules: Rules, ids: readonly RuleId[]) =>
  JSON.stringify(ids.map((id) => fieldsOf(id).map(({ path }) => numberAt(rules[id], path))))

export interface Outcome {
  name: string
  day: string
  expected: string
  result: string
  passed: boolean
}

/** Every fixture, on every day from which it is judged by other values. */
export function replay(pack: RulePack, restated: readonly Restated[]): Outcome[] {
  const days = daysOf(pack).map((day) => ({ day, rules: rulesOn(pack, day) }))
  return ruleFixtures.flatMap((fixture) => {
    const seen = new Set<string>()
    return days.flatMap(({ day, rules }): Outcome[] => {
      const values = valuesOf(rules, fixture.ids)
      if (seen.has(values)) return []
      seen.add(values)
      const expected = expectedOf(fixture, values, pack, restated)
      const result = resultOf(fixture, rules)
      return [{ name: fixture.name, day, expected, result, passed: result === expected }]
    })
  })
}

/** The newest statement for these very values; what was not stated anew must not have changed. */
function expectedOf(fixture: RuleFixture, values: string, pack: RulePack, restated: readonly Restated[]): string {
  const fitting = restated.filter(
    ({ name, day }) => name === fixture.name && valuesOf(rulesOn(pack, day), fixture.ids) === values,
  )
  return fitting[fitting.length - 1]?.expected ?? fixture.expected
}

export interface Difference {
  id: RuleId
  name: string
  from: string
  /** Its last day; null while it lasts. */
  to: string | null
  unit: string
  before: number
  after: number
}

/** What the changes do to the base, number by number, from the day on which each begins. */
export function differencesOf(base: RulePack, changes: readonly RuleRow[]): Difference[] {
  return changes.flatMap(({ id, value, validFrom, validTo = null }) => {
    const before = rulesOn(base, validFrom)[id]
    return fieldsOf(id).flatMap(({ path, name, unit }): Difference[] => {
      const [was, is] = [numberAt(before, path), numberAt(value, path)]
      return was === is
        ? []
        : [{ id, name: `${ruleWords[id].name}：${name}`, from: validFrom, to: validTo, unit, before: was, after: is }]
    })
  })
}

/** What a later release of the program knows beside: a pack that was released before it takes that from the compiled one. */
export function completed({ version, rows }: RulePack, compiled: RulePack): RulePack {
  const known = rulesOn(compiled, '9999-12-31')
  const missing = ruleIds.filter((id) => rows.every((row) => row.id !== id))
  const added = compiled.rows.filter(({ id }) => missing.includes(id))
  const filled = rows.map((row) => ({ ...row, value: { ...known[row.id], ...row.value } }) as RuleRow)
  return { version, rows: [...filled, ...added] }
}

/** A second person, of what was tested and nothing else, on top of what is in force. */
export function refuseRelease(
  pack: { state: RulePackState; author: string; base: string },
  { by, current }: { by: string; current: string },
): ErrorCode | null {
  if (pack.author === by) return 'RULE_SAME_PERSON'
  if (pack.state === 'released') return null
  if (pack.state !== 'tested') return 'RULE_NOT_TESTED'
  return pack.base === current ? null : 'RULE_BASE_OLD'
}
