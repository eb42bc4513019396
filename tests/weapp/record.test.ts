/** A secretary's month in the executed mini-program: published with a lecturer, told, cancelled, recorded, reported. */
import type { ActionName } from '#types/contract'
import { until } from '../support/eventually'
import { people, person } from '../support/people'
import { draft, publish } from '../support/themeDay'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, useWorld } from '../support/world'
import type { Element } from './harness/element'
import type { Page } from './harness/page'
import { ANSWERED_LATE, button, type Line, phoneOf } from './opened'

useWorld()
beforeEach(givenPeople)

const MONTH = '/subpackages/branch/month/index?branchId=branch&month=2026-11'
const recordOf = (sessionId: string) => `/subpackages/branch/record/index?sessionId=${sessionId}`
const stored = { lastPlace: JSON.stringify('二楼会议室') }

let phone: ReturnType<typeof phoneOf>
afterEach(() => {
  const complaints = phone.program.audit(ANSWERED_LATE)
  phone.program.dispose()
  expect(complaints).toEqual([])
})

async function holding(page: Page, selector: string, words: string): Promise<Element> {
  const found = async () => {
    for (const element of page.elements(selector)) if ((await element.text()).includes(words)) return element
    return null
  }
  await page.waitFor(found)
  return (await found())!
}
const says = (page: Page, words: string) => page.waitFor(() => page.text().includes(words))

async function open(url: string, options?: Parameters<typeof phoneOf>[1]): Promise<Page> {
  phone = phoneOf('o-secretary', options)
  return phone.program.launch(url)
}

/** From home, where the page learns whose name it may propose. */
async function openFromHome(url: string): Promise<Page> {
  const home = await open('/pages/home/index')
  await says(home, '工作台')
  await phone.program.navigateTo(url)
  return phone.program.currentPage
}

/** The 5th, twenty past five: li came, the others did not. */
async function held(): Promise<string> {
  const { sessionId } = await publish()
  setClock('05 15:05:00')
  await mustCallAs('o-secretary', 'attendance.rollCall', { sessionId, memberIds: ['m-li'] })
  setClock('05 17:20:00')
  return sessionId
}

async function confirmPublishing(page: Page) {
  await (await button(page, '发布')).tap()
  await (await button(page, '确认发布')).tap()
  await says(page, '转发到支部群')
}

test('whom the rota proposes is published as lecturer', async () => {
  setClock('02 09:00:00')
  const { proposal } = await mustCallAs('o-secretary', 'rota.get', { branchId: 'branch', month: '2026-11' })
  await given('monthPacks', ...packs())
  const page = await open(MONTH, { stored })
  await says(page, `按轮值，这个月轮到 ${proposal!.name}`)
  await confirmPublishing(page)
  expect(rows('sessions')[0]!.lecturer).toEqual(proposal)
  expect(page.text()).toContain(proposal!.name)
})

test('two months exchange their lecturers', async () => {
  setClock('02 09:00:00')
  const { plan } = await mustCallAs('o-secretary', 'rota.get', { branchId: 'branch', month: '2026-11' })
  const page = await open(MONTH, { stored })
  await (await holding(page, '.field-box', '更换')).tap()
  await (await holding(page, '.seg-i', '对调月份')).tap()
  await says(page, `轮到 ${plan[0]!.name}`)
  await (await button(page, '对调')).tap()
  await says(page, `按轮值，这个月轮到 ${plan[1]!.name}`)
  expect(rows('rotas')[0]!.given).toContainEqual({ month: '2026-11', memberId: plan[1]!.memberId })
})

test.each([
  ['nobody may lecture', '没有可以轮值的党员', undefined],
  [
    'the rota does not answer',
    '没有取到轮值',
    ({ action }: { action: ActionName }, answer: () => Promise<unknown>) => {
      if (action === 'rota.get') throw new Error('timeout')
      return answer()
    },
  ],
] as [string, string, Line | undefined][])('%s: a month is published without a lecturer', async (_, words, line) => {
  setClock('02 09:00:00')
  if (!line) {
    const spared = { kind: 'frail' as const, from: '2020-01-01' }
    for (const one of Object.values(people).filter(({ branchId }) => branchId === 'branch')) {
      await given('members', { ...one, stages: { applicant: '2020-01-01' }, marks: [spared] as never })
    }
  }
  await given('monthPacks', ...packs())
  const page = await open(MONTH, { stored, ...(line && { line }) })
  await says(page, words)
  await confirmPublishing(page)
  expect(rows('sessions')[0]!.lecturer).toBeNull()
})

test('a cancelled month shows why, and is arranged again', async () => {
  await publish()
  await given('monthPacks', ...packs())
  const page = await open(MONTH, { stored })
  await (await holding(page, '.row', '取消活动')).tap()
  await (await holding(page, '.chip', '天气恶劣')).tap()
  await (await button(page, '确认取消')).tap()
  await says(page, '已取消')
  expect(page.text()).toContain('天气恶劣')
  await (await button(page, '重新安排')).tap()
  await says(page, '按轮值')
  await confirmPublishing(page)
  expect(
    rows('sessions')
      .map(({ cancelled }) => cancelled)
      .sort(),
  ).toEqual([false, true])
})

test('what has begun is not cancelled', async () => {
  await publish()
  setClock('05 15:00:00')
  const page = await open(MONTH)
  await says(page, '看签到')
  expect(page.text()).not.toContain('取消活动')
})

test.each([
  ['02 09:00:00', {}, '已加入手机日历', 86_400],
  ['05 09:00:00', {}, '已加入手机日历', 7_200],
  ['02 09:00:00', { message: 'auth deny' }, '没有日历权限', 86_400],
] as const)('at %s the calendar answers %o: %s', async (time, failure, words, alarmOffset) => {
  await publish()
  setClock(time)
  const play = () => {
    if ('message' in failure) throw failure
  }
  const page = await open(MONTH, { mocks: { addPhoneCalendar: play } })
  await (await holding(page, '.row', '加入手机日历')).tap()
  const said = () =>
    phone.program.calls.some(({ api, args }) => api === 'showToast' && JSON.stringify(args).includes(words))
  await until(said)
  expect(phone.program.calls.find(({ api }) => api === 'addPhoneCalendar')!.args).toMatchObject({
    title: `主题党日：${draft.title}`,
    startTime: draft.start / 1000,
    location: draft.place,
    alarmOffset,
  })
})

test('the card for the group leads to the session on everybody’s own home and says when', async () => {
  const { sessionId } = await publish()
  const page = await open(MONTH)
  await says(page, '转发到支部群')
  expect(await page.callMethod('onShareAppMessage', { from: 'button' })).toEqual({
    title: `11月5日 15:00 主题党日：${draft.title}`,
    path: `pages/home/index?sessionId=${sessionId}`,
  })
})

/** Who presides and records, what was held, that nothing was decided. */
async function fillIn(page: Page) {
  await says(page, '还差 3 项')
  const chips = page.elements('.chip')
  await chips[chips.length - 2]!.tap()
  await (await button(page, '填入，看下一项')).tap()
  await says(page, '议程都开展了吗')
  for (const at of [0, page.elements('.chip').length / 2]) await page.elements('.chip')[at]!.tap()
  await (await button(page, '填入，看下一项')).tap()
  await (await holding(page, '.chip', '没有决定')).tap()
  await (await button(page, '填入')).tap()
}

test('in a branch of sixty a record is filled in, saved, and reported', async () => {
  await given('members', ...Array.from({ length: 60 }, (_, index) => person(`p${index}`)))
  const sessionId = await held()
  const page = await openFromHome(recordOf(sessionId))
  await fillIn(page)
  await says(page, '都填好了')
  expect(rows('records')).toEqual([])
  await (await button(page, '保存')).tap()
  await says(page, '记录写好了')
  expect(rows('records')[0]).toMatchObject({ host: 'secretary', recorder: 'secretary', decisions: [], version: 1 })
  await (await button(page, '上报')).tap()
  await says(page, '等待上级验收')
  expect(rows('sessions')[0]!.record).toBe('reported')
})

test('who was not there is brought the lesson in two taps', async () => {
  const sessionId = await held()
  const page = await open(recordOf(sessionId))
  await says(page, '没有到场')
  await (await button(page, '送学')).tap()
  await (await button(page, '记送学')).tap()
  await says(page, '已送学')
  expect(rows('makeups')).toMatchObject([{ way: 'deliver', day: '2026-11-05' }])
})

test('before the end nothing is written', async () => {
  const { sessionId } = await publish()
  setClock('05 16:59:00')
  const page = await open(recordOf(sessionId))
  await says(page, '散场以后再写记录')
  expect(page.elements('.chip')).toEqual([])
})

test('what was typed survives going back, and a record that was returned meanwhile', async () => {
  const sessionId = await held()
  const page = await openFromHome(recordOf(sessionId))
  await fillIn(page)
  await says(page, '都填好了')
  await phone.program.navigateBack()
  await phone.program.navigateTo(recordOf(sessionId))
  const again = phone.program.currentPage
  await says(again, '都填好了')

  const whole = { host: '李', recorder: '李', decisions: [], takeAwaysOf: [] }
  const agenda = [0, 1, 2].map(() => ({ held: true, lecturer: '李' }))
  await mustCallAs('o-deputy', 'record.save', { sessionId, revision: 0, ...whole, agenda })
  await mustCallAs('o-deputy', 'record.report', { sessionId })
  await mustCallAs('o-unitOrganiser', 'record.judge', { sessionId, accept: false, remark: '请写明带队人' })
  await (await button(again, '保存')).tap()
  await says(again, '请写明带队人')
  expect(rows('records')[0]).toMatchObject({ host: '李', state: 'returned' })
  await (await button(again, '保存第 2 版')).tap()
  await says(again, '记录写好了')
  expect(rows('records')[0]).toMatchObject({ host: 'secretary', state: 'recorded', version: 2 })
})

test('the first screen of the record comes in two setData', async () => {
  const sessionId = await held()
  const { reply } = await callAs('o-secretary', 'record.get', { sessionId })
  const page = await open(recordOf(sessionId), { line: () => reply })
  await says(page, '还差 3 项')
  expect(phone.program.firstScreen(page).setData).toBeLessThanOrEqual(2)
})

test('the first screen of the month comes in two setData, before anybody knows who lectures', async () => {
  setClock('02 09:00:00')
  const { reply } = await callAs('o-secretary', 'themeDay.month', { branchId: 'branch', month: '2026-11' })
  const never = new Promise<never>(() => undefined)
  const page = await open(MONTH, { stored, line: ({ action }) => (action === 'rota.get' ? never : reply) })
  await says(page, '正在看轮到谁')
  expect(phone.program.firstScreen(page).setData).toBeLessThanOrEqual(2)
  expect(phone.inputsOf('rota.get')).toHaveLength(1)
})

/** The month's pack without alternatives of a case. */
function packs() {
  const one = (title: string) => ({ title, summary: '简介', materials: [] })
  const { lesson, film, practice } = draft.parts
  return [
    {
      _id: '2026-11',
      title: draft.title!,
      version: 1,
      lesson: [one(lesson), one('另一课')],
      film: [one(film), one('另一片')],
      practice: [one(practice), one('另一实践')],
      case: null,
      publishedAt: 0,
    } as never,
  ]
}
