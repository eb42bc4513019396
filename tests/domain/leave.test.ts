import {
  chainOf,
  isOverdue,
  isOverInYear,
  isOverShare,
  leaveRoles,
  mayDecide,
  phaseOf,
  refuseDecision,
  refuseLeave,
  refuseReturn,
  refuseWithdrawal,
  shareWarning,
  sourceOf,
} from '#domain/leave'
import type { Grant } from '#domain/rights'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'

const rules = rulesOn(currentPack, '2026-11-05')
const at = (clock: string, day = '05') => Date.parse(`2026-11-${day}T${clock}+08:00`)
const [start, end] = [at('15:00:00'), at('17:00:00')]
const session = { scope: ['branch'], start, end, cancelled: false }
const path = ['group', 'unit', 'branch']

test.each([
  ['themeDay', 1, 'secretary'],
  ['themeDay', 99, 'secretary'],
  ['meeting', 8, 'secretary'],
  ['meeting', 9, 'secretary organiser'],
  ['class', 8, 'groupLeader monitor'],
  ['class', 9, 'monitor headTeacher'],
  ['class', 16, 'monitor headTeacher'],
  ['class', 17, 'headTeacher organiser'],
] as const)('leave from a %s, %i half-hours: %s', (source, halfHours, steps) => {
  expect(chainOf(rules, source, halfHours).steps.join(' ')).toBe(steps)
})

test('the lengths are data', () => {
  const other = { ...rules, LV: { ...rules.LV, meetingAlone: 2, classShort: 20, classDay: 30 } }
  expect(chainOf(other, 'meeting', 3).steps).toEqual(['secretary', 'organiser'])
  expect(chainOf(other, 'class', 17).steps).toEqual(['groupLeader', 'monitor'])
})

test('leave of a theme day ends by itself; any other is longer, or of a class, and is returned from', () => {
  expect([sourceOf('themeDay'), sourceOf('memberMeeting')]).toEqual(['themeDay', 'meeting'])
  const returns = (['themeDay', 'meeting', 'class'] as const).map((source) => chainOf(rules, source, 9).needsReturn)
  expect(returns).toEqual([false, true, true])
  expect(chainOf(rules, 'meeting', 8).needsReturn).toBe(false)
})

test.each([
  ['before the start', { ...session }, path, at('14:59:59'), null],
  ['at the start', { ...session }, path, start, 'LEAVE_STARTED'],
  ['of another branch', { ...session }, ['group', 'unit', 'sibling'], at('12:00:00'), 'REPLY_NOT_INVITED'],
  ['cancelled', { ...session, cancelled: true }, path, at('12:00:00'), 'SESSION_CANCELLED'],
])('asking %s', (_when, gathering, orgPath, now, refusal) => {
  expect(refuseLeave(gathering, { orgPath }, now)).toBe(refusal)
})

test.each([
  ['a day after the end', false, at('17:00:00', '06'), null],
  ['a second later', false, at('17:00:01', '06'), 'LEAVE_DECISION_OVER'],
  ['cancelled', true, at('12:00:00'), 'SESSION_CANCELLED'],
])('deciding %s', (_when, cancelled, now, refusal) => {
  expect(refuseDecision(rules, { cancelled, end }, now)).toBe(refusal)
})

test.each<[string, Grant[], string]>([
  ['the secretary', [{ role: 'secretary', org: 'branch' }], 'secretary'],
  ['a sibling secretary', [{ role: 'secretary', org: 'sibling' }], ''],
  ['a member', [{ role: 'member', org: 'branch' }], ''],
  ['the unit organiser', [{ role: 'unitOrganiser', org: 'unit' }], 'organiser'],
  ['another unit organiser', [{ role: 'unitOrganiser', org: 'other' }], ''],
  ['the group organiser', [{ role: 'groupOrganiser', org: 'group' }], 'organiser'],
  ['the class committee', [{ role: 'classCommittee', org: 'branch' }], 'groupLeader monitor'],
  ['the head teacher', [{ role: 'headTeacher', org: 'branch' }], 'headTeacher'],
  ['an administrator', [{ role: 'administrator', org: 'group' }], ''],
])('%s decides: %j %s', (_who, grants, decides) => {
  expect(leaveRoles.filter((role) => mayDecide(grants, role, path)).join(' ')).toBe(decides)
})

const approved = { state: 'approved' as const, from: start, to: end, needsReturn: true, returnedAt: null }
test.each([
  ['asked', { ...approved, state: 'asked' as const }, false, start, 'asked'],
  ['rejected, and came', { ...approved, state: 'rejected' as const }, true, start, 'rejected'],
  ['withdrawn', { ...approved, state: 'withdrawn' as const }, false, start, 'withdrawn'],
  ['before', approved, false, start - 1, 'approved'],
  ['from the start', approved, false, start, 'active'],
  ['until the end', approved, false, end, 'active'],
  ['after it', approved, false, end + 1, 'overdue'],
  ['after it, none to return from', { ...approved, needsReturn: false }, false, end + 1, 'returned'],
  ['returned', { ...approved, returnedAt: end + 1 }, false, end + 2, 'returned'],
  ['came anyway', approved, true, end + 1, 'ended'],
] as const)('%s: the phase', (_when, leave, cameAnyway, now, phase) => {
  expect(phaseOf(leave, cameAnyway, now)).toBe(phase)
})

test.each([
  ['asked', start - 1, null],
  ['approved', start - 1, null],
  ['approved', start, 'LEAVE_BEGUN'],
  ['rejected', start - 1, 'LEAVE_NOT_ASKED'],
  ['withdrawn', start - 1, 'LEAVE_NOT_ASKED'],
] as const)('withdrawing what is %s, at %i', (state, now, refusal) => {
  expect(refuseWithdrawal({ state, from: start }, now)).toBe(refusal)
})

test.each([
  ['from the start', approved, start, null],
  ['late', approved, end + 1, null],
  ['before', approved, start - 1, 'LEAVE_NOT_BEGUN'],
  ['twice', { ...approved, returnedAt: end }, end, 'LEAVE_RETURNED'],
  ['of a theme day', { ...approved, needsReturn: false }, end, 'LEAVE_NO_RETURN'],
  ['not granted', { ...approved, state: 'asked' as const }, end, 'LEAVE_NO_RETURN'],
] as const)('returning %s', (_when, leave, now, refusal) => {
  expect(refuseReturn(leave, now)).toBe(refusal)
})

test('returned at the end is in time, a moment later is not', () => {
  const returned = [null, end, end + 1].map((returnedAt) => isOverdue({ ...approved, returnedAt }))
  expect(returned).toEqual([false, false, true])
})

/** S39: a class of 28 学时. */
test.each([
  ['4 学时, exactly a seventh', 8, false],
  ['4.5 学时', 9, true],
  ['5 学时', 10, true],
])('%s of 28', (_what, leave, isOver) => {
  expect(isOverShare(rules, { leave, total: 56 })).toBe(isOver)
})

test.each([
  [0, 8, 'none'],
  [0, 9, 'wouldPass'],
  [4, 4, 'none'],
  [4, 5, 'wouldPass'],
  [9, 0, 'passed'],
])('%i half-hours of 56 and %i more: %s', (leave, more, warning) => {
  expect(shareWarning(rules, { leave, total: 56 }, more)).toBe(warning)
})

test.each([
  ['one of two', 4, 8, false],
  ['below the least total', 8, 27, false],
  ['from it on', 8, 28, true],
  ['exactly a seventh of it', 4, 28, false],
])('in a year, %s', (_what, leave, total, isOver) => {
  expect(isOverInYear(rules, { leave, total })).toBe(isOver)
  expect(shareWarning(rules, { leave, total }, 0)).toBe(isOver ? 'passed' : 'none')
})
