import { categoriesOn, type DatedFacts } from '#domain/category'
import { type Duty, stageOn } from '#domain/member'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'

const rules = rulesOn(currentPack, '2026-06-01')
const full: DatedFacts = {
  stages: { probationary: '2014-06-01', full: '2015-06-01' },
  posts: [],
  marks: [],
  birthMonth: '1970-01',
}
const on = (changes: Partial<DatedFacts>, day: string) => categoriesOn({ ...full, ...changes }, day, rules)
const post = (duty: Duty, from: string, to?: string) => ({ duty, org: 'branch', from, ...(to && { to }) })

test.each([
  ['the day before joining', '2025-05-31', false],
  ['the day of joining', '2025-06-01', true],
  ['the day of becoming full', '2026-06-01', true],
  ['the last day of the year after', '2027-05-31', true],
  ['the anniversary', '2027-06-01', false],
])('new member on %s', (_when, day, is) => {
  const stages = { probationary: '2025-06-01', full: '2026-06-01' }
  expect(on({ stages }, day).includes('newMember')).toBe(is)
})

test('29 February: the anniversary is 1 March', () => {
  const stages = { probationary: '2027-02-28', full: '2028-02-29' }
  expect(on({ stages }, '2029-02-28')).toContain('newMember')
  expect(on({ stages }, '2029-03-01')).not.toContain('newMember')
})

test('who is still on probation is new, however long it takes', () => {
  expect(on({ stages: { probationary: '2024-01-01' } }, '2026-12-31')).toContain('newMember')
})

test.each([
  ['before any stage', '2019-12-31', null],
  ['as an applicant', '2020-01-01', 'applicant'],
  ['as an activist', '2021-06-30', 'activist'],
  ['as a target', '2022-01-01', 'developmentTarget'],
  ['on probation', '2022-07-01', 'probationary'],
  ['full', '2023-07-01', 'full'],
])('%s', (_what, day, stage) => {
  const stages = {
    applicant: '2020-01-01',
    activist: '2021-01-01',
    developmentTarget: '2022-01-01',
    probationary: '2022-07-01',
    full: '2023-07-01',
  }
  expect(stageOn(stages, day)).toBe(stage)
})

test.each([
  ['a secretary', [post('secretary', '2024-01-01')], ['secretary']],
  ['a deputy', [post('deputySecretary', '2024-01-01')], ['committee']],
  [
    'both an officer and backbone',
    [post('publicityOfficer', '2024-01-01'), post('backbone', '2024-01-01')],
    ['committee', 'backbone'],
  ],
  ['a former secretary', [post('secretary', '2020-01-01', '2025-12-31')], ['ordinary']],
  ['a secretary to be', [post('secretary', '2026-12-01')], ['ordinary']],
  ['an organiser, which is no branch post', [post('organiser', '2024-01-01')], ['ordinary']],
])('%s', (_who, posts, expected) => {
  expect(on({ posts }, '2026-06-01')).toEqual(expected)
})

test.each([
  ['1990-06', '2026-05-31', true],
  ['1990-06', '2026-06-30', false],
  ['1991-06', '2026-06-30', true],
])('born in %s, on %s: youth %s', (birthMonth, day, is) => {
  expect(on({ birthMonth }, day).includes('youth')).toBe(is)
})

test('a mark holds from its first to its last day', () => {
  const marks = [{ kind: 'frail' as const, from: '2026-01-01', to: '2026-06-30', reason: '住院', grantedBy: null }]
  expect(
    [on({ marks }, '2025-12-31'), on({ marks }, '2026-06-30'), on({ marks }, '2026-07-01')].map((set) =>
      set.includes('frail'),
    ),
  ).toEqual([false, true, false])
})

test('an applicant is nothing but that', () => {
  expect(on({ stages: { applicant: '2026-01-01' } }, '2026-06-01')).toEqual(['applicant'])
})

test('another age limit changes the verdict, not the rule', () => {
  const older = { ...rules, CT: { ...rules.CT, youthAge: 60 } }
  expect(categoriesOn(full, '2026-06-01', older)).toContain('youth')
})
