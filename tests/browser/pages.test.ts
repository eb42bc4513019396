/** Every page in a real browser, as somebody who may see it, in both sizes of text: nothing cut off, nothing overlapping. */
import { resolve } from 'node:path'
import type { Browser, Page, Request } from 'playwright-core'
import { type LocalCloud, startLocalCloud } from 'wx-cloud-local'
import declarations from '../../cloudfunctions/database.json'
import { inLanes } from '../../scripts/demo/caller'
import { pagesAndPersonas } from '../../scripts/stage/routes'
import { auditPage } from './audit'
import { auditContrast } from './contrast'
import { layEverything } from './everything'
import { collectErrors, launch, openPhone, PATIENCE_MS, PHONE } from './launch'
import { type Visit, visits } from './visits'

const LANES = 3
const at = (text: string) => Date.parse(`2026-11-${text}+08:00`)
const BEFORE = at('02T09:00:00')
const DURING = at('05T15:05:00')

let cloud: LocalCloud
let browser: Browser
let sessionId: string

beforeAll(async () => {
  cloud = await startLocalCloud({
    functions: resolve('dist/cloudfunctions'),
    declarations: declarations as never,
    variables: { SIGN_IN_SECRET: 'a secret for tests only, 32 characters', TEMPLATE_THEME_DAY: 'themeDay' },
    routes: pagesAndPersonas(() => cloud),
  })
  cloud.clock.freeze(BEFORE)
  sessionId = await layEverything(cloud)
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await cloud?.close()
})

/** The pages of app.config, as the h5 build takes them. */
async function configured(): Promise<string[]> {
  Object.assign(globalThis, { defineAppConfig: (config: object) => config })
  process.env.TARO_APP_KIT = '1'
  const { default: config } = (await import('../../src/app.config')) as {
    default: { pages: string[]; subPackages: { root: string; pages: string[] }[] }
  }
  return [...config.pages, ...config.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))]
}

/** A page that is opened again and again as on a new phone: to start a browser's process for each would cost the most. */
interface Looker {
  page: Page
  /** Requests that are not answered yet. */
  asked: Set<Request>
  errors: string[]
}

async function newLooker(): Promise<Looker> {
  const context = await browser.newContext(PHONE)
  context.setDefaultTimeout(PATIENCE_MS)
  // nothing is kept from one visit to the next
  await context.addInitScript(() => localStorage.clear())
  const page = await context.newPage()
  const asked = new Set<Request>()
  page.on('request', (request) => asked.add(request))
  page.on('requestfinished', (request) => asked.delete(request))
  page.on('requestfailed', (request) => asked.delete(request))
  return { page, asked, errors: collectErrors(page) }
}

const LOOKS_MS = 150
let opened = 0

/** Something to read, no skeleton, no answer that is awaited, and no change from one look to the next. */
async function settle({ page, asked }: Looker) {
  let last = ''
  for (let looks = 0; looks < PATIENCE_MS / LOOKS_MS; looks++) {
    const text = await page.evaluate(() => {
      const main = document.querySelector<HTMLElement>('.page-main, .yk:not(.page)')
      const words = main?.innerText.trim()
      const isComing = !words || /^正在取/.test(words) || document.querySelector('.page-main > [aria-label=正在载入]')
      return isComing ? '' : document.body.innerText
    })
    if (text && text === last && asked.size === 0) return
    last = text
    await page.waitForTimeout(LOOKS_MS)
  }
  throw new Error('the page does not come to rest')
}

/** The text size is one class of the page's root (src/components/Page): so one load is looked at in both sizes. */
const enlarge = () => document.querySelectorAll('.page.fs-m').forEach((root) => root.classList.replace('fs-m', 'fs-xl'))

async function findings(
  looker: Looker,
  path: string,
  { who, query = '', tap, during, wall }: Visit,
): Promise<string[]> {
  const { page, errors } = looker
  const name = [path, who, during && 'during', tap].flat().filter(Boolean).join(' ')
  try {
    errors.length = 0
    await page.setViewportSize(wall ? { width: 1280, height: 720 } : PHONE.viewport!)
    // were it the same up to the #, nothing would be loaded
    await page.goto(`${cloud.url}/app?as=${who}&visit=${++opened}#/${path}?${query.replace('{session}', sessionId)}`)
    await settle(looker)
    for (const words of [tap ?? []].flat()) {
      await page.getByText(words, { exact: true }).filter({ visible: true }).last().tap()
      await settle(looker)
    }
    // a page that only says no is easily in order
    const refused = (await page.locator('.page-main > .void > .art-cloud').count()) ? ['refused'] : []
    const found = [...refused, ...(await page.evaluate(auditContrast)), ...(await page.evaluate(auditPage))]
    await page.evaluate(enlarge)
    const enlarged = await page.evaluate(auditPage)
    return [...found, ...enlarged.map((finding) => `at 1.5 ${finding}`), ...errors].map(
      (finding) => `${name}: ${finding}`,
    )
  } catch (error) {
    return [`${name}: ${error instanceof Error ? error.message : String(error)}`]
  }
}

test('no page is without a visit', async () => {
  expect(Object.keys(visits).sort()).toEqual((await configured()).sort())
})

test.each([
  ['before the theme day', BEFORE],
  ['while it is on', DURING],
])(
  '%s all can be read and tapped, in both sizes of text',
  async (_, now) => {
    cloud.clock.freeze(now)
    const found: string[] = []
    const due = Object.entries(visits).flatMap(([path, all]) => all.map((visit) => ({ path, visit })))
    const chosen = due.filter(({ visit }) => Boolean(visit.during) === (now === DURING))
    const lookers = await Promise.all(Array.from({ length: LANES }, newLooker))
    await inLanes(chosen, LANES, async ({ path, visit }) => {
      const looker = lookers.pop()!
      found.push(...(await findings(looker, path, visit)))
      lookers.push(looker)
    })
    await Promise.all(lookers.map(({ page }) => page.context().close()))
    expect(found.sort()).toEqual([])
  },
  1_200_000,
)

test('the three tabs lead to one another', async () => {
  const { page, expectNoErrors, close } = await openPhone(browser, `${cloud.url}/app?as=o-li`)
  const tab = (word: string) => page.getByRole('tab', { name: word }).filter({ visible: true })
  for (const [word, sentence] of [
    ['课程', '今年想学什么'],
    ['我的', '字号'],
    ['首页', '投诉与建议'],
  ] as const) {
    await tab(word).tap()
    await page.getByText(sentence).filter({ visible: true }).first().waitFor()
    expect(await tab(word).getAttribute('aria-selected')).toBe('true')
  }
  expectNoErrors()
  await close()
})
