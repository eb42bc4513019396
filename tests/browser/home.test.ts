/** Home in real browsers: windows that follow each other, and lines that break where people breathe. */
import { resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { type LocalCloud, startLocalCloud } from 'wx-cloud-local'
import declarations from '../../cloudfunctions/database.json'
import { pagesAndPersonas } from '../../scripts/stage/routes'
import { orgs, people } from '../support/people'
import { leaveFrom } from '../support/themeDay'
import { launch, openPhone, type PhoneOptions } from './launch'

let cloud: LocalCloud
let browser: Browser
const at = (text: string) => Date.parse(`2026-11-${text}+08:00`)

beforeAll(async () => {
  cloud = await startLocalCloud({
    functions: resolve('dist/cloudfunctions'),
    declarations: declarations as never,
    variables: { SIGN_IN_SECRET: 'a secret for tests only, 32 characters', TEMPLATE_THEME_DAY: 'themeDay' },
    routes: pagesAndPersonas(() => cloud),
  })
  browser = await launch()
})
beforeEach(async () => {
  await cloud.reset()
  cloud.clock.freeze(at('02T09:00:00'))
  await cloud.database.put('orgs', ...orgs.map((org) => ({ ...org })))
  await cloud.database.put('members', ...Object.values(people).map((member) => ({ ...member })))
})
afterAll(async () => {
  await browser?.close()
  await cloud?.close()
})

async function ask(openid: string, action: string, input: object) {
  const { reply } = await cloud.call('api', { action, input }, { openid })
  expect(reply).toMatchObject({ ok: true })
  return (reply as { data: { sessionId: string } }).data
}

const publish = (start: string, end: string) =>
  ask('o-secretary', 'themeDay.publish', {
    ...{ branchId: 'branch', month: '2026-11', start: at(start), end: at(end), place: '二楼会议室' },
    ...{ title: '守好一条路', parts: { lesson: '守住收费口', film: '山路上的灯', practice: '雨雾保通演练' } },
  })

const open = (openid: string, options: PhoneOptions = {}) =>
  openPhone(browser, `${cloud.url}/app?as=${openid}`, options)

/** Runs in the page: from now on nothing rings by itself there, so that what comes was asked for by the turning. */
function turnTo() {
  for (let timer = window.setInterval(() => {}, 1e6); timer > 0; timer--) clearInterval(timer)
  window.dispatchEvent(new Event('focus'))
}

test.each([
  ['at once when one turns to it', true],
  ['soon while one looks at it', false],
])("a member's window follows the secretary's, %s", async (_, isTurnedTo) => {
  const { page, expectNoErrors, close } = await open('o-li')
  await page.getByText('这个月还没有安排').waitFor()
  await publish('05T15:00:00', '05T17:00:00')
  if (isTurnedTo) await page.evaluate(turnTo)
  await page.getByText('守好一条路').waitFor()
  expectNoErrors()
  await close()
})

describe.each([1, 1.25, 1.5] as const)('at text size %s', (fontScale) => {
  test('the headline breaks between its pieces, and the time on the leaf not at all', async () => {
    const { sessionId } = await publish('12T12:30:00', '12T14:30:00')
    await ask('o-wang', 'leave.ask', leaveFrom(sessionId))
    await ask('o-secretary', 'leave.decide', { sessionId, memberIds: ['m-wang'], approve: false })
    for (const [openid, headline] of [
      ['o-wang', '请11月12日中午十二点半到场。'],
      ['o-li', '11月12日有一场主题党日。'],
    ] as const) {
      const { page, close } = await open(openid, { fontScale })
      await page.getByText('12:30–14:30').waitFor()
      const { broken, words, time, leaf, overflow } = await page.evaluate(measure)
      expect(words).toContain(headline)
      expect(broken).toEqual([])
      expect(time.lines).toBe(1)
      expect(time.right).toBeLessThanOrEqual(leaf)
      expect(overflow).toBeLessThanOrEqual(0)
      await close()
    }
  })
})

/** Runs in the page. */
function measure() {
  const lineOf = (element: Element) => parseFloat(getComputedStyle(element).lineHeight)
  const rows = (element: Element) => Math.round(element.getBoundingClientRect().height / lineOf(element))
  const head = document.querySelector('.t-head')!
  const pieces = [...head.querySelectorAll('.ph')]
  const time = document.querySelector('.leaf [class*=time]')!
  const text = document.createRange()
  text.selectNodeContents(time)
  return {
    words: head.textContent ?? '',
    broken: pieces.filter((piece) => rows(piece) > 1).map((piece) => piece.textContent),
    time: { lines: rows(time), right: Math.ceil(text.getBoundingClientRect().right) },
    leaf: Math.ceil(time.parentElement!.getBoundingClientRect().right),
    overflow: document.documentElement.scrollWidth - window.innerWidth,
  }
}
