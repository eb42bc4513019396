/** 月度看板 on a phone: as light with a whole group as with one unit, in tree order, and asked no more than needed. */
import { encodeStates, type MonthState } from '#domain/heatMap'
import type { HeatMap } from '../../cloudfunctions/shared/documents'
import { given, givenPeople, setClock, useWorld } from '../support/world'
import type { Page } from './harness/page'
import { ANSWERED_LATE, button, phoneOf } from './opened'

useWorld()
beforeEach(givenPeople)
beforeEach(() => setClock('20 09:00:00'))

let phone: ReturnType<typeof phoneOf>
afterEach(() => {
  const complaints = phone.program.audit(ANSWERED_LATE)
  phone.program.dispose()
  expect(complaints).toEqual([])
})

const MANY = 60

/** Late in October: the first branch of every third unit. */
function mapOf(unitId: string, number: number, count: number): HeatMap {
  const branches = Array.from({ length: count }, (_, index) => ({
    id: `${unitId}-b${index}`,
    name: `${number + 1}${String(index).padStart(2, '0')}号站党支部`,
  }))
  const stateOf = (month: number, index: number): MonthState => {
    if (month > 10) return 'none'
    return month === 9 && index === 0 && number % 3 === 0 ? 'lateReport' : 'reported'
  }
  return {
    _id: `${unitId}:2026`,
    unitId,
    unitName: `第${number + 1}分公司党委`,
    orgPath: ['group', unitId],
    year: '2026',
    branches,
    months: Array.from({ length: 12 }, (_, month) => encodeStates(branches.map((_id, index) => stateOf(month, index)))),
    updatedAt: setClock('20 08:55:00'),
  }
}

const givenUnits = (count: number) =>
  given('heatmaps', ...Array.from({ length: count }, (_, index) => mapOf(`unit${index}`, index, MANY)))

async function open(orgId: string): Promise<Page> {
  phone = phoneOf('o-groupOrganiser')
  const page = await phone.program.launch(`/subpackages/office/heatMap/index?orgId=${orgId}`)
  await page.waitFor(() => page.text().includes('更新于') || page.text().includes('还是空的'))
  return page
}

const labels = async (page: Page) => Promise.all(page.elements('.heat-label').map((element) => element.text()))

test('a group of 21 units comes fifteen at a time, within the bars', async () => {
  await givenUnits(21)
  const page = await open('group')
  expect(page.text()).toContain('1260 个党支部')
  expect(page.elements('.heat-label')).toHaveLength(15)
  expect(page.elements('.heat-late')).toHaveLength(5)
  await (await button(page, '继续显示')).tap()
  await page.waitFor(() => page.elements('.heat-label').length === 6)
})

test('a unit of 60 branches comes fifteen at a time, within the bars', async () => {
  await given('heatmaps', mapOf('unit', 0, MANY))
  const page = await open('unit')
  expect(page.elements('.heat-cell')).toHaveLength(15 * 6)
  const first = await labels(page)
  expect(first).toEqual([...first].sort())
  await (await button(page, '继续显示')).tap()
  await page.waitFor(() => page.text().includes('15号站'))
  expect(page.elements('.heat-cell')).toHaveLength(15 * 6)
})

test('only who needs help is picked out, in the same order, with the reason in the drawer', async () => {
  await given('heatmaps', mapOf('unit', 0, MANY))
  const page = await open('unit')
  await page.elements('.seg-i')[1]!.tap()
  await page.waitFor(() => page.elements('.heat-label').length === 1)
  expect(await labels(page)).toEqual(['100号站'])
  await page.elements('.heat-late')[0]!.tap()
  await page.waitFor(() => page.text().includes('10 月的记录已写好'))
  expect(page.text()).toContain('逾期未上报')
})

test('the half-year before is in the same answer, the one before that is asked', async () => {
  await given('heatmaps', mapOf('unit', 0, 2))
  const page = await open('unit')
  const asked = () => new Set(phone.inputsOf('heatMap.get').map(({ month }) => month))
  const back = async (words: string) => {
    await page.elements('.heat-turn')[0]!.tap()
    await page.waitFor(() => page.text().includes(words))
  }
  await back('2026 年上半年')
  expect([...asked()]).toEqual(['2026-12'])
  await back('2025 年下半年')
  expect([...asked()]).toEqual(['2026-12', '2025-12'])
})

test('before anything is there the page says so', async () => {
  const page = await open('group')
  expect(page.text()).toContain('看板还是空的')
})
