/** What home shows stays true to what was just done, and leads everybody somewhere. */
import type { Input } from '#types/contract'
import { eventually, until } from '../support/eventually'
import { currentToken, draft, publish } from '../support/themeDay'
import { givenPeople, mustCallAs, rows, setClock, useWorld } from '../support/world'
import type { Page } from './harness/page'
import { ANSWERED_LATE, button, gate, phoneOf } from './opened'

useWorld()
beforeEach(givenPeople)

let phone: ReturnType<typeof phoneOf>
afterEach(() => {
  const complaints = phone.program.audit(ANSWERED_LATE)
  phone.program.dispose()
  expect(complaints).toEqual([])
})

test('a home that was asked before 参加 was tapped does not bring the question back', async () => {
  await publish()
  const { opened, open } = gate()
  let homes = 0
  phone = phoneOf('o-li', {
    mocks: { requestSubscribeMessage: () => ({ themeDay: 'reject' }) },
    async line({ action }, answer) {
      const reply = await answer()
      if (action === 'member.home' && ++homes === 2) await opened
      return reply
    },
  })
  const page = await phone.program.launch()
  await page.waitFor(() => page.text().includes(draft.title!))
  page.touched = true
  page.show()
  await page.waitFor(() => homes === 2)

  await (await button(page, '参加')).tap()
  await page.waitFor(() => page.text().includes('已回复参加'))
  open()
  await page.waitFor(() => homes === 3)
  await phone.program.settle(20)
  expect(page.text()).toContain('已回复参加')
  await eventually(() => expect(rows('sessions')[0]?.replies).toEqual({ 'm-li': 'coming' }))
})

test.each([
  ['before the own door opens', '05 14:00:00', true],
  ['while the own door is open', '05 14:45:00', false],
  ['after the own session', '05 18:00:00', true],
])('扫码旁听 %s', async (_, time, isShown) => {
  await publish()
  setClock(time)
  phone = phoneOf('o-wang', { mocks: { scanCode: () => ({ result: 'nothing of ours' }) } })
  const page = await phone.program.launch()
  await page.waitFor(() => page.text().includes('主题党日') || page.text().includes('已开过'))
  expect(page.text().includes('扫码旁听')).toBe(isShown)
  if (!isShown) return

  const row = await Promise.all(page.elements('.row').map(async (one) => ({ one, text: await one.text() })))
  await row.find(({ text }) => text === '扫码旁听')!.one.tap()
  expect(phone.program.currentPage).toMatchObject({ path: 'pages/sign-in/index', query: {} })
})

/** Taps the row that begins with these words. */
async function tapRow(page: Page, words: string) {
  const holding = async () => {
    for (const one of page.elements('.row')) if ((await one.text()).startsWith(words)) return one
    return null
  }
  await page.waitFor(holding)
  await (await holding())!.tap()
}

async function home(openid: string, words: string, more: Parameters<typeof phoneOf>[1] = {}, url?: string) {
  phone = phoneOf(openid, more)
  const page = await phone.program.launch(url)
  await page.waitFor(() => page.text().includes(words))
  return page
}

const at = (text: string) => Date.parse(`2026-11-${text}+08:00`)
const assembly: Input<'meeting.plan'> = {
  branchId: 'branch',
  kind: 'memberMeeting',
  title: '第四季度党员大会',
  start: at('04T09:00:00'),
  end: at('04T10:00:00'),
  place: '三楼活动室',
  agenda: ['讨论预备党员转正', '通报党费'],
}

const callsOf = (api: string) => phone.program.calls.filter((call) => call.api === api).map(({ args }) => args)

test('after 参加 the session can be put into the phone calendar, once', async () => {
  const { sessionId } = await publish()
  await mustCallAs('o-li', 'themeDay.reply', { sessionId })
  const page = await home('o-li', '已回复参加')
  await tapRow(page, '加入手机日历')
  await page.waitFor(() => !page.text().includes('加入手机日历'))
  expect(callsOf('addPhoneCalendar')).toMatchObject([
    { title: `主题党日：${draft.title}`, startTime: draft.start / 1000, location: draft.place },
  ])

  const stored = Object.fromEntries(phone.program.stored)
  phone.program.dispose()
  const again = await home('o-li', '已回复参加', { stored })
  expect(again.text()).not.toContain('加入手机日历')
})

test('a phone that lets nobody into its calendar is told how to, and is asked again', async () => {
  const { sessionId } = await publish()
  await mustCallAs('o-li', 'themeDay.reply', { sessionId })
  const denied = () => {
    throw new Error('auth deny')
  }
  const page = await home('o-li', '已回复参加', { mocks: { addPhoneCalendar: denied } })
  await tapRow(page, '加入手机日历')
  await until(() => callsOf('showToast').length > 0)
  expect(callsOf('showToast')).toMatchObject([{ title: expect.stringContaining('没有日历权限') as string }])
  expect(page.text()).toContain('加入手机日历')
})

test('a cancelled session tells why, and gives way to the day that it was moved to', async () => {
  const { sessionId } = await publish()
  await mustCallAs('o-secretary', 'themeDay.cancel', { sessionId, reason: '临时抢险' })
  const page = await home('o-li', '已经取消')
  expect(page.text()).toMatch(/原因\s*临时抢险/)
  expect(page.text()).not.toContain(draft.parts.lesson)
  phone.program.dispose()

  await mustCallAs('o-secretary', 'themeDay.publish', { ...draft, start: at('12T15:00:00'), end: at('12T17:00:00') })
  const moved = await home('o-li', '11月12日有一场主题党日')
  expect(moved.text()).toMatch(/11月5日的主题党日已取消\s*原因：临时抢险/)
  await button(moved, '参加')
})

test('the lecturer stands with the lesson, and is told so himself', async () => {
  setClock('02 09:00:00')
  await mustCallAs('o-secretary', 'themeDay.publish', { ...draft, lecturerId: 'm-li' })
  expect((await home('o-li', draft.title!)).text()).toMatch(/雨雾天怎样守住收费口\s*由您主讲/)
  phone.program.dispose()
  expect((await home('o-wang', draft.title!)).text()).toMatch(/雨雾天怎样守住收费口\s*li主讲/)
})

test('of two sessions that ask for a reply each can be answered, from a shared card too', async () => {
  const { sessionId } = await publish()
  const meeting = await mustCallAs('o-secretary', 'meeting.plan', assembly)
  const page = await home('o-li', '后天有一场党员大会')
  expect(page.text()).toMatch(/议程\s*讨论预备党员转正\s*通报党费/)
  await tapRow(page, '11月5日有一场主题党日')
  await page.waitFor(() => page.text().includes('雨雾天怎样守住收费口'))
  await (await button(page, '参加')).tap()
  await until(() => rows('sessions').find(({ _id }) => _id === sessionId)?.replies['m-li'] === 'coming')
  await tapRow(page, '后天有一场党员大会')
  await page.waitFor(() => page.text().includes('通报党费'))
  phone.program.dispose()

  const shared = await home('o-wang', draft.title!, {}, `/pages/home/index?sessionId=${sessionId}`)
  await (await button(shared, '参加')).tap()
  await until(() => rows('sessions').find(({ _id }) => _id === sessionId)?.replies['m-wang'] === 'coming')
  expect(rows('sessions').find(({ _id }) => _id === meeting.sessionId)?.replies).toEqual({})
})

describe('心得', () => {
  async function come() {
    const { sessionId } = await publish()
    setClock('05 14:50:00')
    await mustCallAs('o-li', 'attendance.signIn', { token: await currentToken(sessionId) })
    return sessionId
  }

  async function write(page: Page, text: string) {
    await page.waitFor('.field-text')
    await page.elements('.field-text')[0]!.input(text)
    await (await button(page, '提交心得')).tap()
  }

  test('three lines at most, each in the record', async () => {
    await come()
    setClock('05 18:00:00')
    const page = await home('o-li', '写一句心得')
    await tapRow(page, '写一句心得')
    expect(page.text()).toContain('支部书记看得到')
    for (const [index, line] of ['先降速再变道', '雾灯要早开', '对讲机先试音'].entries()) {
      await write(page, line)
      await until(() => rows('takeAways')[0]?.texts.length === index + 1)
      await page.waitFor(() => page.text().includes(index < 2 ? `还可以写 ${2 - index} 句` : '都写好了'))
    }
    expect(rows('takeAways')).toMatchObject([
      { memberId: 'm-li', texts: ['先降速再变道', '雾灯要早开', '对讲机先试音'] },
    ])
    expect(page.elements('.field-text')).toHaveLength(0)
  })

  test('what was begun outlives the closed drawer and the closed app', async () => {
    await come()
    setClock('05 18:00:00')
    const page = await home('o-li', '写一句心得')
    await tapRow(page, '写一句心得')
    await page.waitFor('.field-text')
    await page.elements('.field-text')[0]!.input('先降速')
    await phone.program.settle(5)
    const stored = Object.fromEntries(phone.program.stored)
    phone.program.dispose()
    const again = await home('o-li', '写一句心得', { stored })
    await tapRow(again, '写一句心得')
    await again.waitFor(() => again.text().includes('3 / 50 字'))
    expect(rows('takeAways')).toEqual([])
  })

  test.each([
    ['o-li', '05 16:00:00', false],
    ['o-li', '08 16:59:00', true],
    ['o-li', '08 17:00:00', false],
    ['o-wang', '05 18:00:00', false],
  ])('%s at %s is asked for it: %s', async (openid, time, isAsked) => {
    await come()
    setClock(time)
    const page = await home(openid, '投诉与建议')
    await phone.program.settle(10)
    expect(page.text().includes('写一句心得')).toBe(isAsked)
  })
})

describe("a new secretary's first month", () => {
  const steps = (page: Page) =>
    ['看党员名单', '定主题党日', '转发到支部群', '当天签到，散场写记录'].every((words) => page.text().includes(words))

  test('four steps, put away for good', async () => {
    setClock('02 09:00:00')
    const page = await home('o-secretary', '第一个月')
    expect(steps(page)).toBe(true)
    expect(page.size().nodes).toBeLessThanOrEqual(500)
    const words = await Promise.all(page.elements('.t-small').map(async (one) => ({ one, text: await one.text() })))
    await words.find(({ text }) => text === '收起，不再显示')!.one.tap()
    await page.waitFor(() => !page.text().includes('第一个月'))
    await phone.program.settle(5)
    const stored = Object.fromEntries(phone.program.stored)
    phone.program.dispose()
    const again = await home('o-secretary', '工作台', { stored })
    expect(steps(again)).toBe(false)
  })

  test.each([
    ['whose branch has published before', 'o-secretary', {}],
    ['who has published on this phone', 'o-siblingSecretary', { lastPlace: '"二楼"' }],
    ['who is no secretary', 'o-li', {}],
  ])('not for one %s', async (_, openid, stored) => {
    await publish()
    const page = await home(openid, '投诉与建议', { stored })
    await phone.program.settle(10)
    expect(steps(page)).toBe(false)
  })
})

describe('手机号给书记看', () => {
  const mine = async (words: string) => {
    phone = phoneOf('o-li')
    const page = await phone.program.launch('/pages/mine/index')
    await page.waitFor(() => page.text().includes(words))
    return page
  }
  const shownOf = () => rows('members').find(({ _id }) => _id === 'm-li')?.phone

  test('is off until a number is typed, and one tap takes it back', async () => {
    setClock('02 09:00:00')
    const page = await mine('现在没有给看')
    await tapRow(page, '手机号给书记看')
    await page.waitFor(() => page.text().includes('只有本支部书记看得到，只在消息没有送达时看得到'))
    await page.elements('.field-box')[0]!.input('1380000000')
    await (await button(page, '还差 1 位')).tap()
    await page.elements('.field-box')[0]!.input('13800000000')
    await (await button(page, '给书记看')).tap()
    await page.waitFor(() => page.text().includes('正在给看 138 0000 0000'))
    expect(shownOf()).toBe('13800000000')

    await (await button(page, '收回')).tap()
    await page.waitFor(() => page.text().includes('现在没有给看'))
    expect(shownOf()).toBe(null)
    expect(phone.inputsOf('member.showPhone')).toEqual([{ phone: '13800000000' }, { phone: null }])
  })

  test('what is no number is refused, and stays to be corrected', async () => {
    setClock('02 09:00:00')
    const page = await mine('现在没有给看')
    await tapRow(page, '手机号给书记看')
    await page.waitFor('.field-box')
    await page.elements('.field-box')[0]!.input('23800000000')
    await (await button(page, '给书记看')).tap()
    await until(() => callsOf('showToast').length > 0)
    expect(callsOf('showToast')).toMatchObject([{ title: '请填写 11 位手机号' }])
    expect(shownOf()).toBe(null)
    expect(page.elements('.field-box')).toHaveLength(1)
  })
})
