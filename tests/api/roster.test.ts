import { callAs, given, givenPeople, mustCallAs, rows, setClock, tick, useWorld, world } from '../support/world'

useWorld()
beforeEach(async () => {
  await givenPeople()
  setClock('02 09:00:00')
})

const header = ['所属党委', '所在党支部', '姓名', '人员类别', '入党日期', '党内职务', '出生日期']
const line = (name: string, branch = '一支部', duty = '', stage = '正式党员') => [
  '长沙分公司党委',
  branch,
  name,
  stage,
  '2015-07-01',
  duty,
  '1985-04-28',
]
const sheet = [['名册'], header, line('甲', '一支部', '党支部书记'), line('乙'), line('丙', '二支部')]

const importId = 'import-0001'
const stage = (part: number, lines: string[][], { openid = 'o-administrator', id = importId } = {}) =>
  callAs(openid, 'roster.stage', { importId: id, part, rows: lines })
const check = (parts: number, id = importId) => mustCallAs('o-administrator', 'roster.check', { importId: id, parts })
const start = (id = importId) => callAs('o-administrator', 'roster.start', { importId: id })
const apply = (id = importId) => callAs('o-administrator', 'roster.apply', { importId: id })
const imported = () => rows('members').filter(({ unitName }) => unitName === '长沙分公司党委')
const named = (wanted: string) => imported().find(({ name }) => name === wanted)

/** From the first line to the last one applied. */
async function bring(lines: string[][], id = importId) {
  await stage(0, lines, { id })
  await check(1, id)
  await start(id)
  const { reply } = await apply(id)
  return reply
}

test('a roster in two parts becomes units, branches and people with their posts', async () => {
  await stage(0, sheet.slice(0, 3))
  await stage(1, sheet.slice(3))
  expect(await check(2)).toMatchObject({ accepted: true, people: 3, branches: 2, units: 1, problems: [] })
  expect((await apply()).reply).toMatchObject({ code: 'ROSTER_NOT_ACCEPTED' })
  expect((await start()).reply).toMatchObject({ data: { applied: 0, parts: 2, done: false } })
  const { reply, cost } = await apply()
  expect(reply).toMatchObject({ data: { applied: 2, done: true, counts: { new: 3, changed: 0, unchanged: 0 } } })
  expect(cost.requests).toBeLessThanOrEqual(10)
  expect((await apply()).reply).toEqual(reply)

  const head = named('甲')
  expect(head).toMatchObject({
    branchName: '一支部',
    stages: { probationary: '2015-07-01', full: '2016-07-01' },
    openid: null,
    birthMonth: '1985-04',
    memberships: [{ branch: head?.branchId, name: '一支部', from: '2015-07-01', reason: 'roster' }],
  })
  expect(head?.posts).toEqual([{ duty: 'secretary', org: head?.branchId, from: '2026-11-02' }])
  expect(rows('orgs').filter(({ name }) => /支部$/.test(name) && name.length === 3)).toHaveLength(2)
})

test('what an administrator left half-way, the clock completes; the audit has one record', async () => {
  await stage(0, sheet)
  await check(1)
  await start()
  expect(imported()).toEqual([])
  await tick()
  // his own page may still be asking
  expect(imported()).toEqual([])
  setClock('02 09:03:00')
  expect(await tick()).toMatchObject({ reply: { done: { finishRosters: 1 }, failed: [] } })
  expect(imported()).toHaveLength(3)
  expect(rows('rosterImports')).toMatchObject([{ state: 'done', counts: { new: 3 } }])
  expect(rows('audit').map(({ action }) => action)).toEqual(['roster.start'])
})

test('the same file again changes nothing, weeks later too', async () => {
  await bring(sheet)
  const before = JSON.stringify(imported())
  setClock('20 09:00:00')
  expect(await bring(sheet, 'import-0002')).toMatchObject({ data: { counts: { new: 0, changed: 0, unchanged: 3 } } })
  expect(JSON.stringify(imported())).toBe(before)
})

test('who has moved keeps phone and other posts; where he was and what he did there stays, dated', async () => {
  await bring(sheet)
  const head = named('甲')!
  const organiser = { duty: 'organiser' as const, org: 'unit', from: '2026-01-01' }
  await given('members', { ...head, openid: 'o-head', posts: [...head.posts, organiser] })

  setClock('10 09:00:00')
  const moved = [header, line('甲', '二支部'), line('乙', '一支部', '党支部书记')]
  expect(await bring(moved, 'import-0002')).toMatchObject({ data: { counts: { new: 0, changed: 2 } } })
  const after = named('甲')
  expect(after).toMatchObject({
    branchName: '二支部',
    openid: 'o-head',
    posts: [{ duty: 'secretary', org: head.branchId, from: '2026-11-02', to: '2026-11-09' }, organiser],
  })
  expect(after?.memberships.map(({ name, from, reason }) => [name, from, reason])).toEqual([
    ['一支部', '2015-07-01', 'roster'],
    ['二支部', '2026-11-10', 'moved'],
  ])
})

test('who has become full since the last roster is so from a year after joining', async () => {
  const young = (stage: string) => [header, ['长沙分公司党委', '一支部', '甲', stage, '2025-11-01', '', '1999-04-28']]
  await bring(young('预备党员'))
  expect(named('甲')?.stages).toEqual({ probationary: '2025-11-01' })
  await bring(young('正式党员'), 'import-0002')
  expect(named('甲')?.stages).toEqual({ probationary: '2025-11-01', full: '2026-11-01' })
})

test('a stage that the roster takes back is gone, not merely followed by an earlier one', async () => {
  await bring([header, line('甲', '一支部', '', '正式党员')])
  await bring([header, line('甲', '一支部', '', '发展对象')], 'import-0002')
  expect(Object.keys(named('甲')?.stages ?? {})).toEqual(['developmentTarget'])
})

test('who comes with a later roster was not there before it, however long ago he joined the Party', async () => {
  await bring(sheet)
  setClock('25 09:00:00')
  await bring([...sheet, line('戊')], 'import-0002')
  expect(named('戊')?.memberships).toMatchObject([{ from: '2026-11-25' }])
})

test('a renamed branch does not double those who have neither birth nor joining day', async () => {
  const bare = (branch: string) => [
    ['所属党委', '所在党支部', '姓名', '人员类别'],
    ['长沙分公司党委', branch, '甲', '正式党员'],
  ]
  await bring(bare('一支部'))
  await mustCallAs('o-administrator', 'tree.rename', { orgId: named('甲')!.branchId, name: '青枫站支部' })
  expect(await bring(bare('青枫站支部'), 'import-0002')).toMatchObject({ data: { counts: { new: 0, unchanged: 1 } } })
})

test('an appointment that begins later is not the business of a roster', async () => {
  await bring(sheet)
  const [head, next] = [named('甲')!, named('乙')!]
  const org = head.branchId
  await mustCallAs('o-administrator', 'people.appoint', {
    orgId: org,
    memberId: next._id,
    duty: 'secretary',
    from: '2026-12-01',
  })
  setClock('10 09:00:00')
  await bring(sheet, 'import-0002')
  expect(named('甲')?.posts).toEqual([{ duty: 'secretary', org, from: '2026-11-02', to: '2026-11-30' }])
  expect(named('乙')?.posts).toEqual([{ duty: 'secretary', org, from: '2026-12-01' }])
})

test('a check whose lines were swept is no ground to begin on, and does not stand in the way of others', async () => {
  await stage(0, sheet)
  await check(1)
  setClock('03 09:00:00')
  await tick()
  expect((await start()).reply).toMatchObject({ code: 'ROSTER_PART_MISSING' })
  expect(rows('rosterImports')).toMatchObject([{ state: 'checked' }])
})

test('a remark that is no longer there ended yesterday; an exemption is not the business of a roster', async () => {
  const remarked = (note: string) => [
    [...header, '备注'],
    [...line('甲'), note],
  ]
  await bring(remarked('借调'))
  const exemption = { kind: 'frail' as const, from: '2026-11-01', to: '2027-01-31', reason: '住院', grantedBy: 'm' }
  await given('members', { ...named('甲')!, marks: [...named('甲')!.marks, exemption] })
  setClock('20 09:00:00')
  await bring(remarked(''), 'import-0002')
  expect(named('甲')?.marks).toEqual([
    { kind: 'seconded', from: '2026-11-02', to: '2026-11-19', reason: '', grantedBy: null },
    exemption,
  ])
})

test('a branch that was renamed is found by either name, one that was merged away is refused', async () => {
  await bring(sheet)
  const { branchId } = named('乙')!
  const other = named('丙')!.branchId
  await mustCallAs('o-administrator', 'tree.rename', { orgId: branchId, name: '青枫站支部' })
  for (const [name, id] of [
    ['一支部', 'import-0002'],
    ['青枫站支部', 'import-0003'],
  ] as const) {
    expect(await bring([header, line('乙', name)], id)).toMatchObject({ data: { counts: { unchanged: 1 } } })
  }
  await mustCallAs('o-administrator', 'tree.merge', { orgId: other, intoId: branchId })
  await stage(0, [header, line('丙', '二支部')], { id: 'import-0004' })
  const { accepted, problems } = await check(1, 'import-0004')
  expect([accepted, problems.map(({ code }) => code)]).toEqual([false, ['BRANCH_CLOSED']])
})

test('two who apply at once write everybody once', async () => {
  await bring(sheet)
  setClock('10 09:00:00')
  await stage(0, [header, line('甲', '二支部'), line('乙', '二支部')], { id: 'import-0002' })
  await check(1, 'import-0002')
  await start('import-0002')
  world().faults.latency = { ms: 1, jitterMs: 6 }
  const replies = await Promise.all(Array.from({ length: 5 }, () => apply('import-0002')))
  for (const { reply } of replies) if (!reply.ok) expect(reply.code).toBe('CHANGED_MEANWHILE')
  expect((await apply('import-0002')).reply).toMatchObject({ data: { done: true } })
  expect(['甲', '乙'].map((name) => [named(name)?.version, named(name)?.memberships.length])).toEqual([
    [2, 2],
    [2, 2],
  ])
})

test('one bad line stops the whole, and each is told by its line', async () => {
  await stage(0, [...sheet, line('丁', '', '', '群众'), line('甲')])
  const report = await check(1)
  expect(report.accepted).toBe(false)
  expect(report.problems.map(({ message }) => message)).toEqual([
    '第 6 行 所在党支部：必填，不能为空',
    '第 6 行 人员类别：不在规定的选项中',
    '第 7 行 姓名：与前面一行是同一个人',
  ])
  expect((await start()).reply).toMatchObject({ code: 'ROSTER_NOT_ACCEPTED' })
  expect(imported()).toEqual([])
})

test('a file is announced before it is uploaded, under a name that the import gives it', async () => {
  const { path } = await mustCallAs('o-administrator', 'roster.begin', { importId: 'import-0001', format: 'csv' })
  expect(path).toBe('rosters/import-0001.csv')
  expect(rows('uploads')).toMatchObject([{ name: 'import-0001' }])
  const { reply } = await callAs('o-secretary', 'roster.begin', { importId: 'import-0001', format: 'csv' })
  expect(reply).toMatchObject({ code: 'FORBIDDEN' })
})

test('a part that is missing, or changed after the check, is not applied', async () => {
  await stage(0, sheet)
  expect((await callAs('o-administrator', 'roster.check', { importId, parts: 2 })).reply).toMatchObject({
    code: 'ROSTER_PART_MISSING',
  })
  await check(1)
  await stage(0, [...sheet, line('戊')])
  await start()
  expect((await apply()).reply).toMatchObject({ code: 'ROSTER_CHANGED' })
  expect(imported()).toEqual([])
  expect((await stage(0, sheet)).reply).toMatchObject({ code: 'ROSTER_CHANGED' })
})

test.each(['o-li', 'o-secretary', 'o-unitOrganiser', 'o-groupOrganiser'])('%s may not import', async (openid) => {
  expect((await stage(0, sheet, { openid })).reply).toMatchObject({ code: 'FORBIDDEN' })
  expect(rows('rosterParts')).toEqual([])
})

test('more than 200 lines at once, or a cell without end, is refused before the database', async () => {
  for (const lines of [Array.from({ length: 201 }, () => ['x']), [['x'.repeat(201)]]]) {
    const { reply, cost } = await stage(0, lines)
    expect(reply).toMatchObject({ code: 'INVALID_INPUT' })
    expect(cost.requests).toBe(0)
  }
})
