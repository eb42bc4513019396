import readXlsxFile from 'read-excel-file/node'
import { startLocalCloud } from 'wx-cloud-local'
import { DAY, HOUR, instantOf, MINUTE } from '#domain/calendar'
import { makeupWays } from '#domain/record'
import type { Input } from '#types/contract'
import { measure } from '../../scripts/bench/export'
import declarations from '../../cloudfunctions/database.json'
import { type SettledLine, newRow } from '../../cloudfunctions/shared/attendanceDocuments'
import {
  type Attendance,
  type MakeUp,
  type Member,
  newSession,
  type Session,
} from '../../cloudfunctions/shared/documents'
import { orgs, person } from '../support/people'
import { currentToken, leaveFrom, publish } from '../support/themeDay'
import {
  callAs,
  deployed,
  given,
  givenPeople,
  mustCallAs,
  rows,
  setClock,
  tick,
  useWorld,
  world,
} from '../support/world'

useWorld()

const year = { from: '2026-01', to: '2026-12' }
type Cells = Record<string, unknown>

async function book(openid: string, input: Input<'report.recordBook'>) {
  const told = await mustCallAs(openid, 'report.recordBook', input)
  const file = Buffer.from(await (await fetch(told.url)).arrayBuffer())
  const sheets = await readXlsxFile(file, { trim: false })
  const linesOf = (name: string): Cells[] => {
    const [titles = [], ...lines] = sheets.find(({ sheet }) => sheet === name)?.data ?? []
    return lines.slice(0, -1).map((line) => Object.fromEntries(titles.map((title, at) => [title, line[at]])))
  }
  return {
    ...told,
    names: sheets.map(({ sheet }) => sheet),
    sessions: linesOf('活动台账'),
    people: linesOf('参加明细'),
    months: linesOf('十二个月'),
    footers: sheets.map(({ data }) => data.at(-1)![0]),
  }
}

describe('a branch that has held its theme day', () => {
  let sessionId: string
  beforeEach(async () => {
    await givenPeople()
    sessionId = (await publish()).sessionId
    const exempted = { branchId: 'branch', memberId: 'm-deputy', kind: 'frail', from: '2026-11-02', to: '2026-12-31' }
    await mustCallAs('o-secretary', 'people.exempt', { ...exempted, kind: 'frail', reason: '住院' })
    await mustCallAs('o-wang', 'leave.ask', leaveFrom(sessionId))
    await mustCallAs('o-secretary', 'leave.decide', { sessionId, memberIds: ['m-wang'], approve: true })
    setClock('05 14:50:00')
    const token = await currentToken(sessionId)
    await mustCallAs('o-li', 'attendance.signIn', { token })
    await mustCallAs('o-siblingMember', 'attendance.signIn', { token })
    setClock('05 15:30:00')
    await mustCallAs('o-secretary', 'attendance.rollCall', { sessionId, memberIds: ['m-secretary'], late: true })
    setClock('05 18:00:00')
    const madeUp = { sessionId, memberId: 'm-phoneless', way: 'deliver', day: '2026-11-05' } as const
    await mustCallAs('o-secretary', 'record.makeUp', madeUp)
  })

  test('one line for the session; whoever is exempt is not counted, what was made up for stands apart', async () => {
    const { sessions, rows: count, fileId } = await book('o-secretary', { orgId: 'branch', ...year })
    expect(fileId).toMatch(/\/exports\/[0-9a-f]{32}\.2026-01_2026-12\.xlsx$/)
    expect(sessions).toEqual([
      {
        ...{ 单位: 'unit党支部', 支部: 'branch党支部', 日期: '2026-11-05', 时间: '15:00—17:00' },
        ...{ 主题: '守好一条路，温暖一程人', 地点: '二楼会议室', 应到: 5, 实到: 2, 准时: 1, 迟到: 1, 请假: 1, 缺席: 2 },
        ...{ 待确认: 0, 旁听: 1, 补课: 0, 送学: 1, 记录状态: '未记录' },
      },
    ])
    expect(count).toBe(1 + 7)
  })

  test('a line for everybody concerned, guests by name', async () => {
    const { people } = await book('o-secretary', { orgId: 'branch', ...year })
    const told = people.map((line) => [line.姓名, line.状态, line.签到方式, line.签到时间])
    expect(told).toEqual([
      ['deputy', '豁免', null, null],
      ['formerSecretary', '缺席', null, null],
      ['li', '准时', '扫码', '2026-11-05 14:50'],
      ['phoneless', '缺席，已送学', null, null],
      ['secretary', '迟到', '点名', '2026-11-05 15:30'],
      ['siblingMember', '旁听', '扫码', '2026-11-05 14:50'],
      ['wang', '请假', null, null],
    ])
  })

  test('who has moved on since is still expected where he was', async () => {
    setClock('20 09:00:00')
    await mustCallAs('o-administrator', 'tree.split', { orgId: 'branch', name: '新支部', memberIds: ['m-wang'] })
    const { sessions } = await book('o-secretary', { orgId: 'branch', ...year })
    expect(sessions).toMatchObject([{ 应到: 5, 请假: 1 }])
    const { months } = await book('o-unitOrganiser', { orgId: 'unit', ...year })
    expect(months.map((line) => line.支部)).toEqual(['branch党支部', 'sibling党支部', '新支部'])
  })

  test('twelve months as on the heat map, whatever has no month is empty', async () => {
    const input = { orgId: 'branch', from: '2026-10', to: '2027-01' }
    const { months } = await book('o-secretary', input)
    const { 单位: unit, 支部: branch, ...states } = months[0]!
    expect([months.length, unit, branch]).toEqual([1, 'unit党支部', 'branch党支部'])
    const told = Object.entries(states).filter(([, state]) => state !== null)
    expect(told).toEqual([
      ['1 月', '未到期'],
      ['10 月', '逾期未发布'],
      ['11 月', '已开展'],
      ['12 月', '未到期'],
    ])
  })

  test('what is cancelled or not over is in the months alone', async () => {
    const later = instantOf('2026-12-10', '15:00')
    const parts = { lesson: '一课', film: '一片', practice: '一实践' }
    const draft = { branchId: 'branch', month: '2026-12', place: '一楼', parts }
    await mustCallAs('o-secretary', 'themeDay.publish', { ...draft, start: later, end: later + HOUR })
    const ahead = await book('o-secretary', { orgId: 'branch', ...year })
    expect([ahead.sessions.length, ahead.months[0]!['12 月']]).toEqual([1, '已发布'])
    const { _id } = rows('sessions').find(({ start }) => start === later)!
    await mustCallAs('o-secretary', 'themeDay.cancel', { sessionId: _id, reason: '抢险' })
    setClock('30 09:00:00')
    world().clock.advance(20 * DAY)
    const over = await book('o-secretary', { orgId: 'branch', ...year })
    expect([over.sessions.length, over.months[0]!['12 月']]).toEqual([1, '逾期未发布'])
  })

  test('the last line says whose, when, by which rules and who asked; the file goes within a day', async () => {
    const { footers, fileId, ruleVersion } = await book('o-secretary', { orgId: 'branch', ...year })
    const footer = `branch党支部 2026 年 1 月至 2026 年 12 月，已结束的活动 1 场；规则版本 ${ruleVersion}；secretary 于 2026-11-05 18:00 导出，请妥善保管`
    expect(footers).toEqual([footer, footer, footer])
    expect(rows('exports')).toMatchObject([
      { _id: fileId.replace(/^cloud:\/\/[^/]+\//, ''), by: 'm-secretary', what: 'recordBook' },
    ])
    const records = rows('audit').filter(({ action }) => action === 'report.recordBook')
    expect(records.map(({ what }) => JSON.parse(what) as object)).toEqual([{ orgId: 'branch', ...year, rows: 8 }])
  })

  test.each([
    ['2026-11', '2026-11', true],
    ['2026-01', '2026-12', true],
    ['2025-12', '2026-11', true],
    ['2025-12', '2026-12', false],
    ['2026-11', '2026-10', false],
  ])('from %s to %s: %s', async (from, to, allowed) => {
    const { reply } = await callAs('o-secretary', 'report.recordBook', { orgId: 'branch', from, to })
    expect(reply).toMatchObject(allowed ? { ok: true } : { code: 'EXPORT_PERIOD' })
    expect(world().files.list()).toHaveLength(allowed ? 1 : 0)
  })

  test.each([
    ['o-secretary', 'sibling', false],
    ['o-secretary', 'unit', false],
    ['o-unitOrganiser', 'branch', true],
    ['o-unitOrganiser', 'foreign', false],
    ['o-groupOrganiser', 'group', true],
    ['o-li', 'branch', false],
    ['o-formerSecretary', 'branch', false],
  ])('%s asks for %s: %s', async (openid, orgId, allowed) => {
    const { reply } = await callAs(openid, 'report.recordBook', { orgId, ...year })
    expect(reply).toMatchObject(allowed ? { ok: true } : { code: 'FORBIDDEN' })
  })

  test('of the group there is a line for everybody too, as long as they fit on a sheet', async () => {
    const { names, sessions, people } = await book('o-groupOrganiser', { orgId: 'group', ...year })
    expect(names).toEqual(['活动台账', '参加明细', '十二个月'])
    expect(sessions).toMatchObject([{ 应到: 5, 旁听: 1 }])
    expect(people).toHaveLength(7)
  })

  test('who is in doubt counts neither as there nor as away, until it is decided', async () => {
    const _id = `${sessionId}:m-li`
    const row = rows('attendances').find((one) => one._id === _id)!
    await given('attendances', { ...row, flags: ['offline'] })
    const before = await book('o-secretary', { orgId: 'branch', ...year })
    expect(before.sessions).toMatchObject([{ 应到: 5, 实到: 1, 准时: 0, 待确认: 1, 缺席: 2 }])
    expect(before.people.find(({ 姓名: name }) => name === 'li')).toMatchObject({ 状态: '待确认', 签到方式: '扫码' })
    const decision = { accepted: true, by: 'm-secretary', byName: 'secretary', at: 0 }
    await given('attendances', { ...row, flags: ['offline'], decision })
    const after = await book('o-secretary', { orgId: 'branch', ...year })
    expect(after.sessions).toMatchObject([{ 实到: 2, 准时: 1, 待确认: 0, 缺席: 2 }])
  })

  test('what is settled is told as it was settled, whoever is renamed, exempted or put down later', async () => {
    setClock('06 18:00:00')
    const before = await book('o-secretary', { orgId: 'branch', ...year })
    expect((await tick()).reply.done.settle).toBe(1)
    const settled = await book('o-secretary', { orgId: 'branch', ...year })
    expect([settled.sessions, settled.people]).toEqual([before.sessions, before.people])

    const li = rows('members').find(({ _id }) => _id === 'm-li')!
    const mark = { kind: 'frail', from: '2026-11-01', to: '2026-12-31', reason: '病', grantedBy: 'm-x' } as const
    await given('members', { ...li, name: 'lili', marks: [mark] })
    const wang = rows('members').find(({ _id }) => _id === 'm-wang')!
    await given('members', { ...wang, marks: [mark] })
    const later = await book('o-secretary', { orgId: 'branch', ...year })
    expect([later.sessions, later.people]).toEqual([settled.sessions, settled.people])
    // control: judged anew it would be told otherwise
    await given('sessions', { ...rows('sessions')[0]!, settledAt: null })
    const anew = await book('o-secretary', { orgId: 'branch', ...year })
    expect(anew.sessions).not.toEqual(settled.sessions)
    expect(anew.people.map(({ 姓名: name }) => name)).toContain('lili')
  })

  test('a reported record stands in the book with the numbers it was reported with', async () => {
    const told = { host: '甲', recorder: '乙', decisions: [], takeAwaysOf: [] }
    const agenda = Array.from({ length: 3 }, () => ({ held: true, lecturer: '甲' }))
    await mustCallAs('o-secretary', 'record.save', { sessionId, revision: 0, ...told, agenda })
    await mustCallAs('o-secretary', 'record.report', { sessionId })
    const before = await book('o-secretary', { orgId: 'branch', ...year })
    await mustCallAs('o-secretary', 'attendance.rollCall', { sessionId, memberIds: ['m-formerSecretary'] })
    const after = await book('o-secretary', { orgId: 'branch', ...year })
    expect(after.sessions).toEqual(before.sessions)
    expect(after.people.find(({ 姓名: name }) => name === 'formerSecretary')).toMatchObject({ 状态: '缺席' })
    await mustCallAs('o-unitOrganiser', 'record.judge', { sessionId, accept: false, remark: '人数不对' })
    const returned = await book('o-secretary', { orgId: 'branch', ...year })
    expect(returned.sessions).toMatchObject([{ 实到: 3, 缺席: 1, 记录状态: '已退回' }])
  })
})

const dice = (seed: number) => () => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
  return seed / 2 ** 32
}

const branches = ['branch', 'sibling', 'foreign'] as const

/** Everybody of three branches in one of the ways a session can end for him, month by month from January. */
async function givenYear(months: number, size: number, seed: number) {
  const random = dice(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  await given('orgs', ...orgs)
  const people = branches.flatMap((branch) =>
    Array.from({ length: size }, (_, n): Member => {
      const stage = pick(['full', 'full', 'probationary', 'activist'] as const)
      const base = person(`${branch}${String(n).padStart(3, '0')}`, { branch, stage, bound: false })
      const mark = { kind: 'frail', from: '2026-03-01', to: '2026-08-31', reason: '病', grantedBy: 'm-x' } as const
      return { ...base, marks: random() < 0.1 ? [mark] : [] }
    }),
  )
  people.push(person('organiser', { branch: 'foreign', duty: 'organiser', at: 'group' }))
  const days = Array.from({ length: months }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`)
  const sessions = days.flatMap((month) => branches.map((branch) => sessionOf(branch, month)))
  const attendances: Attendance[] = []
  const makeups: MakeUp[] = []
  for (const session of sessions) {
    const concerned = people.filter(({ branchId }) => branchId === session.org || random() < 0.02)
    for (const one of concerned) end(session, one, pick(fates))
  }
  await given('members', ...people)
  await given('sessions', ...sessions)
  await given('attendances', ...attendances)
  await given('makeups', ...makeups)
  return { people, attendances }

  function end(session: Session, one: Member, fate: (typeof fates)[number]): void {
    const key = { _id: `${session._id}:${one._id}`, sessionId: session._id, memberId: one._id }
    const made = { ...key, way: pick(makeupWays), day: '2026-12-01', by: 'm-x', recordedAt: 1 } as const
    if (fate === 'scan' || fate === 'late') attendances.push(rowOf(session, one, fate === 'late'))
    else if (fate === 'madeUp') makeups.push(made)
    else if (fate !== 'away') session.replies[one._id] = fate
  }
}
const fates = ['scan', 'late', 'leaveGranted', 'leaveRefused', 'away', 'madeUp'] as const

function sessionOf(branch: 'branch' | 'sibling' | 'foreign', month: string): Session {
  const start = instantOf(`${month}-05`, '15:00')
  const { path: orgPath, name } = orgs.find(({ _id }) => _id === branch)!
  const window = { opensAt: start - 30 * MINUTE, lateAfter: start + 10 * MINUTE, closesAt: start + HOUR }
  return {
    ...newSession,
    ...{
      _id: `s-${branch}-${month}`,
      kind: 'themeDay',
      sourceId: `${branch}:${month}`,
      org: branch,
      orgPath,
      orgName: name,
    },
    ...{ scope: [branch], title: `${month} 学习`, place: '一楼', start, end: start + HOUR, replyBy: start, window },
    ...{ agenda: [], lecturer: null, version: 1, cancelled: false, cancelReason: null },
    ...{ publishedAt: start - 5 * DAY, publishedBy: 'm-x', announced: true, reminded: true, changedAt: start },
    replies: {},
    record: 'draft',
  }
}

function rowOf(session: Session, { _id, orgPath, stages, marks }: Member, late: boolean): Attendance {
  const signedAt = session.start + (late ? 11 : -1) * MINUTE
  const month = Number(session._id.slice(-2))
  return {
    ...newRow,
    ...{ _id: `${session._id}:${_id}`, sessionId: session._id, memberId: _id, orgPath },
    stage: stages.full ? 'full' : stages.probationary ? 'probationary' : 'activist',
    exempt: marks.length > 0 && month >= 3 && month <= 8,
    ...{ method: late ? 'rollCall' : 'scan', slot: null, signedAt, recordedAt: signedAt },
  }
}

const number = (line: Cells, name: string) => line[name] as number
const sumOf = (lines: readonly Cells[], name: string) => lines.reduce((sum, line) => sum + number(line, name), 0)

test.each([1, 2, 3])(
  'a generated year, seed %i: whoever was expected came, came late, was on leave or stayed away',
  async (seed) => {
    const { people, attendances } = await givenYear(11, 30, seed)
    setClock('28 09:00:00')
    const { sessions } = await book('o-organiser', { orgId: 'group', ...year })
    expect(sessions).toHaveLength(33)
    for (const line of sessions) {
      expect(number(line, '应到')).toBe(
        sumOf([line], '准时') + sumOf([line], '迟到') + sumOf([line], '请假') + sumOf([line], '缺席'),
      )
      expect(number(line, '实到')).toBe(number(line, '准时') + number(line, '迟到'))
    }
    // counted here by other words: full or on probation, not exempt, of the branch
    const monthly = Array.from({ length: 11 }, (_, at) => at + 1)
    const isExpected = ({ stages, marks }: Member, month: number) =>
      Boolean(stages.full ?? stages.probationary) && !(marks.length && month >= 3 && month <= 8)
    const expected = monthly.flatMap((month) => people.filter((one) => isExpected(one, month))).length
    expect([sumOf(sessions, '应到'), sumOf(sessions, '实到') + sumOf(sessions, '旁听')]).toEqual([
      expected,
      attendances.length,
    ])
    const places = sessions.map((line) => [line.单位, line.支部, line.日期].join())
    expect(places).toEqual([...places].sort())
  },
)

test('the sheets agree: every count of a session is the number of its lines of people', async () => {
  await givenYear(11, 30, 4)
  await given('members', person('unitOrganiser', { branch: 'sibling', duty: 'organiser', at: 'unit' }))
  setClock('28 09:00:00')
  const { sessions, people } = await book('o-unitOrganiser', { orgId: 'unit', ...year })
  expect(sessions).toHaveLength(22)
  for (const line of sessions) {
    const own = people.filter((one) => one.支部 === line.支部 && one.日期 === line.日期)
    const counted = (status: string) => own.filter((one) => String(one.状态).split('，')[0] === status).length
    for (const status of ['准时', '迟到', '请假', '缺席', '旁听'])
      expect([status, counted(status)]).toEqual([status, line[status]])
    const madeUp = own.filter((one) => String(one.状态).endsWith('，已补课')).length
    expect(madeUp).toBe(line.补课)
  }
})

/** The platform may answer with 100 rows, whatever is asked for. */
test.each([100, 1_000] as const)('450 sessions at one instant by %i rows a read: all of them, once', async (rowCap) => {
  const cloud = await startLocalCloud({
    declarations: declarations as never,
    rowCap,
    variables: { SIGN_IN_SECRET: 'a secret for tests only, 32 characters' },
  })
  cloud.clock.freeze(instantOf('2026-11-28', '09:00'))
  const put = (name: string, docs: object[]) => cloud.database.put(name, ...(docs as Record<string, unknown>[]))
  const one = sessionOf('branch', '2026-05')
  const sessions = Array.from({ length: 450 }, (_, n): Session => ({ ...one, _id: `s${n}`, title: `第 ${n} 场` }))
  const members = Array.from({ length: 3 }, (_, n) => person(`p${n}`))
  await put('orgs', orgs)
  await put('members', [...members, person('organiser', { branch: 'foreign', duty: 'organiser', at: 'unit' })])
  await put('sessions', sessions)
  const came = sessions.flatMap((session) => members.map((member) => rowOf(session, member, false)))
  await put('attendances', came)

  const event = { action: 'report.recordBook', input: { orgId: 'unit', ...year } }
  const { reply } = await cloud.run(deployed('report') as never, event, {
    openid: 'o-organiser',
    functionName: 'report',
  })
  const { data } = reply as { data: { rows: number; url: string } }
  const [first] = await readXlsxFile(Buffer.from(await (await fetch(data.url)).arrayBuffer()))
  await cloud.close()
  const lines = first!.data.slice(1, -1)
  expect(new Set(lines.map((line) => line[4])).size).toBe(450)
  expect([lines.length, data.rows]).toEqual([450, 450 + came.length])
  expect(lines.every((line) => line[8] === 3)).toBe(true)
})

test('of a group whose people pass a sheet there are the sessions alone, and the last line says so', async () => {
  await given('orgs', ...orgs)
  await given('members', person('organiser', { branch: 'foreign', duty: 'organiser', at: 'group' }))
  const start = sessionOf('branch', '2026-05').start
  const sessions = Array.from({ length: 450 }, (_, n): Session => ({
    ...sessionOf('branch', '2026-05'),
    ...{ _id: `s${n}`, title: `第 ${n} 场`, invited: 45, settledAt: start + DAY },
  }))
  const lines = Array.from({ length: 45 }, (_, n): SettledLine => ({
    ...{ memberId: `m-${n}`, name: `第${n}人`, expected: true, status: 'present', method: 'scan' },
    ...{ signedAt: start, outAt: null, flags: [], halfHours: 2 },
  }))
  await given('sessions', ...sessions)
  await given(
    'settlements',
    ...sessions.map(({ _id, org, orgPath }) => ({
      ...{ _id, org, orgPath, start, ruleVersion: '2026.1', settledAt: start + DAY, version: 1, lines },
    })),
  )
  setClock('28 09:00:00')
  const { names, sessions: told, footers } = await book('o-organiser', { orgId: 'group', ...year })
  expect(names).toEqual(['活动台账', '十二个月'])
  expect([told.length, sumOf(told, '准时')]).toEqual([450, 450 * 45])
  expect(footers[0]).toContain('参加明细超过 20000 行，请缩短起止月份，或按单位、支部导出')
})

test.each([100, 1_000] as const)(
  '10,200 settled rows by %i rows a read: a request a page, and three',
  async (rowCap) => {
    const { rows: told, roundTrips } = await measure(10_000, rowCap)
    expect(told).toBe(10_200)
    expect(roundTrips).toBeLessThanOrEqual(Math.ceil(told / rowCap) + 3)
  },
)
