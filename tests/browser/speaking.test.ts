/** A speaker in a real browser: applies, tells free days, answers, registers, and takes over from a colleague. */
import type { StopStaff } from '#domain/staffing'
import type { Speaker, Staffing } from '../../cloudfunctions/shared/documents'
import { eventually } from '../support/eventually'
import { layPreaching, stopAt } from './preaching'
import { see, tap, useStage } from './stage'

const stage = useStage()
beforeEach(() => layPreaching(stage.cloud))

const entryOf = (id: string) =>
  (stage.cloud.database.rows('speakers') as unknown as Speaker[]).find(({ _id }) => _id === id)
const staffOf = (n: number): StopStaff =>
  (stage.cloud.database.rows('staffings') as unknown as Staffing[])[0]!.stops[stopAt(n)]!
const december = (...days: string[]) => days.map((day) => `2026-12-${day}`)

test('同上月 is two taps, and what is tapped and not saved outlives the page', async () => {
  const page = await stage.open('o-zhou', 'subpackages/tour/mine/index')
  await see(page, '已定 3 站')
  await page.getByLabel('下个月').filter({ visible: true }).tap()
  await see(page, '12 月')
  await tap(page, '同上月')
  await tap(page, '保存')
  // the first Tuesday follows the first Tuesday
  const days = december('01', '02', '08', '09', '10', '15', '16', '22')
  await eventually(() => expect(entryOf('m-zhou')!.free.filter((day) => day.startsWith('2026-12'))).toEqual(days))
  await see(page, '点日子，填有空或没空')

  await page.getByLabel('上个月').filter({ visible: true }).tap()
  await see(page, '11 月')
  await tap(page, '9')
  await see(page, '有空 9 天，点日子可改')
  await page.reload()
  await see(page, '有空 9 天，点日子可改')
  await tap(page, '不改了')
  await see(page, '接单')
  expect(entryOf('m-zhou')!.free).not.toContain('2026-11-09')
}, 120_000)

test('a stop is answered, another registered for and left again, a third taken over', async () => {
  const month = await stage.open('o-zhou', 'subpackages/tour/mine/index')
  await see(month, '11月12日 星期四')
  await tap(month, '接不了')
  await tap(month, '路上来不及')
  await tap(month, '告诉宣讲办')
  await eventually(() => expect(staffOf(3)).toMatchObject({ who: [], no: ['m-zhou'], left: 1 }))
  // what comes next takes its place
  await see(month, '11月10日 星期二')

  const openings = await stage.open('o-zhou', 'subpackages/tour/openings/index')
  await see(openings, '您排在第 1 位')
  await tap(openings, '报名')
  await see(openings, '您已报名')
  expect(staffOf(5)).toMatchObject({ yes: ['m-zhou'], left: 2 })
  await tap(openings, '退出')
  await tap(openings, '确认退出')
  await eventually(() => expect(staffOf(5)).toMatchObject({ yes: [], left: 3 }))

  await tap(openings, '换人')
  await tap(openings, '接过来')
  await eventually(() => expect(staffOf(6)).toMatchObject({ who: ['m-zhou'], yes: ['m-zhou'], offers: [] }))
}, 120_000)

test('whoever is on no list is led to 报名, and what was filled in is there after a reload', async () => {
  const page = await stage.open('o-li', 'subpackages/tour/mine/index')
  await see(page, '报名当宣讲员。')
  await tap(page, '青年')
  await tap(page, '支部级')
  await page.locator('[aria-label="一句话介绍"]').locator('textarea').filter({ visible: true }).last().fill('收费班长')
  await tap(page, '收费服务')
  await tap(page, '安全生产')
  await tap(page, '请选择')
  await page.getByRole('dialog').getByText('岳阳', { exact: true }).filter({ visible: true }).last().tap()
  await see(page, '更换')
  await page.reload()
  await see(page, '还差 1 项')
  await tap(page, '张家界')
  await tap(page, '报名')
  await see(page, '等宣讲办确认。')
  expect(entryOf('m-li')).toMatchObject({
    ...{ state: 'applied', team: 'youth', level: 'branch', intro: '收费班长', topics: ['service', 'safety'] },
    ...{ home: 'yueyang', regions: ['zhangjiajie'], monthlyLimit: null },
  })
}, 120_000)
