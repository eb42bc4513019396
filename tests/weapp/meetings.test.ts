/** 三会一课: what is due, planning it with few taps, and putting down what was held. */
import type { Input } from '#types/contract'
import { until } from '../support/eventually'
import { givenPeople, mustCallAs, rows, setClock, useWorld } from '../support/world'
import type { Element } from './harness/element'
import type { Page } from './harness/page'
import { ANSWERED_LATE, button, phoneOf } from './opened'

useWorld()
beforeEach(async () => {
  await givenPeople()
  setClock('02 09:00:00')
})

let phone: ReturnType<typeof phoneOf>
afterEach(() => {
  const complaints = phone.program.audit(ANSWERED_LATE)
  phone.program.dispose()
  expect(complaints).toEqual([])
})

const at = (text: string) => Date.parse(`2026-${text}+08:00`)
const assembly: Input<'meeting.plan'> = {
  branchId: 'branch',
  kind: 'memberMeeting',
  title: '第四季度党员大会',
  start: at('11-10T15:00:00'),
  end: at('11-10T16:00:00'),
  place: '二楼会议室',
  agenda: ['讨论预备党员转正'],
}

async function open(place: 'index' | 'plan/index', more = '', options: Parameters<typeof phoneOf>[1] = {}) {
  phone = phoneOf('o-secretary', options)
  const page = await phone.program.launch(`/subpackages/branch/meetings/${place}?branchId=branch${more}`)
  await page.waitFor(() => page.text().includes('规则版本'))
  return page
}

async function holding(page: Page, selector: string, words: string): Promise<Element> {
  const find = async () => {
    for (const one of page.elements(selector)) if ((await one.text()).startsWith(words)) return one
    return null
  }
  await page.waitFor(find)
  return (await find())!
}
const tap = async (page: Page, selector: string, words: string) => (await holding(page, selector, words)).tap()
const rowsOf = (page: Page) => Promise.all(page.elements('.row').map((row) => row.text()))

/** From top to bottom: place, title, then the points. */
const fields = { place: 0, second: 3 } as const
const fill = (page: Page, field: keyof typeof fields, words: string) =>
  page.elements('.line-text')[fields[field]]!.input(words)

test('what is overdue stands first, and a tap leads to a plan for it', async () => {
  const page = await open('index')
  expect(page.text()).toContain('有 3 次会过了期限')
  const [first] = await rowsOf(page)
  expect(first).toMatch(/党员大会\s*第一季度没有党员大会的记录.*逾期/s)
  await tap(page, '.row', '书记讲党课')
  expect(phone.program.currentPage).toMatchObject({
    path: 'subpackages/branch/meetings/plan/index',
    query: { branchId: 'branch', kind: 'partyLecture' },
  })
})

test('a meeting that is planned shows as arranged; its drawer leads to the list, and can cancel it', async () => {
  const { sessionId } = await mustCallAs('o-secretary', 'meeting.plan', assembly)
  const page = await open('index')
  expect((await rowsOf(page)).filter((row) => row.includes('已安排'))).toEqual([
    expect.stringMatching(/党员大会\s*已安排在 11月10日 星期二，15:00/),
  ])
  await tap(page, '.row', '第四季度党员大会')
  await tap(page, '.row', '取消会议')
  await tap(page, '.chip', '临时有任务')
  await (await button(page, '确认取消')).tap()
  await until(() => rows('sessions')[0]?.cancelled)
  await page.waitFor(() => page.text().includes('已取消'))
  expect(rows('sessions')).toMatchObject([{ _id: sessionId, cancelReason: '临时有任务' }])
})

test.each([
  ['10 14:00:00', '回复与签到', 'subpackages/branch/live/index'],
  ['10 15:10:00', '签到与点名', 'subpackages/branch/live/index'],
  ['10 16:00:00', '会议记录', 'subpackages/branch/record/index'],
])('at %s a meeting leads to %s', async (time, words, path) => {
  const { sessionId } = await mustCallAs('o-secretary', 'meeting.plan', assembly)
  setClock(time)
  const page = await open('index')
  await tap(page, '.row', '第四季度党员大会')
  await tap(page, '.row', words)
  expect(phone.program.currentPage).toMatchObject({ path, query: { sessionId } })
})

test('a plan is a place away from done: kind, day, title and agenda are proposed', async () => {
  const page = await open('plan/index', '&kind=committeeMeeting')
  await button(page, '还差 1 项')
  await fill(page, 'place', '三楼活动室')
  await (await button(page, '安排')).tap()
  expect(page.text()).toMatch(/主题\s*11月支委会/)
  await (await button(page, '确认安排')).tap()
  await until(() => rows('sessions').length === 1)
  expect(rows('sessions')).toMatchObject([
    {
      kind: 'committeeMeeting',
      scope: ['branch:committee'],
      title: '11月支委会',
      place: '三楼活动室',
      start: at('11-05T15:00:00'),
      end: at('11-05T16:00:00'),
      agenda: [{ part: null, title: '研究本月支部工作' }],
    },
  ])
})

test('a party group is asked for where there are several, and what was begun outlives a closed app', async () => {
  const formed = async (name: string, memberId: string) =>
    (await mustCallAs('o-secretary', 'tree.setGroup', { branchId: 'branch', name, memberIds: [memberId] })).id
  await formed('收费一班党小组', 'm-li')
  const second = await formed('收费二班党小组', 'm-wang')
  let page = await open('plan/index')
  await tap(page, '.chip', '党小组会')
  await fill(page, 'place', '值班室')
  await button(page, '还差 1 项')
  await tap(page, '.chip', '收费二班党小组')
  await tap(page, '.chip', '自己写一项')
  await fill(page, 'second', '冬季保通谁带班')
  await phone.program.settle(5)
  const stored = Object.fromEntries(phone.program.stored)
  phone.program.dispose()

  page = await open('plan/index', '', { stored })
  await (await button(page, '安排')).tap()
  await (await button(page, '确认安排')).tap()
  await until(() => rows('sessions').length === 1)
  expect(rows('sessions')).toMatchObject([
    {
      kind: 'groupMeeting',
      scope: [second],
      title: '收费二班党小组11月会议',
      place: '值班室',
      agenda: [{ title: '学习规定内容' }, { title: '冬季保通谁带班' }],
    },
  ])
})

test('a day gone by is put down, said so before, and nobody is told', async () => {
  const draft = {
    ...{ kind: 'memberMeeting', groupId: null, day: '2026-08-20', time: '15:00', minutes: 60 },
    ...{ place: '二楼会议室', words: {} },
  }
  const page = await open('plan/index', '', { stored: { 'draft:meeting:branch': JSON.stringify(draft) } })
  expect(page.text()).toContain('作为补记，日期如实填写，不发通知')
  await (await button(page, '补记')).tap()
  await (await button(page, '确认补记')).tap()
  await until(() => rows('sessions').length === 1)
  expect(rows('sessions')).toMatchObject([{ start: at('08-20T15:00:00'), title: '第三季度党员大会', announced: true }])
})

test('whoever is not the secretary is refused', async () => {
  phone = phoneOf('o-li')
  const page = await phone.program.launch('/subpackages/branch/meetings/index?branchId=branch')
  await page.waitFor(() => page.text().includes('没有权限'))
  expect(page.text()).not.toContain('安排会议')
})

test('a year of 60 meetings stays light', async () => {
  for (let month = 1; month <= 10; month++) {
    for (let day = 1; day <= 6; day++) {
      const on = `${String(month).padStart(2, '0')}-${String(day + 10)}`
      const [start, end] = [at(`${on}T15:00:00`), at(`${on}T16:00:00`)]
      await mustCallAs('o-secretary', 'meeting.plan', { ...assembly, kind: 'committeeMeeting', title: on, start, end })
    }
  }
  const page = await open('index')
  expect(page.text()).toContain('继续显示')
  expect(page.size().nodes).toBeLessThanOrEqual(500)
  for (let part = 1; part < 6; part++) await (await button(page, '继续显示')).tap()
  await page.waitFor(() => page.text().includes('01-11'))
  expect(page.text()).not.toContain('继续显示')
  expect(page.text()).toContain('看前面的')
})
