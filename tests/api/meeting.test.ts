import type { Input } from '#types/contract'
import { people } from '../support/people'
import { currentToken, draft as themeDayDraft, leaveFrom, publish } from '../support/themeDay'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, tick, useWorld, world } from '../support/world'

useWorld()
beforeEach(async () => {
  await givenPeople()
  setClock('02 09:00:00')
})

type Plan = Input<'meeting.plan'>
const at = (text: string) => Date.parse(`2026-${text}+08:00`)
const plan: Plan = {
  branchId: 'branch',
  kind: 'memberMeeting',
  title: '第四季度党员大会',
  start: at('11-10T15:00:00'),
  end: at('11-10T16:00:00'),
  place: '二楼会议室',
  agenda: ['讨论预备党员转正', '通报党费'],
}
const planAs = (openid: string, changes: Partial<Plan> = {}) => callAs(openid, 'meeting.plan', { ...plan, ...changes })
const planned = (changes: Partial<Plan> = {}) => mustCallAs('o-secretary', 'meeting.plan', { ...plan, ...changes })
const calendar = (year = '2026') => mustCallAs('o-secretary', 'meeting.calendar', { branchId: 'branch', year })
const formed = async (name: string, ...memberIds: string[]) =>
  (await mustCallAs('o-secretary', 'tree.setGroup', { branchId: 'branch', name, memberIds })).id
const expectedAt = async (sessionId: string) =>
  (await mustCallAs('o-secretary', 'attendance.live', { sessionId })).people
    .filter(({ expected }) => expected)
    .map(({ id }) => id)
    .toSorted()
const homeOf = async (openid: string) => (await mustCallAs(openid, 'member.home', {})).sessions.map(({ id }) => id)
const told = () => Object.keys(rows('notices')[0]?.deliveries ?? {}).toSorted()
const appoint = (memberId: string, duty: 'organisationOfficer' | 'backbone', from: string) =>
  mustCallAs('o-administrator', 'people.appoint', { orgId: 'branch', memberId, duty, from })

const wholeBranch = ['m-deputy', 'm-formerSecretary', 'm-li', 'm-phoneless', 'm-secretary', 'm-wang']

test('a members’ meeting is a session: all are expected and told, and may reply, sign in and look at home', async () => {
  const { sessionId } = await planned()
  await tick()
  expect(rows('themeDays')).toEqual([])
  expect([await expectedAt(sessionId), told()]).toEqual([wholeBranch, wholeBranch])
  expect(await homeOf('o-li')).toEqual([sessionId])
  await mustCallAs('o-li', 'themeDay.reply', { sessionId })
  setClock('10 14:50:00')
  await mustCallAs('o-li', 'attendance.signIn', { token: await currentToken(sessionId) })
  expect(rows('sessions')[0]?.replies).toEqual({ 'm-li': 'coming' })
  expect(rows('attendances')).toMatchObject([{ memberId: 'm-li', orgPath: ['group', 'unit', 'branch'] }])
})

test('planning the same again changes nothing and answers the same, however often and whoever asks', async () => {
  const first = await planned()
  setClock('02 10:00:00')
  const calls = await Promise.all(['o-secretary', 'o-deputy', 'o-secretary'].map((openid) => planAs(openid)))
  for (const { reply, cost } of calls) {
    expect(reply).toEqual({ ok: true, data: first })
    expect(cost.written).toEqual([])
  }
  setClock('20 10:00:00')
  expect((await planAs('o-secretary')).reply).toEqual({ ok: true, data: first })
})

test('ten who plan at once make one meeting, and one who plans another is told', async () => {
  const same = await Promise.all(Array.from({ length: 10 }, () => planAs('o-secretary')))
  expect(new Set(same.map(({ reply }) => JSON.stringify(reply))).size).toBe(1)
  const [one, other] = await Promise.all([
    planAs('o-secretary', { kind: 'lifeMeeting' }),
    planAs('o-deputy', { kind: 'lifeMeeting', place: '食堂' }),
  ])
  const codes = [one, other].map(({ reply }) => (reply.ok ? 'OK' : reply.code))
  expect(codes.toSorted()).toEqual(['MEETING_EXISTS', 'OK'])
  expect(rows('sessions')).toHaveLength(2)
})

test.each<[string, Partial<Plan>]>([
  ['another time', { start: at('11-10T15:30:00') }],
  ['another end', { end: at('11-10T16:30:00') }],
  ['another place', { place: '食堂' }],
  ['another title', { title: '党员大会' }],
  ['another agenda', { agenda: ['讨论预备党员转正'] }],
])('the same kind on the same day with %s is refused', async (_what, changes) => {
  await planned()
  expect((await planAs('o-deputy', changes)).reply).toMatchObject({ code: 'MEETING_EXISTS' })
  expect(rows('sessions')).toHaveLength(1)
})

test('another kind, another day or another party group is another meeting', async () => {
  const one = await formed('第一党小组', 'm-li')
  const two = await formed('第二党小组', 'm-wang')
  await planned()
  await planned({ kind: 'partyLecture' })
  await planned({ start: at('11-11T15:00:00'), end: at('11-11T16:00:00') })
  await planned({ kind: 'groupMeeting', groupId: one })
  await planned({ kind: 'groupMeeting', groupId: two })
  expect(new Set(rows('sessions').map(({ _id }) => _id)).size).toBe(5)
})

test('one that was cancelled is planned anew, as its next version', async () => {
  const { sessionId } = await planned()
  await mustCallAs('o-secretary', 'themeDay.cancel', { sessionId, reason: '临时有保通任务' })
  const again = await planned({ place: '食堂' })
  expect(again.sessionId).not.toBe(sessionId)
  expect((await planAs('o-secretary', { place: '食堂' })).reply).toEqual({ ok: true, data: again })
  expect((await calendar()).meetings.map((one) => [one.sessionId, one.cancelled]).toSorted()).toEqual(
    [
      [sessionId, true],
      [again.sessionId, false],
    ].toSorted(),
  )
  await tick()
  expect(rows('notices')).toMatchObject([{ _id: expect.stringMatching(/:2$/) }])
})

test.each<[string, Partial<Plan>, string]>([
  ['an end before the start', { end: at('11-10T14:00:00') }, 'MEETING_DAYS'],
  ['ten minutes', { end: at('11-10T15:10:00') }, 'MEETING_DAYS'],
  ['an end on the next day', { end: at('11-11T00:30:00') }, 'MEETING_DAYS'],
  ['an instant that no calendar has', { start: 9e15, end: 9e15 + 3_600_000 }, 'MEETING_DAYS'],
  ['a party group’s meeting of no group', { kind: 'groupMeeting' }, 'MEETING_GROUP'],
  ['one of a group that is none', { kind: 'groupMeeting', groupId: 'sibling' }, 'MEETING_GROUP'],
  ['the branch for a group', { kind: 'groupMeeting', groupId: 'branch' }, 'MEETING_GROUP'],
  ['a blank title', { title: ' ' }, 'INVALID_INPUT'],
  ['no agenda', { agenda: [] }, 'INVALID_INPUT'],
  ['nine points', { agenda: Array.from({ length: 9 }, () => '议程') }, 'INVALID_INPUT'],
])('%s is refused', async (_what, changes, code) => {
  expect((await planAs('o-secretary', changes)).reply).toMatchObject({ ok: false, code })
  expect(rows('sessions')).toEqual([])
})

test('a group named for another kind, one of another branch and one that was dissolved are refused', async () => {
  const groupId = await formed('第一党小组', 'm-li')
  expect((await planAs('o-secretary', { groupId })).reply).toMatchObject({ code: 'MEETING_GROUP' })
  const foreign = await mustCallAs('o-siblingSecretary', 'tree.setGroup', {
    branchId: 'sibling',
    name: '第一党小组',
    memberIds: ['m-siblingMember'],
  })
  const group = { kind: 'groupMeeting' as const }
  expect((await planAs('o-secretary', { ...group, groupId: foreign.id })).reply).toMatchObject({
    code: 'MEETING_GROUP',
  })
  await formed('第一党小组')
  expect((await planAs('o-secretary', { ...group, groupId })).reply).toMatchObject({ code: 'MEETING_GROUP' })
  expect(rows('sessions')).toEqual([])
})

test('put down afterwards with its true day: it counts, and nobody is told', async () => {
  const { sessionId } = await planned({ start: at('10-12T15:00:00'), end: at('10-12T16:00:00') })
  const { reply } = await tick()
  expect(reply.done).toMatchObject({ announce: 0 })
  expect([rows('notices'), await homeOf('o-li')]).toEqual([[], []])
  expect(await expectedAt(sessionId)).toEqual(wholeBranch)
  const { gaps } = await calendar()
  expect(gaps.filter(({ kind }) => kind === 'memberMeeting').map(({ period }) => period)).not.toContain('2026-Q4')
})

test('a party group’s meeting is its people’s: on the list, told, on home; the others are not asked', async () => {
  const groupId = await formed('第一党小组', 'm-li', 'm-phoneless', 'm-secretary')
  const { sessionId } = await planned({ kind: 'groupMeeting', groupId })
  await tick()
  const people = ['m-li', 'm-phoneless', 'm-secretary']
  expect([await expectedAt(sessionId), told()]).toEqual([people, people])
  expect([await homeOf('o-li'), await homeOf('o-wang')]).toEqual([[sessionId], []])
  setClock('10 14:50:00')
  expect((await callAs('o-li', 'member.home', {})).cost).toMatchObject({ requests: 3, examined: 2 })
  setClock('02 09:00:00')
  expect(rows('sessions')[0]?.orgPath).toEqual(['group', 'unit', 'branch'])

  await mustCallAs('o-li', 'leave.ask', leaveFrom(sessionId))
  const asked = await callAs('o-wang', 'leave.ask', leaveFrom(sessionId))
  expect(asked.reply).toMatchObject({ code: 'REPLY_NOT_INVITED' })
  expect((await callAs('o-wang', 'themeDay.reply', { sessionId })).reply).toMatchObject({ code: 'REPLY_NOT_INVITED' })
  setClock('10 14:50:00')
  await mustCallAs('o-wang', 'attendance.signIn', { token: await currentToken(sessionId) })
  const live = await mustCallAs('o-secretary', 'attendance.live', { sessionId })
  expect(live.people.find(({ id }) => id === 'm-wang')).toMatchObject({ expected: false, status: 'observer' })
})

test('who is exempt is listed with his own party group, not with another', async () => {
  const groupId = await formed('第一党小组', 'm-li')
  const exemption = { kind: 'frail', from: '2026-11-02', to: '2026-12-31', reason: '住院' } as const
  for (const memberId of ['m-li', 'm-wang'])
    await mustCallAs('o-secretary', 'people.exempt', { branchId: 'branch', memberId, ...exemption })
  const { sessionId } = await planned({ kind: 'groupMeeting', groupId })
  const { people } = await mustCallAs('o-secretary', 'attendance.live', { sessionId })
  expect(people).toMatchObject([{ id: 'm-li', status: 'exempt' }])
})

test('a committee meeting is for who sits on the committee that day', async () => {
  await appoint('m-li', 'organisationOfficer', '2026-11-10')
  await appoint('m-wang', 'backbone', '2026-11-02')
  const early = await planned({ kind: 'committeeMeeting', start: at('11-09T15:00:00'), end: at('11-09T16:00:00') })
  const { sessionId } = await planned({ kind: 'committeeMeeting' })
  expect(await expectedAt(early.sessionId)).toEqual(['m-deputy', 'm-secretary'])
  expect(await expectedAt(sessionId)).toEqual(['m-deputy', 'm-li', 'm-secretary'])
  await tick()
  expect(told()).toEqual(['m-deputy', 'm-secretary'])
  expect([await homeOf('o-deputy'), await homeOf('o-wang')]).toEqual([[early.sessionId, sessionId], []])

  await mustCallAs('o-deputy', 'themeDay.reply', { sessionId })
  expect((await callAs('o-wang', 'themeDay.reply', { sessionId })).reply).toMatchObject({ code: 'REPLY_NOT_INVITED' })
  setClock('10 14:50:00')
  expect(await homeOf('o-li')).toEqual([early.sessionId, sessionId])
  for (const openid of ['o-li', 'o-wang'])
    await mustCallAs(openid, 'attendance.signIn', { token: await currentToken(sessionId) })
  const { people } = await mustCallAs('o-secretary', 'attendance.live', { sessionId })
  expect(Object.fromEntries(people.map(({ id, status }) => [id, status]))).toEqual({
    'm-deputy': 'absent',
    'm-secretary': 'absent',
    'm-li': 'present',
    'm-wang': 'observer',
  })
})

test('the calendar of a year: its meetings by their days, without theme days and without other years', async () => {
  await publish()
  const groupId = await formed('第一党小组', 'm-li')
  const march = { start: at('03-05T15:00:00'), end: at('03-05T16:00:00') }
  const december = { start: at('12-31T15:00:00'), end: at('12-31T16:00:00') }
  const january = { start: Date.parse('2027-01-01T00:00:00+08:00'), end: Date.parse('2027-01-01T01:00:00+08:00') }
  await planned({ ...december, kind: 'lifeMeeting', title: '组织生活会' })
  await planned({ kind: 'groupMeeting', groupId, title: '小组会' })
  await planned({ ...march, title: '第一季度党员大会' })
  await planned({ ...january, title: '明年的党员大会' })

  const { branch, groups, meetings } = await calendar()
  expect([branch, groups]).toEqual(['branch党支部', [{ id: groupId, name: '第一党小组' }]])
  expect(meetings.map(({ kind, groupId: of, title }) => [kind, of, title])).toEqual([
    ['memberMeeting', null, '第一季度党员大会'],
    ['groupMeeting', groupId, '小组会'],
    ['lifeMeeting', null, '组织生活会'],
  ])
  const next = await calendar('2027')
  expect(next).toMatchObject({ meetings: [{ title: '明年的党员大会' }], gaps: [] })
})

test('gaps: what is cancelled or still to come has not been held', async () => {
  const quarter = async () => (await calendar()).gaps.some(({ period }) => period === '2026-Q4')
  const { sessionId } = await planned()
  expect(await quarter()).toBe(true)
  setClock('10 15:59:59')
  expect(await quarter()).toBe(true)
  setClock('10 16:00:00')
  expect(await quarter()).toBe(false)
  setClock('10 09:00:00')
  await mustCallAs('o-secretary', 'themeDay.cancel', { sessionId, reason: '改期' })
  setClock('10 16:00:00')
  expect(await quarter()).toBe(true)
})

test('gaps of a committee: only where an officer sits on one today', async () => {
  const committees = async () => (await calendar()).gaps.filter(({ kind }) => kind === 'committeeMeeting')
  expect(await committees()).toEqual([])
  const elsewhere = {
    ...people.siblingMember,
    posts: [{ duty: 'organisationOfficer', org: 'branch', from: '2026-01-01' }],
  }
  await given('members', elsewhere as typeof people.siblingMember)
  expect(await committees()).toEqual([])
  await appoint('m-li', 'organisationOfficer', '2026-11-02')
  expect((await committees()).at(-1)).toMatchObject({
    period: '2026-11',
    overdue: false,
    sentence: '11月还没有支委会的记录，请最晚在11月30日安排',
  })
})

test('a branch owes nothing of the time before it was there, and a year gone by is told as of today', async () => {
  const [branch] = rows('orgs').filter(({ _id }) => _id === 'branch')
  await given('orgs', { ...branch!, from: '2025-08-01' })
  const overdue = async (year: string) => {
    const { gaps } = await calendar(year)
    return gaps.filter(({ overdue: isLate }) => isLate).map(({ kind, period }) => `${kind} ${period}`)
  }
  expect(await overdue('2025')).toEqual(['memberMeeting 2025-Q4'])
  expect(await overdue('2024')).toEqual([])
  expect(await overdue('2026')).toEqual(['memberMeeting 2026-Q1', 'memberMeeting 2026-Q2', 'memberMeeting 2026-Q3'])
})

test('a lesson of a theme day is no lecture of the secretary', async () => {
  await mustCallAs('o-secretary', 'themeDay.publish', { ...themeDayDraft, lecturerId: 'm-secretary' })
  setClock('06 09:00:00')
  expect((await calendar()).gaps.map(({ kind }) => kind)).toContain('partyLecture')
})

test('a full year of five party groups stays below 32 KB and five requests', async () => {
  for (let n = 1; n <= 5; n++)
    await formed(`第${n}党小组`, ['m-li', 'm-wang', 'm-deputy', 'm-phoneless', 'm-secretary'][n - 1]!)
  const groups = rows('orgs').filter(({ level }) => level === 'partyGroup')
  await planned()
  const [one] = rows('sessions')
  const year = Array.from({ length: 90 }, (_, n) => ({
    ...one!,
    _id: `s-${n}`,
    kind: 'groupMeeting' as const,
    scope: [groups[n % 5]!._id],
    title: '学习贯彻全会精神专题党小组会议，讨论岗位服务',
    start: at('01-01T15:00:00') + n * 4 * 86_400_000,
  }))
  await given('sessions', ...year)
  const { reply, cost } = await callAs('o-secretary', 'meeting.calendar', { branchId: 'branch', year: '2026' })
  expect(reply).toMatchObject({ ok: true, data: { groups: { length: 5 } } })
  expect(reply.ok && reply.data.meetings.length).toBe(91)
  expect(cost.requests).toBeLessThanOrEqual(5)
  expect(cost.replyBytes).toBeLessThanOrEqual(32_768)
})

test('a meeting’s record calls it what it is, and asks of each point whether it took place', async () => {
  const { sessionId } = await planned()
  setClock('10 16:30:00')
  const blank = await mustCallAs('o-secretary', 'record.get', { sessionId })
  const textOf = ({ sentences }: typeof blank) => sentences.map(({ text }) => text)
  expect(textOf(blank)[0]).toMatch(/召开党员大会。$/)
  expect(blank.missing.map(({ question }) => question)).toContain('第 1 项议程进行了没有')
  const agenda = [true, false].map((held) => ({ held, lecturer: null }))
  const entered = { host: '周明远', recorder: '刘海燕', agenda, decisions: [], takeAwaysOf: [] }
  const written = await mustCallAs('o-secretary', 'record.save', { sessionId, revision: 0, ...entered })
  expect(textOf(written)).toEqual(
    expect.arrayContaining(['议程：讨论预备党员转正。', '议程：通报党费，未进行。', '应到6人，实到0人。']),
  )
  expect(textOf(written).join('')).not.toMatch(/主题党日|学习了|讨论了/)
})

test('who sits in no branch is invited to none, and sees home all the same', async () => {
  await planned()
  await given('members', { ...people.administrator, orgPath: ['group'], branchId: '', memberships: [] })
  expect(await homeOf('o-administrator')).toEqual([])
})

test('only the branch’s secretary and deputy look at it and plan', async () => {
  const codes = await Promise.all(
    ['o-li', 'o-siblingSecretary', 'o-unitOrganiser', 'o-groupOrganiser', 'o-administrator', 'o-formerSecretary'].map(
      async (openid) => [
        (await callAs(openid, 'meeting.calendar', { branchId: 'branch', year: '2026' })).reply,
        (await planAs(openid)).reply,
      ],
    ),
  )
  for (const reply of codes.flat()) expect(reply).toMatchObject({ ok: false, code: 'FORBIDDEN' })
  expect((await callAs('o-deputy', 'meeting.calendar', { branchId: 'branch', year: '2026' })).reply.ok).toBe(true)
})

test('a crash at any request leaves nothing that planning again does not mend', async () => {
  for (let requests = 1; requests <= 3; requests++) {
    world().faults.crashAfter = { requests }
    await planAs('o-secretary').catch(() => undefined)
    expect(rows('sessions').length).toBeLessThanOrEqual(1)
  }
  const [crashed] = rows('sessions')
  const { sessionId } = await planned()
  expect([sessionId, rows('sessions').length]).toEqual([crashed?._id, 1])
})
