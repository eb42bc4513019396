import { people } from '../support/people'
import { currentToken, publish } from '../support/themeDay'
import { callAs, givenPeople, mustCallAs, rows, sendAs, setClock, useWorld, world } from '../support/world'

useWorld()
beforeEach(async () => {
  await givenPeople()
  setClock('10 09:00:00')
})

const admin = 'o-administrator'
const member = (id: string) => rows('members').find(({ _id }) => _id === id)!
const org = (id: string) => rows('orgs').find(({ _id }) => _id === id)!
const merge = () => callAs(admin, 'tree.merge', { orgId: 'branch', intoId: 'sibling' })

test('the tree is walked from the group down, with what lies above', async () => {
  const group = await mustCallAs(admin, 'tree.list', { orgId: 'group' })
  expect([group.above, group.below.map(({ id, level }) => [id, level])]).toEqual([
    [],
    [
      ['other', 'unit'],
      ['unit', 'unit'],
    ],
  ])
  const branch = await mustCallAs('o-secretary', 'tree.list', { orgId: 'branch' })
  expect(branch).toMatchObject({ org: { id: 'branch', to: null }, above: [{ id: 'group' }, { id: 'unit' }], below: [] })
})

test('renamed: its people are told the new name, what was held keeps the old one', async () => {
  const { sessionId } = await publish()
  setClock('10 09:00:00')
  await mustCallAs(admin, 'tree.rename', { orgId: 'branch', name: '青枫站党支部' })
  expect((await mustCallAs('o-li', 'member.home', {})).me.branch).toBe('青枫站党支部')
  expect(rows('sessions').find(({ _id }) => _id === sessionId)?.orgName).not.toBe('青枫站党支部')
  expect(org('branch')).toMatchObject({ name: '青枫站党支部', formerNames: ['branch党支部'] })
  const unit = await mustCallAs(admin, 'tree.rename', { orgId: 'unit', name: '湘南分公司党委' })
  expect(unit.name).toBe('湘南分公司党委')
  expect(member('m-li').unitName).toBe('湘南分公司党委')
  expect(member('m-foreignMember').unitName).toBe('other党委')
})

test('a name in use beside it is refused', async () => {
  const { reply } = await callAs(admin, 'tree.rename', { orgId: 'branch', name: 'sibling党支部' })
  expect(reply).toMatchObject({ code: 'TREE_NAME_TAKEN' })
})

test('merged: the people move, their posts end, and who runs the other branch sees what was held', async () => {
  const { sessionId } = await publish()
  setClock('05 14:50:00')
  const token = await currentToken(sessionId)
  await mustCallAs('o-li', 'attendance.signIn', { token })
  setClock('10 09:00:00')
  const before = await mustCallAs('o-secretary', 'attendance.live', { sessionId })
  expect((await merge()).reply).toMatchObject({ data: { moved: 7, org: { to: '2026-11-09' } } })

  expect(member('m-li')).toMatchObject({ branchId: 'sibling', orgPath: ['group', 'unit', 'sibling'] })
  expect(member('m-li').memberships.map(({ branch, from, reason }) => [branch, from, reason])).toEqual([
    ['branch', '2015-07-01', 'roster'],
    ['sibling', '2026-11-10', 'merged'],
  ])
  expect(member('m-secretary').posts).toEqual([
    { duty: 'secretary', org: 'branch', from: '2024-01-01', to: '2026-11-09' },
  ])
  // what was held is as it was, for whoever runs the branch that took it over
  const after = await mustCallAs('o-siblingSecretary', 'attendance.live', { sessionId })
  expect(after.people).toEqual(before.people)
  expect((await callAs('o-secretary', 'attendance.live', { sessionId })).reply).toMatchObject({ code: 'FORBIDDEN' })
  const tree = await mustCallAs(admin, 'tree.list', { orgId: 'sibling' })
  expect(tree.below).toMatchObject([{ id: 'branch', to: '2026-11-09' }])
})

test('merged twice, or ended half-way and merged again: as if once', async () => {
  world().faults.crashAfter = { requests: 8 }
  await sendAs(admin, { action: 'tree.merge', input: { orgId: 'branch', intoId: 'sibling' } }).catch(() => undefined)
  expect(org('branch').to).toBeNull()
  expect((await merge()).reply).toMatchObject({ ok: true })
  expect((await merge()).reply).toMatchObject({ data: { moved: 0 } })
  for (const { _id, branchId } of Object.values(people).filter((one) => one.branchId === 'branch')) {
    expect(branchId).toBe('branch')
    expect(member(_id).memberships.map(({ branch }) => branch)).toEqual(['branch', 'sibling'])
  }
})

test('nothing new is done in the name of a branch that was merged away', async () => {
  await merge()
  const input = { branchId: 'branch', name: '第一党小组', memberIds: [] }
  expect((await callAs(admin, 'tree.setGroup', input)).reply).toMatchObject({ code: 'TREE_NOT_BRANCH' })
  expect((await callAs(admin, 'tree.rename', { orgId: 'branch', name: '又一个' })).reply).toMatchObject({
    code: 'TREE_NOT_BRANCH',
  })
})

test.each([
  ['into another unit', { orgId: 'branch', intoId: 'foreign' }, 'TREE_OTHER_UNIT'],
  ['into itself', { orgId: 'branch', intoId: 'branch' }, 'TREE_OTHER_UNIT'],
  ['into nothing', { orgId: 'branch', intoId: 'nowhere' }, 'TREE_NOT_BRANCH'],
  ['a unit', { orgId: 'unit', intoId: 'other' }, 'TREE_NOT_BRANCH'],
])('a branch is not merged %s', async (_what, input, code) => {
  expect((await callAs(admin, 'tree.merge', input)).reply).toMatchObject({ code })
  expect(rows('orgs').every(({ to }) => to === null)).toBe(true)
})

test('on the day of a session the branch stays as it is', async () => {
  await publish()
  setClock('05 18:00:00')
  expect((await merge()).reply).toMatchObject({ code: 'TREE_SESSION_AHEAD' })
})

test('merged on and on: what was held stays with whoever runs the last one', async () => {
  const { sessionId } = await publish()
  setClock('06 09:00:00')
  await merge()
  const third = await mustCallAs(admin, 'tree.split', {
    orgId: 'sibling',
    name: '第三支部',
    memberIds: ['m-siblingMember'],
  })
  setClock('07 09:00:00')
  await mustCallAs(admin, 'tree.merge', { orgId: 'sibling', intoId: third.org.id })
  expect(org('branch').path).toEqual(['group', 'unit', third.org.id, 'sibling', 'branch'])
  await mustCallAs(admin, 'people.appoint', {
    orgId: third.org.id,
    memberId: 'm-siblingMember',
    duty: 'secretary',
    from: '2026-11-07',
  })
  expect((await callAs('o-siblingMember', 'attendance.live', { sessionId })).reply.ok).toBe(true)
  const month = { branchId: 'branch', month: '2026-11' }
  expect((await callAs('o-siblingMember', 'themeDay.month', month)).reply.ok).toBe(true)
})

test('a claim follows whom it is for', async () => {
  await mustCallAs('o-new', 'claim.ask', { way: 'roster', name: 'phoneless', birthMonth: '1985-04' })
  const { waiting } = await mustCallAs('o-secretary', 'claim.list', { branchId: 'branch' })
  await mustCallAs(admin, 'tree.split', { orgId: 'branch', name: '新支部', memberIds: ['m-phoneless'] })
  const decide = { branchId: 'branch', claimId: waiting[0]!.claimId, approve: true }
  expect((await callAs('o-secretary', 'claim.decide', decide)).reply).toMatchObject({ code: 'CLAIM_GONE' })
  expect(rows('claims')).toMatchObject([{ branchId: member('m-phoneless').branchId }])
})

test('a meeting of a party group is judged by who was in it that day', async () => {
  const setGroup = (...memberIds: string[]) =>
    mustCallAs('o-secretary', 'tree.setGroup', { branchId: 'branch', name: '第一党小组', memberIds })
  setClock('02 09:00:00')
  const { id: groupId } = await setGroup('m-li', 'm-wang')
  const at = (time: string) => Date.parse(`2026-11-04T${time}:00+08:00`)
  const { sessionId } = await mustCallAs('o-secretary', 'meeting.plan', {
    ...{ branchId: 'branch', kind: 'groupMeeting', groupId, title: '学习', place: '会议室', agenda: ['学习文件'] },
    ...{ start: at('15:00'), end: at('16:00') },
  })
  setClock('20 09:00:00')
  const expectedNow = async () =>
    (await mustCallAs('o-secretary', 'attendance.live', { sessionId })).people.flatMap((one) =>
      one.expected ? [one.id] : [],
    )
  const before = (await expectedNow()).sort()
  await setGroup('m-wang', 'm-deputy')
  expect(before).toEqual(['m-li', 'm-wang'])
  expect((await expectedNow()).sort()).toEqual(before)
})

test('a branch with a theme day ahead stays as it is', async () => {
  await publish()
  expect((await merge()).reply).toMatchObject({ code: 'TREE_SESSION_AHEAD' })
  const split = { orgId: 'branch', name: '新支部', memberIds: ['m-li'] }
  expect((await callAs(admin, 'tree.split', split)).reply).toMatchObject({ code: 'TREE_SESSION_AHEAD' })
  expect(member('m-li').branchId).toBe('branch')
})

test('split: the named ones move to a new branch of the same unit; asked again, nothing more', async () => {
  const input = { orgId: 'branch', name: '新支部', memberIds: ['m-li', 'm-deputy'] }
  const { org: fresh, moved } = await mustCallAs(admin, 'tree.split', input)
  expect([moved, fresh]).toMatchObject([2, { level: 'branch', path: ['group', 'unit', fresh.id], to: null }])
  expect(member('m-li')).toMatchObject({ branchId: fresh.id, branchName: '新支部' })
  expect(member('m-deputy').posts).toMatchObject([{ duty: 'deputySecretary', to: '2026-11-09' }])
  expect(member('m-wang').branchId).toBe('branch')
  expect(await mustCallAs(admin, 'tree.split', input)).toMatchObject({ org: { id: fresh.id }, moved: 0 })
  expect(member('m-li').memberships).toHaveLength(2)
})

test.each([
  ['somebody else’s people', ['m-li', 'm-siblingMember'], '新支部', 'TREE_PEOPLE'],
  ['a name that is taken', ['m-li'], 'sibling党支部', 'TREE_NAME_TAKEN'],
  [
    'everybody',
    Object.values(people)
      .filter(({ branchId }) => branchId === 'branch')
      .map(({ _id }) => _id),
    '新支部',
    'TREE_ALL_LEAVE',
  ],
])('a branch is not split off with %s', async (_what, memberIds, name, code) => {
  const { reply } = await callAs(admin, 'tree.split', { orgId: 'branch', name, memberIds })
  expect(reply).toMatchObject({ code })
  expect(rows('orgs')).toHaveLength(6)
})

test('a party group has just the people that the secretary names; without people it ends', async () => {
  const set = (...memberIds: string[]) =>
    mustCallAs('o-secretary', 'tree.setGroup', { branchId: 'branch', name: '第一党小组', memberIds })
  const { id } = await set('m-li', 'm-wang')
  await set('m-wang', 'm-phoneless')
  const inGroup = () => rows('members').flatMap(({ _id, orgPath }) => (orgPath[3] === id ? [_id] : []))
  expect(inGroup().sort()).toEqual(['m-phoneless', 'm-wang'])
  expect(member('m-li').orgPath).toEqual(['group', 'unit', 'branch'])
  expect((await set()).to).toBe('2026-11-09')
  expect(inGroup()).toEqual([])
  const stranger = { branchId: 'branch', name: '第一党小组', memberIds: ['m-siblingMember'] }
  expect((await callAs('o-secretary', 'tree.setGroup', stranger)).reply).toMatchObject({ code: 'TREE_PEOPLE' })
})

test('who is in a party group is invited, replies and signs in as before', async () => {
  await mustCallAs('o-secretary', 'tree.setGroup', { branchId: 'branch', name: '第一党小组', memberIds: ['m-li'] })
  const { sessionId } = await publish()
  await mustCallAs('o-li', 'themeDay.reply', { sessionId })
  setClock('05 14:50:00')
  await mustCallAs('o-li', 'attendance.signIn', { token: await currentToken(sessionId) })
  const { people: list } = await mustCallAs('o-secretary', 'attendance.live', { sessionId })
  expect(list.find(({ id }) => id === 'm-li')).toMatchObject({ expected: true, status: 'present' })
})
