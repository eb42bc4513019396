/** A tour as the office works on it: made, filled by matching, and released with the reason why a team does not come. */
import { ask } from '../../scripts/demo/caller'
import { eventually } from '../support/eventually'
import { speakerOf, tourId } from '../support/tours'
import { layPreaching, stopAt } from './preaching'
import { see, tap, useStage } from './stage'

const stage = useStage()
beforeEach(() => layPreaching(stage.cloud))

const OFFICE = 'o-tourOffice'
const open = (page: string) => stage.open(OFFICE, `subpackages/tour/${page}/index?tourId=${tourId}`)
const tourRow = (id: string) => stage.cloud.database.rows('tours').find(({ _id }) => _id === id)!
const staffOf = (stopId: string) => {
  const [staffing] = stage.cloud.database.rows('staffings') as unknown as {
    stops: Record<string, { who: string[]; rev: number }>
  }[]
  return staffing!.stops[stopId]!
}

test('a tour is made and changed, and what was written of it outlives going back', async () => {
  const page = await stage.open(OFFICE, 'subpackages/tour/tours/index')
  await tap(page, '新建巡讲')
  await page.getByLabel('名称').locator('input').fill('春季大宣讲')
  await page.getByLabel('关闭').tap()
  await tap(page, '新建巡讲')
  await tap(page, '2027 年第一季度')
  await tap(page, '青年队')
  await tap(page, '保存')
  await see(page, '还没有站点')
  await see(page, '必到的是专家教授队、领导干部队、支部书记队、模范典型队')
  const made = stage.cloud.database.rows('tours').find(({ title }) => title === '春季大宣讲')!
  expect(made).toMatchObject({ quarter: '2027-Q1', requiredTeams: ['expert', 'cadre', 'secretary', 'model'] })

  await tap(page, '修改巡讲')
  await page.getByLabel('名称').locator('input').fill('开春第一讲')
  await tap(page, '保存')
  await see(page, '开春第一讲')
  expect(tourRow(made._id as string).title).toBe('开春第一讲')
})

test('what changes between looking and confirming is told, and nothing is entered before that', async () => {
  const free = ['2026-11-12', '2026-11-26']
  const qin = speakerOf('qin', { name: '欧阳建国', team: 'expert', free })
  await stage.cloud.database.put('speakers', { ...qin })
  const page = await open('match')
  await see(page, /可以给 \d+ 站派人/)
  const { rev } = staffOf(stopAt(6))
  await ask(stage.cloud, OFFICE, 'tour.lock', { stopId: stopAt(6), rev, locked: true })
  const before = JSON.stringify(stage.cloud.database.rows('staffings'))
  await tap(page, '按此派单')
  await tap(page, '确认派单')
  await see(page, '刚才有站点或宣讲员变了，')
  expect(JSON.stringify(stage.cloud.database.rows('staffings'))).toBe(before)

  await tap(page, '按此派单')
  await tap(page, '确认派单')
  await eventually(() => expect(JSON.stringify(stage.cloud.database.rows('staffings'))).not.toBe(before))
})

test('released with the reason why a team does not come, and read in the list of versions', async () => {
  const page = await open('release')
  await see(page, '还差 1 项，')
  await see(page, '模范典型队还没有人，')
  await tap(page, '自己写')
  await page.getByLabel('不到的原因').locator('textarea').fill('劳模都在一线保通')
  await tap(page, '发布')
  await tap(page, '确认发布')
  await eventually(() => expect(tourRow(tourId).version).toBe(2))

  const versions = await open('versions')
  await see(versions, '第 2 版')
  await see(versions, '原因：劳模都在一线保通')
})
