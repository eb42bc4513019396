import { people, person } from '../support/people'
import { currentToken, publish } from '../support/themeDay'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, tick, useWorld, world } from '../support/world'

useWorld()
beforeEach(async () => {
  await givenPeople()
  setClock('02 09:00:00')
})

const li = { branchId: 'branch', memberId: 'm-li' }
const frail = { kind: 'frail', from: '2026-11-02', to: '2027-01-31', reason: '住院手术' } as const
const get = (on?: string) => mustCallAs('o-secretary', 'people.get', { ...li, ...(on && { on }) })
const member = (id: string) => rows('members').find(({ _id }) => _id === id)!

test('categories are computed for any day from what is dated', async () => {
  const dated = {
    ...person('li', { stage: 'probationary' }),
    birthMonth: '1995-04',
    posts: [{ duty: 'backbone' as const, org: 'branch', from: '2026-03-01', to: '2026-06-30' }],
  }
  await given('members', { ...dated, stages: { activist: '2024-05-01', probationary: '2025-12-01' } })
  expect((await get()).categories).toEqual(['ordinary', 'newMember', 'youth'])
  expect((await get('2026-04-01')).categories).toEqual(['backbone', 'newMember', 'youth'])
  expect((await get('2025-11-30')).categories).toEqual(['activist', 'youth'])
  expect((await get('2031-05-01')).categories).toEqual(['ordinary', 'newMember'])
})

test('all that is dated, newest first; what began before our records has no day', async () => {
  await given('members', { ...people.li, stages: { full: '' } })
  expect(await get()).toMatchObject({
    stages: [{ stage: 'full', since: null }],
    memberships: [{ branch: 'branch党支部', from: '2015-07-01', reason: 'roster' }],
    person: { exempt: false, groupId: null },
    ruleVersion: '2026.1',
  })
})

test('somebody of another branch is not found through one’s own', async () => {
  const { reply } = await callAs('o-secretary', 'people.get', { branchId: 'branch', memberId: 'm-siblingMember' })
  expect(reply).toMatchObject({ code: 'NOT_FOUND' })
})

test('exempt: not counted, still told, and free to come', async () => {
  const after = await mustCallAs('o-secretary', 'people.exempt', { ...li, ...frail })
  expect(after).toMatchObject({ person: { exempt: true }, marks: [{ kind: 'frail', to: '2027-01-31', exempts: true }] })
  expect(after.categories).toContain('frail')

  world().openapi.grantSubscription('o-li', 'themeDay', 1)
  await mustCallAs('o-li', 'notice.grant', { templates: ['themeDay'] })
  const { sessionId } = await publish()
  await tick()
  expect(world().outbox.map(({ openid }) => openid)).toEqual(['o-li'])
  const line = async () => {
    const { people: list } = await mustCallAs('o-secretary', 'attendance.live', { sessionId })
    return list.find(({ id }) => id === 'm-li')
  }
  expect(await line()).toMatchObject({ expected: false, status: 'exempt' })
  setClock('05 14:50:00')
  await mustCallAs('o-li', 'attendance.signIn', { token: await currentToken(sessionId) })
  expect(await line()).toMatchObject({ expected: false, status: 'observer' })
})

test('an exemption ends with its day, without a job; ended early, it counts no more from today', async () => {
  await mustCallAs('o-secretary', 'people.exempt', { ...li, ...frail, to: '2026-11-20' })
  expect([(await get('2026-11-20')).person.exempt, (await get('2026-11-21')).person.exempt]).toEqual([true, false])
  setClock('10 09:00:00')
  const ended = { ...li, kind: frail.kind, from: frail.from }
  expect((await mustCallAs('o-secretary', 'people.endExemption', ended)).person.exempt).toBe(false)
  expect((await get()).marks).toMatchObject([{ from: '2026-11-02', to: '2026-11-09', reason: '住院手术' }])
  // again changes nothing
  await mustCallAs('o-secretary', 'people.endExemption', ended)
  expect((await get()).marks).toHaveLength(1)
})

test.each([
  ['from yesterday on', { from: '2026-11-01', to: '2026-12-31' }, 'EXEMPTION_DAYS'],
  ['ending before it begins', { from: '2026-11-05', to: '2026-11-04' }, 'EXEMPTION_DAYS'],
  ['of a day more than twelve months', { from: '2026-11-05', to: '2027-11-06' }, 'EXEMPTION_DAYS'],
  ['from a day that does not exist', { from: '2026-02-30', to: '2026-03-01' }, 'EXEMPTION_DAYS'],
  ['of twelve months', { from: '2026-11-05', to: '2027-11-05' }, null],
  ['where one of the kind is', { from: '2028-06-30', to: '2028-07-31' }, 'EXEMPTION_OVERLAPS'],
  ['behind the one before', { from: '2028-07-01', to: '2028-07-31' }, null],
] as const)('an exemption %s: %s', async (_what, days, code) => {
  const earlier = { kind: 'frail' as const, from: '2028-05-01', to: '2028-06-30', reason: '住院', grantedBy: 'm' }
  await given('members', { ...people.li, marks: [earlier] })
  const { reply } = await callAs('o-secretary', 'people.exempt', { ...li, ...frail, ...days })
  expect(reply.ok ? null : reply.code).toBe(code)
  expect(member('m-li').marks).toHaveLength(code ? 1 : 2)
})

test('two exemptions at the same moment: one is granted, one told to look again', async () => {
  world().faults.latency = { ms: 2, jitterMs: 4 }
  const ask = (kind: 'frail' | 'floating') => callAs('o-secretary', 'people.exempt', { ...li, ...frail, kind })
  const replies = await Promise.all([ask('frail'), ask('floating')])
  const codes = replies.map(({ reply }) => (reply.ok ? 'ok' : reply.code))
  expect(codes.filter((code) => code === 'ok').length).toBe(member('m-li').marks.length)
  expect(codes.filter((code) => code !== 'ok' && code !== 'CHANGED_MEANWHILE')).toEqual([])
})

test('a new secretary takes over from the old one, and may at once what he might', async () => {
  await mustCallAs('o-administrator', 'people.appoint', {
    orgId: 'branch',
    memberId: 'm-li',
    duty: 'secretary',
    from: '2026-11-02',
  })
  expect(member('m-secretary').posts).toMatchObject([{ duty: 'secretary', to: '2026-11-01' }])
  expect((await callAs('o-li', 'people.get', li)).reply.ok).toBe(true)
  expect((await callAs('o-secretary', 'people.get', li)).reply).toMatchObject({ code: 'FORBIDDEN' })
})

test('a post for a while gives its rights for a while, without a job', async () => {
  const post = {
    orgId: 'branch',
    memberId: 'm-li',
    duty: 'deputySecretary',
    from: '2026-11-10',
    to: '2026-11-12',
  } as const
  await mustCallAs('o-administrator', 'people.appoint', post)
  const may = async (day: string) => {
    setClock(`${day} 12:00:00`)
    return (await callAs('o-li', 'people.get', li)).reply.ok
  }
  expect([await may('09'), await may('10'), await may('12'), await may('13')]).toEqual([false, true, true, false])
})

test.each([
  ['a secretary of a unit', { orgId: 'unit', duty: 'secretary' }, 'POST_LEVEL'],
  ['an administrator of a branch', { orgId: 'branch', duty: 'administrator' }, 'POST_LEVEL'],
  ['somebody of another unit', { orgId: 'other', duty: 'organiser' }, 'TREE_PEOPLE'],
  ['the deputy twice', { memberId: 'm-deputy', duty: 'deputySecretary' }, 'POST_HELD'],
  ['an end before the beginning', { duty: 'backbone', to: '2026-11-01' }, 'POST_DAYS'],
  ['somebody from yesterday on', { duty: 'backbone', from: '2026-11-01' }, 'POST_DAYS'],
] as const)('%s is not appointed', async (_what, changes, code) => {
  const input = { orgId: 'branch', memberId: 'm-li', from: '2026-11-02', ...changes }
  expect((await callAs('o-administrator', 'people.appoint', input)).reply).toMatchObject({ code })
})

test('the last organiser of a unit cannot go before the next has come', async () => {
  const end = () =>
    callAs('o-administrator', 'people.endPost', {
      orgId: 'unit',
      memberId: 'm-unitOrganiser',
      duty: 'organiser',
      from: '2024-01-01',
    })
  expect((await end()).reply).toMatchObject({ code: 'POST_LAST' })
  await mustCallAs('o-administrator', 'people.appoint', {
    orgId: 'unit',
    memberId: 'm-li',
    duty: 'organiser',
    from: '2026-11-02',
  })
  expect((await end()).reply).toMatchObject({ data: { to: '2026-11-01' } })
  expect((await callAs('o-unitOrganiser', 'people.list', { orgId: 'unit' })).reply).toMatchObject({ code: 'FORBIDDEN' })
})

test('two administrators who end each other’s post at once: one stays', async () => {
  await given('members', person('second', { branch: 'foreign', duty: 'administrator', at: 'group' }))
  world().faults.latency = { ms: 2, jitterMs: 4 }
  const end = (by: string, memberId: string) =>
    callAs(by, 'people.endPost', { orgId: 'group', memberId, duty: 'administrator', from: '2024-01-01' })
  await Promise.all([end('o-administrator', 'm-second'), end('o-second', 'm-administrator')])
  const left = ['m-administrator', 'm-second'].filter((id) => member(id).posts.some(({ to }) => to === undefined))
  expect(left.length).toBeGreaterThan(0)
})

test('of each of these changes there is one record, told by names', async () => {
  await mustCallAs('o-secretary', 'people.exempt', { ...li, ...frail })
  await mustCallAs('o-administrator', 'tree.rename', { orgId: 'branch', name: '青枫站党支部' })
  const { records, names, intact } = await mustCallAs('o-administrator', 'oversight.audit', { month: '2026-11' })
  expect([intact, records.map(({ action }) => action)]).toEqual([true, ['tree.rename', 'people.exempt']])
  expect(names).toEqual({ 'm-li': 'li', branch: '青枫站党支部' })
})
