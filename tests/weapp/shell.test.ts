/** What holds the pages together: tabs, the size of text, pulling down. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { publish } from '../support/themeDay'
import { givenPeople, sendAs, useWorld, world } from '../support/world'
import { filesIn } from './harness/wxml'
import { MiniProgram, type Options } from './harness/miniProgram'
import { ANSWERED_LATE, phoneOf } from './opened'
import { SYSTEM } from './harness/phone'

useWorld()
beforeEach(givenPeople)

const root = join(__dirname, '../../dist/weapp')
let program: MiniProgram
let asked: string[]

async function open(options: Partial<Options> = {}) {
  asked = []
  const cloud = async (_name: string, event: unknown) => {
    asked.push((event as { action: string }).action)
    return (await sendAs('o-li', event)).reply
  }
  program = new MiniProgram({ root, cloud, now: () => world().clock.now(), ...options })
  const page = await program.launch()
  await page.waitFor('.feedback')
  return page
}
afterEach(() => {
  program?.dispose()
  SYSTEM.fontSizeScaleFactor = 1
})

test('three tabs lead to one another', async () => {
  await publish()
  await open()
  for (const [index, path] of [
    [1, 'pages/courses/index'],
    [2, 'pages/mine/index'],
    [0, 'pages/home/index'],
  ] as const) {
    await program.currentPage.waitFor('.tab')
    await program.currentPage.elements('.tab')[index]!.tap()
    expect(program.currentPage.path).toBe(path)
  }
  expect(program.audit(ANSWERED_LATE)).toEqual([])
})

test.each([
  [0.94, 'fs-m'],
  [1, 'fs-m'],
  [1.15, 'fs-l'],
  [1.29, 'fs-l'],
  [1.4, 'fs-xl'],
  [1.65, 'fs-xl'],
])("text follows WeChat's setting %s", async (scale, size) => {
  SYSTEM.fontSizeScaleFactor = scale
  const page = await open()
  expect(page.elements(`.yk.${size}`)).toHaveLength(1)
})

test('what the member has chosen outranks WeChat', async () => {
  SYSTEM.fontSizeScaleFactor = 1.4
  const page = await open({ stored: { fontSize: JSON.stringify('fs-m') } })
  expect(page.elements('.yk.fs-m')).toHaveLength(1)
})

test('pulling home down asks again, and lets go', async () => {
  await publish()
  const page = await open()
  const before = asked.length
  await page.callMethod('onPullDownRefresh')
  await page.waitFor(() => program.calls.some(({ api }) => api === 'stopPullDownRefresh'))
  expect(asked.slice(before)).toEqual(['member.home'])
  const { enablePullDownRefresh } = JSON.parse(readFileSync(join(root, 'pages/home/index.json'), 'utf8')) as {
    enablePullDownRefresh?: boolean
  }
  expect(enablePullDownRefresh).toBe(true)
})

test.each([
  ['o-li', '正式党员、普通党员'],
  ['o-secretary', '正式党员、支部书记'],
])('我的 tells %s the own stage, posts and categories, each word once', async (openid, words) => {
  program = phoneOf(openid).program
  const page = await program.launch('/pages/mine/index')
  await page.waitFor(() => page.text().includes('正式党员'))
  expect(page.text()).toMatch(new RegExp(`，${words}(?!、)`))
})

test('a workbench that is opened cold waits for all it says, and is drawn once', async () => {
  await publish()
  let setData = 0
  // on a busy machine the answer may take longer than the 300 ms after which the skeleton shows
  for (let tries = 0; tries < 4; tries++) {
    program?.dispose()
    program = phoneOf('o-secretary').program
    const page = await program.launch('/subpackages/office/workbench/index')
    await page.waitFor(() => page.text().includes('没有待确认的认领'))
    await program.settle(20)
    setData = program.firstScreen(page).setData
    if (setData <= 2) break
  }
  expect(setData).toBeLessThanOrEqual(2)
})

test('the page of all parts is not uploaded', () => {
  expect(readFileSync(join(root, 'app.json'), 'utf8')).not.toContain('kit')
  expect(filesIn(root).filter((file) => /(^|\/)kit\//.test(file))).toEqual([])
})
