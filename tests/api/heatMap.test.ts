import { addMonths, DAY, startOfMonth } from '#domain/calendar'
import { monthStates } from '#domain/heatMap'
import type { MonthState } from '#domain/heatMap'
import type { Org } from '../../cloudfunctions/shared/documents'
import { branchOrg, diceOf, givenTree, recordOf, sessionOf } from '../support/heatWorld'
import { people } from '../support/people'
import { draft, publish } from '../support/themeDay'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, tick, useWorld } from '../support/world'

useWorld()

const month = '2026-11'
const get = (openid: string, orgId: string, asked = month) => callAs(openid, 'heatMap.get', { orgId, month: asked })
const mustGet = (openid: string, orgId: string, asked = month) =>
  mustCallAs(openid, 'heatMap.get', { orgId, month: asked })

test('before the first tick there is nothing, and that is said', async () => {
  await givenPeople()
  setClock('02 09:00:00')
  const group = await mustGet('o-groupOrganiser', 'group')
  expect(group).toMatchObject({ org: 'group党支部', updatedAt: null, units: [], branches: [] })
  expect(group.months).toEqual(Array.from({ length: 12 }, (_month, index) => addMonths(month, index - 11)))
  expect(await mustGet('o-unitOrganiser', 'unit')).toMatchObject({ updatedAt: null, units: [], branches: [] })
})

test('the group sees how many branches of a unit stand where, a unit its branches, both in tree order', async () => {
  await givenPeople()
  await given('orgs', ...rows('orgs').map((org) => ({ ...org, from: '2026-11-01' })))
  await publish()
  setClock('16 09:00:00')
  await tick()
  const { units, branches, updatedAt } = await mustGet('o-groupOrganiser', 'group')
  expect([branches, updatedAt]).toEqual([[], setClock('16 09:00:00')])
  expect(units).toMatchObject([
    { id: 'other', branches: 1, needHelp: 1 },
    { id: 'unit', branches: 2, needHelp: 2 },
  ])
  expect(units[1]!.cells.slice(-2)).toEqual([{ exempt: 2 }, { lateRecord: 1, latePublish: 1 }])

  const unit = await mustGet('o-unitOrganiser', 'unit')
  expect(unit.units).toEqual([])
  expect(unit.branches.map(({ id, cells, help }) => [id, cells[11], help])).toEqual([
    ['branch', 'lateRecord', '11 月的主题党日已开展，记录还没有写'],
    ['sibling', 'latePublish', '11 月的主题党日还没有定下时间'],
  ])
})

test('from publishing through record, report and judgement, each step shows after a tick', async () => {
  await givenPeople()
  const seen: MonthState[] = []
  const look = async (time: string) => {
    setClock(time)
    await tick()
    seen.push((await mustGet('o-unitOrganiser', 'unit')).branches[0]!.cells[11]!)
  }
  setClock('02 08:00:00')
  await tick()
  const { sessionId } = await publish()
  await look('02 09:05:00')
  await look('05 17:05:00')
  const [session] = rows('sessions')
  const record = recordOf(session!, setClock('06 09:00:00'))
  await given('records', record)
  await look('06 09:05:00')
  const reported = { ...record, state: 'reported' as const, reportedAt: setClock('06 10:00:00') }
  await given('records', { ...reported, changedAt: reported.reportedAt })
  await look('06 10:05:00')
  await given('records', { ...reported, state: 'accepted', acceptedAt: setClock('07 10:00:00') })
  await given('records', { ...rows('records')[0]!, changedAt: rows('records')[0]!.acceptedAt! })
  await look('07 10:05:00')
  expect([sessionId, seen]).toEqual([session!._id, ['published', 'held', 'recorded', 'reported', 'accepted']])
})

test('whoever looks sees himself and what lies below', async () => {
  await givenPeople()
  await publish()
  await tick()
  for (const openid of ['o-secretary', 'o-li']) {
    const own = await mustGet(openid, 'branch')
    expect([own.units, own.branches.map(({ id }) => id)]).toEqual([[], ['branch']])
    for (const place of ['sibling', 'unit', 'group']) {
      expect((await get(openid, place)).reply).toMatchObject({ code: 'FORBIDDEN' })
    }
  }
  expect((await mustGet('o-unitOrganiser', 'branch')).branches.map(({ id }) => id)).toEqual(['branch'])
  for (const place of ['other', 'foreign', 'group', 'nowhere']) {
    expect((await get('o-unitOrganiser', place)).reply).toMatchObject({ code: 'FORBIDDEN' })
  }
  expect((await mustGet('o-groupOrganiser', 'unit')).branches).toHaveLength(2)
})

test('years that no document tells of lie before the records, or so far ahead that nothing is due', async () => {
  await givenPeople()
  await publish()
  await tick()
  const at = async (asked: string) => (await mustGet('o-unitOrganiser', 'unit', asked)).branches
  expect(await at('2024-06')).toEqual([])
  expect(await at('2030-06')).toEqual([])
  const [before] = await at('2026-01')
  expect(before!.cells.slice(0, 10)).toEqual(Array(10).fill('exempt'))
  const [ahead] = await at('2027-12')
  expect(ahead).toMatchObject({ cells: Array(12).fill('none'), help: null })
})

/** As in a real year: what is past is accepted, but for some; of this month a bit of everything. */
async function givenYear(branches: readonly Org[]): Promise<void> {
  const dice = diceOf(11)
  const sessions = branches.flatMap((branch) =>
    Array.from({ length: 12 }, (_month, index) => addMonths(month, -index)).flatMap((each, ago) => {
      const at = startOfMonth(each)
      return dice(100) < (ago ? 4 : 20) ? [] : [sessionOf(branch, { month: each, day: 3 + dice(20), version: 1, at })]
    }),
  )
  const records = sessions.flatMap((session) => {
    const record = recordOf(session, session.end + DAY)
    const isOld = session.start < startOfMonth(month)
    if (isOld ? dice(100) < 5 : dice(2)) return []
    if (!isOld && dice(2)) return [record]
    const reportedAt = session.end + 2 * DAY
    return [{ ...record, state: 'accepted' as const, reportedAt, acceptedAt: reportedAt + DAY }]
  })
  await given('sessions', ...sessions)
  await given('records', ...records)
}

test('450 branches over twelve months: three requests, a hundred documents, 32 KB', async () => {
  await givenTree(21, 22, diceOf(2))
  await given('members', people.groupOrganiser)
  await givenYear(rows('orgs').filter(({ level }) => level === 'branch'))
  setClock('20 09:00:00')
  await tick()
  const { reply, cost } = await get('o-groupOrganiser', 'group')
  expect(reply).toMatchObject({ ok: true, data: { units: { length: 21 } } })
  const units = reply.ok ? reply.data.units : []
  expect(units.map(({ branches }) => branches)).toEqual(Array(21).fill(22))
  expect(new Set(units.flatMap(({ cells }) => Object.keys(cells[11]!))).size).toBeGreaterThan(4)
  expect([cost.requests, cost.examined]).toEqual([3, 44])
  expect(cost.replyBytes).toBeLessThanOrEqual(32_768)
})

test('a unit of sixty branches with long names, much of it late: 32 KB', async () => {
  await givenTree(1, 0, diceOf(2))
  await given('members', people.groupOrganiser)
  const branches = Array.from({ length: 60 }, (_branch, index) => {
    const branch = branchOrg('u0', `湖南高速公路集团有限公司某某分公司第${index}收费站党支部`)
    return { ...branch, _id: `b-0123456789-${index}`, path: ['group', 'u0', `b-0123456789-${index}`] }
  })
  await given('orgs', ...branches)
  await givenYear(branches.filter((_branch, index) => index % 3))
  setClock('20 09:00:00')
  await tick()
  const { reply, cost } = await get('o-groupOrganiser', 'u0')
  const lines = reply.ok ? reply.data.branches : []
  expect(lines).toHaveLength(60)
  expect(lines.filter(({ help }) => help?.includes('另有 9 个月')).length).toBeGreaterThan(15)
  expect([cost.requests, cost.examined]).toEqual([3, 4])
  expect(cost.replyBytes).toBeLessThanOrEqual(32_768)
})

test('states have names of the rules only, and nothing in the answer ranks', async () => {
  await givenPeople()
  await publish()
  await tick()
  const { branches } = await mustGet('o-unitOrganiser', 'unit')
  expect(branches.flatMap(({ cells }) => cells).every((state) => monthStates.includes(state))).toBe(true)
  expect(Object.keys(branches[0]!).sort()).toEqual(['cells', 'help', 'id', 'name'])
  expect(branches.map(({ id }) => id)).toEqual([draft.branchId, 'sibling'])
})
