import { callAs, given, givenPeople, mustCallAs, rows, setClock, useWorld } from '../support/world'

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
const stage = (part: number, lines: string[][], openid = 'o-administrator') =>
  callAs(openid, 'org.stageRoster', { importId, part, rows: lines })
const check = (parts: number) => mustCallAs('o-administrator', 'org.checkRoster', { importId, parts })
const apply = (part: number) => callAs('o-administrator', 'org.applyRoster', { importId, part })
const imported = () => rows('members').filter(({ unitName }) => unitName === '长沙分公司党委')

test('a roster in two parts becomes units, branches and people with their posts', async () => {
  await stage(0, sheet.slice(0, 3))
  await stage(1, sheet.slice(3))
  expect(await check(2)).toMatchObject({ accepted: true, people: 3, branches: 2, units: 1, problems: [] })
  const first = await apply(0)
  expect(first.reply).toEqual({ ok: true, data: { part: 0, added: 1, changed: 0, unchanged: 0, done: false } })
  expect(first.cost.requests).toBeLessThanOrEqual(10)
  expect((await apply(1)).reply).toMatchObject({ data: { added: 2, done: true } })

  const head = imported().find(({ name }) => name === '甲')
  expect(head).toMatchObject({ branchName: '一支部', stage: 'full', openid: null, birthMonth: '1985-04' })
  expect(head?.posts).toEqual([{ duty: 'secretary', org: head?.branchId, from: '2026-11-02' }])
  expect(rows('orgs').filter(({ name }) => /支部$/.test(name) && name.length === 3)).toHaveLength(2)
})

test('several parts at once, as many as there are', async () => {
  await stage(0, sheet.slice(0, 3))
  await stage(1, sheet.slice(3))
  await check(2)
  const many = (part: number) => callAs('o-administrator', 'org.applyRoster', { importId, part, count: 10 })
  expect((await many(0)).reply).toMatchObject({ data: { part: 1, added: 3, done: true } })
  expect((await many(1)).reply).toMatchObject({ data: { part: 1, unchanged: 2, done: true } })
  expect((await many(2)).reply).toMatchObject({ code: 'ROSTER_PART_MISSING' })
})

test('the same file again changes nothing', async () => {
  await stage(0, sheet)
  await check(1)
  await apply(0)
  const before = JSON.stringify(imported())
  setClock('20 09:00:00')
  await check(1)
  expect((await apply(0)).reply).toMatchObject({ data: { added: 0, changed: 0, unchanged: 3 } })
  expect(JSON.stringify(imported())).toBe(before)
})

test('who has moved keeps phone and other posts; the old duty goes', async () => {
  await stage(0, sheet)
  await check(1)
  await apply(0)
  const [head] = imported().filter(({ name }) => name === '甲')
  const organiser = { duty: 'organiser' as const, org: 'unit', from: '2026-01-01' }
  await given('members', { ...head!, openid: 'o-head', posts: [...head!.posts, organiser] })

  await stage(0, [header, line('甲', '二支部'), line('乙', '一支部', '党支部书记')])
  await check(1)
  expect((await apply(0)).reply).toMatchObject({ data: { added: 0, changed: 2 } })
  expect(imported().find(({ name }) => name === '甲')).toMatchObject({
    branchName: '二支部',
    openid: 'o-head',
    posts: [organiser],
  })
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
  expect((await apply(0)).reply).toMatchObject({ code: 'ROSTER_NOT_ACCEPTED' })
  expect(imported()).toEqual([])
})

test('a part that is missing, or changed after the check, is not applied', async () => {
  await stage(0, sheet)
  expect((await callAs('o-administrator', 'org.checkRoster', { importId, parts: 2 })).reply).toMatchObject({
    code: 'ROSTER_PART_MISSING',
  })
  await check(1)
  await stage(0, [...sheet, line('戊')])
  expect((await apply(0)).reply).toMatchObject({ code: 'ROSTER_CHANGED' })
  expect(imported()).toEqual([])
})

test.each(['o-li', 'o-secretary', 'o-unitOrganiser', 'o-groupOrganiser'])('%s may not import', async (openid) => {
  expect((await stage(0, sheet, openid)).reply).toMatchObject({ code: 'FORBIDDEN' })
  expect(rows('rosterParts')).toEqual([])
})

test('more than 200 lines at once, or a cell without end, is refused before the database', async () => {
  for (const lines of [Array.from({ length: 201 }, () => ['x']), [['x'.repeat(201)]]]) {
    const { reply, cost } = await stage(0, lines)
    expect(reply).toMatchObject({ code: 'INVALID_INPUT' })
    expect(cost.requests).toBe(0)
  }
})
