import {
  committeeOf,
  gapsOf,
  type HeldMeeting,
  isMeetingKind,
  isOfficer,
  type MeetingBody,
  type MeetingDraft,
  meetingId,
  type MeetingKind,
  meetingKinds,
  refuseMeeting,
  scopeOf,
  sitsOnCommittee,
} from '#domain/branchMeetings'
import { duties, type Duty } from '#domain/member'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { sessionKinds } from '#domain/session'

const rules = rulesOn(currentPack, '2026-11-02')
const branch: MeetingBody = { groups: [], hasCommittee: false, since: '2026-01-01' }
const held = (kind: MeetingKind, ...days: string[]): HeldMeeting[] => days.map((day) => ({ kind, day }))
const yearly = [...held('partyLecture', '2026-01-01'), ...held('lifeMeeting', '2026-12-31', '2026-01-31')]
const quarters = held('memberMeeting', '2026-03-31', '2026-04-01', '2026-09-30')

const gaps = (meetings: HeldMeeting[], body: MeetingBody, day: string, kind: MeetingKind) =>
  gapsOf(meetings, body, day, rules)
    .filter((gap) => gap.kind === kind)
    .map(({ period, groupId, overdue }) => `${period}${groupId ? ` ${groupId}` : ''}${overdue ? ' overdue' : ''}`)

test.each([
  ['the first day of the year', [], '2026-01-01', ['2026-Q1']],
  ['the last day of a quarter', [], '2026-03-31', ['2026-Q1']],
  ['the day after', [], '2026-04-01', ['2026-Q1 overdue', '2026-Q2']],
  ['held on the last day', ['2026-03-31'], '2026-03-31', []],
  ['held on the first day', ['2026-01-01'], '2026-03-31', []],
  ['held a day too late', ['2026-04-01'], '2026-04-01', ['2026-Q1 overdue']],
  [
    'planned for tomorrow',
    ['2026-11-06'],
    '2026-11-05',
    ['2026-Q1 overdue', '2026-Q2 overdue', '2026-Q3 overdue', '2026-Q4'],
  ],
  ['the fourth is the one open', quarters.map(({ day }) => day), '2026-12-31', ['2026-Q4']],
  ['over the new year', quarters.map(({ day }) => day), '2027-01-01', ['2026-Q4 overdue', '2027-Q1']],
])('members’ meeting, %s', (_when, days, day, expected) => {
  expect(gaps(held('memberMeeting', ...days), branch, day, 'memberMeeting')).toEqual(expected)
})

test.each([
  ['29 February of a leap year', '2028-02-29', '2028-02-29', []],
  ['29 February and the month after', '2028-02-29', '2028-03-01', ['2028-03']],
  ['not held in February', '2028-01-31', '2028-03-01', ['2028-02 overdue', '2028-03']],
  ['December, held in January', '2027-12-31', '2028-01-01', ['2028-01']],
])('committee: %s', (_what, heldOn, day, expected) => {
  const since = `${heldOn.slice(0, 7)}-01`
  const body = { ...branch, hasCommittee: true, since }
  expect(gaps(held('committeeMeeting', heldOn), body, day, 'committeeMeeting')).toEqual(expected)
})

test.each([
  ['2028-02-29', '2028-02-29'],
  ['2027-02-01', '2027-02-28'],
  ['2027-12-31', '2027-12-31'],
])('on %s a committee meeting is due by %s', (day, dueBy) => {
  const body = { ...branch, hasCommittee: true, since: day }
  expect(gapsOf([], body, day, rules).find(({ kind }) => kind === 'committeeMeeting')?.dueBy).toBe(dueBy)
})

test('a branch without a committee or groups has no meetings of theirs', () => {
  const kinds = new Set(gapsOf([], branch, '2026-06-30', rules).map(({ kind }) => kind))
  expect([...kinds]).toEqual(['memberMeeting', 'partyLecture', 'lifeMeeting'])
})

test('each party group meets for itself, and since it was formed', () => {
  const groups = [
    { id: 'one', name: '第一党小组', since: '2026-01-01' },
    { id: 'two', name: '第二党小组', since: '2026-02-10' },
  ]
  const meetings: HeldMeeting[] = [
    { kind: 'groupMeeting', groupId: 'one', day: '2026-01-05' },
    { kind: 'groupMeeting', groupId: 'two', day: '2026-03-05' },
    { kind: 'groupMeeting', groupId: 'stranger', day: '2026-02-05' },
  ]
  const body = { ...branch, groups }
  const open = (day: string) => gaps(meetings, body, day, 'groupMeeting')
  expect(open('2026-02-28')).toEqual(['2026-02 one', '2026-02 two'])
  // the second group was formed in the middle of February: no debt of its first days
  expect(open('2026-03-31')).toEqual(['2026-02 one overdue', '2026-03 one'])
})

test.each([
  ['in January', [], '2026-01-02', ['2026']],
  ['on the last day', [], '2026-12-31', ['2026']],
  ['after the year', [], '2027-01-01', ['2026 overdue', '2027']],
  ['once held, the year is done', ['2026-01-01'], '2026-12-31', []],
])('lecture and life meeting %s', (_when, days, day, expected) => {
  for (const kind of ['partyLecture', 'lifeMeeting'] as const) {
    expect(gaps(held(kind, ...days), branch, day, kind)).toEqual(expected)
  }
})

test('who meets as often as it should has no gap', () => {
  const days = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}-15`)
  const group = { id: 'one', name: '第一党小组', since: '2025-01-01' }
  const meetings = [
    ...held('memberMeeting', '2026-02-15', '2026-05-15', '2026-08-15', '2026-11-15'),
    ...held('committeeMeeting', ...days),
    ...days.map((day): HeldMeeting => ({ kind: 'groupMeeting', groupId: 'one', day })),
    ...yearly,
  ]
  const body = { groups: [group], hasCommittee: true, since: '2026-01-01' }
  expect(gapsOf(meetings, body, '2026-12-31', rules)).toEqual([])
  const without = meetings.filter(({ kind, day }) => kind !== 'committeeMeeting' || day !== '2026-07-15')
  expect(gapsOf(without, body, '2026-12-31', rules)).toMatchObject([{ kind: 'committeeMeeting', period: '2026-07' }])
})

test('one kind of meeting does not stand for another', () => {
  expect(gaps(held('committeeMeeting', '2026-01-05'), branch, '2026-01-31', 'memberMeeting')).toEqual(['2026-Q1'])
})

test('a local rule of two lectures a year and a members’ meeting each half-year', () => {
  const MT = {
    ...rules.MT,
    partyLecture: { everyMonths: 12, times: 2 },
    memberMeeting: { everyMonths: 6, times: 1 },
  }
  expect(gapsOf(held('partyLecture', '2026-03-01'), branch, '2026-07-01', { ...rules, MT })).toMatchObject([
    { kind: 'memberMeeting', period: '2026-01', overdue: true, sentence: expect.stringContaining('1月至6月') },
    { kind: 'memberMeeting', period: '2026-07', dueBy: '2026-12-31', overdue: false },
    { kind: 'partyLecture', sentence: '2026年书记讲党课只有 1 次，应有 2 次，请最晚在12月31日安排' },
    { kind: 'lifeMeeting' },
  ])
})

test('a gap says what, when and until when', () => {
  const groups = [{ id: 'one', name: '第一党小组', since: '2025-12-01' }]
  const body = { groups, hasCommittee: false, since: '2025-12-01' }
  expect(gapsOf([], body, '2026-01-20', rules).map(({ sentence }) => sentence)).toEqual([
    '第一季度还没有党员大会的记录，请最晚在3月31日安排',
    '2025年12月没有第一党小组会议的记录，请尽快安排，日期如实填写',
    '1月还没有第一党小组会议的记录，请最晚在1月31日安排',
    '2026年还没有书记讲党课的记录，请最晚在12月31日安排',
    '2026年还没有组织生活会的记录，请最晚在12月31日安排',
  ])
})

const at = (text: string) => Date.parse(`${text}+08:00`)
const now = at('2026-11-30T09:00:00')
const on = (day: string, from = '15:00', to = '16:00'): MeetingDraft => ({
  kind: 'memberMeeting',
  start: at(`${day}T${from}:00`),
  end: at(`${day}T${to}:00`),
})

test.each<[string, MeetingDraft, string | null]>([
  ['a quarter of an hour', on('2026-12-01', '15:00', '15:15'), null],
  ['a minute less', on('2026-12-01', '15:00', '15:14'), 'MEETING_DAYS'],
  ['eight hours', on('2026-12-01', '08:00', '16:00'), null],
  ['a minute more', on('2026-12-01', '08:00', '16:01'), 'MEETING_DAYS'],
  ['an end at the start', on('2026-12-01', '15:00', '15:00'), 'MEETING_DAYS'],
  ['an end before the start', on('2026-12-01', '15:00', '14:00'), 'MEETING_DAYS'],
  ['the last minute of the day', on('2026-12-01', '23:00', '23:59'), null],
  ['over midnight', { ...on('2026-12-01', '23:00'), end: at('2026-12-02T00:00:00') }, 'MEETING_DAYS'],
  ['this minute', on('2026-11-30', '09:00', '10:00'), null],
  ['yesterday', on('2026-11-29'), null],
  ['a year ago', on('2025-11-30'), null],
  ['a day longer ago', on('2025-11-29'), 'MEETING_DAYS'],
  ['the end of February, three months ahead of a day it has not', on('2027-02-28'), null],
  ['the day after', on('2027-03-01'), 'MEETING_DAYS'],
])('a meeting of %s', (_what, draft, refusal) => {
  expect(refuseMeeting(rules, draft, [], now)).toBe(refusal)
})

test.each([
  ['the same day of the third month', '2027-02-02', null],
  ['a day later', '2027-02-03', 'MEETING_DAYS'],
])('planned on 2 November for %s', (_what, day, refusal) => {
  expect(refuseMeeting(rules, on(day), [], at('2026-11-02T23:59:59'))).toBe(refusal)
})

test('on 29 February a year ago is the first of March', () => {
  const leapDay = at('2028-02-29T09:00:00')
  expect(refuseMeeting(rules, on('2027-03-01'), [], leapDay)).toBeNull()
  expect(refuseMeeting(rules, on('2027-02-28'), [], leapDay)).toBe('MEETING_DAYS')
})

test.each<[MeetingKind, string | undefined, string | null]>([
  ['groupMeeting', 'one', null],
  ['groupMeeting', 'stranger', 'MEETING_GROUP'],
  ['groupMeeting', undefined, 'MEETING_GROUP'],
  ['memberMeeting', undefined, null],
  ['memberMeeting', 'one', 'MEETING_GROUP'],
  ['committeeMeeting', 'one', 'MEETING_GROUP'],
])('%s of the group %s', (kind, groupId, refusal) => {
  expect(refuseMeeting(rules, { ...on('2026-12-01'), kind, groupId }, ['one', 'two'], now)).toBe(refusal)
})

test('a meeting’s source is branch, kind and Beijing day, and the party group', () => {
  const early = { ...on('2026-12-01', '00:30', '01:30') }
  expect(meetingId('b', early)).toBe('b:memberMeeting:2026-12-01')
  expect(meetingId('b', { ...early, kind: 'groupMeeting', groupId: 'one' })).toBe('b:groupMeeting:2026-12-01:one')
})

test('whom each kind invites', () => {
  const scopes = meetingKinds.map((kind) => [
    kind,
    scopeOf('b', kind === 'groupMeeting' ? { kind, groupId: 'g' } : { kind }),
  ])
  expect(Object.fromEntries(scopes)).toEqual({
    memberMeeting: ['b'],
    committeeMeeting: [committeeOf('b')],
    groupMeeting: ['g'],
    partyLecture: ['b'],
    lifeMeeting: ['b'],
  })
})

test('every kind of session but the theme day and the lecture is a meeting', () => {
  expect(sessionKinds.filter((kind) => !isMeetingKind(kind))).toEqual(['themeDay', 'lecture', 'stop'])
})

const post = (duty: Duty, org = 'b') => [{ duty, org, from: '2026-01-01', to: '2026-06-30' }]

test('who sits on the committee: secretary, deputy and officers; only officers show that there is one', () => {
  const day = '2026-06-30'
  expect(duties.filter((duty) => sitsOnCommittee(post(duty), 'b', day))).toEqual([
    'secretary',
    'deputySecretary',
    'organisationOfficer',
    'publicityOfficer',
    'disciplineInspector',
  ])
  expect(duties.filter((duty) => isOfficer(post(duty), 'b', day))).toEqual([
    'organisationOfficer',
    'publicityOfficer',
    'disciplineInspector',
  ])
})

test.each([
  ['before', '2025-12-31', 'b', false],
  ['on the first day', '2026-01-01', 'b', true],
  ['after', '2026-07-01', 'b', false],
  ['in another branch', '2026-06-30', 'other', false],
])('a seat %s of the post', (_when, day, org, sits) => {
  expect(sitsOnCommittee(post('secretary', org), 'b', day)).toBe(sits)
})
