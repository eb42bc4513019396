// The harness is our code, so it has tests of its own, on a mini-program of which we know what is right.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { MiniProgram, type Options } from './harness/miniProgram'
import type { Page } from './harness/page'
import { writeSample } from './harness/sample'

const root = mkdtempSync(path.join(os.tmpdir(), 'yueke-sample-'))
beforeAll(() => writeSample(root))
afterAll(() => rmSync(root, { recursive: true }))

let program: MiniProgram
afterEach(() => program.dispose())

function launch(options: Partial<Options> = {}, url?: string): Promise<Page> {
  program = new MiniProgram({ root, ...options })
  return program.launch(url)
}

interface Item {
  id: string
  name: string
}

/** The same numbers in each run. */
function dice(seed: number) {
  return (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return Math.floor((seed / 2147483648) * below)
  }
}

function changed(items: Item[], roll: (below: number) => number, step: number): Item[] {
  const next = [...items]
  const at = roll(next.length + 1)
  const kind = roll(4)
  if (kind === 0) next.splice(at, 0, { id: `n${step}`, name: `new ${step}` })
  else if (kind === 1) next.splice(at, 1)
  else if (kind === 2) next.splice(roll(next.length + 1), 0, ...next.splice(at, 1))
  else next.reverse()
  return next
}

test.each([1, 2, 3])('keyed items that move, come and go stay in order (seed %i)', async (seed) => {
  const page = await launch()
  const roll = dice(seed)
  let items: Item[] = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: id }))
  for (let step = 0; step < 40; step++) {
    items = changed(items, roll, step)
    await page.callMethod('set', items)
    const shown = await Promise.all((await page.$$('.item')).map((item) => item.text()))
    expect(shown).toEqual(items.map(({ name }) => name))
  }
})

test('taps and input reach the page, a disabled button does not answer', async () => {
  const page = await launch()
  await page.callMethod('set', [{ id: 'a', name: 'A' }])
  await (await page.$('.item'))?.tap()
  await (await page.$('#off'))?.tap()
  await (await page.$('#draft'))?.input('补课')

  expect(await (await page.$('#said'))?.text()).toBe('a')
  expect(await (await page.$('#draft'))?.attribute('value')).toBe('补课')
})

test('the cloud answers with what would cross as JSON', async () => {
  const asked: unknown[] = []
  const page = await launch({ cloud: (name, data) => (asked.push([name, data]), { rows: [{ name: '行' }] }) })
  await page.callMethod('ask')

  expect(page.data().said).toBe('行')
  expect(asked).toEqual([['api', { action: 'a', list: [1] }]])
  expect(program.calls.map(({ api }) => api)).toEqual(['cloud.callFunction'])
})

test('the logic layer has what a phone has, and no more', async () => {
  const page = await launch({ now: () => Date.UTC(2026, 10, 20) })

  expect(await page.callMethod('hidden')).toBe('undefined,undefined,undefined,undefined')
  expect(await page.callMethod('day')).toBe('2026-11-20T00:00:00.000Z')
  await expect(page.callMethod('look', '1+1')).rejects.toThrow('Code generation from strings disallowed')
})

test('pages stack up to ten, tabs and unknown pages are refused', async () => {
  const page = await launch({}, 'pages/list/index?from=%E7%A0%81')
  expect(page.data().said).toBe('%E7%A0%81')

  await expect(page.callMethod('leave', '/pages/ghost/index')).rejects.toMatchObject({
    errMsg: expect.stringContaining('is not found'),
  })
  await expect(page.callMethod('leave', '/pages/tab/index')).rejects.toMatchObject({
    errMsg: expect.stringContaining('tabbar'),
  })
  for (let depth = 1; depth < 10; depth++) await page.callMethod('leave', `/packages/more/detail/index?id=${depth}`)
  expect(program.currentPage.text()).toBe('9')
  await expect(program.navigateTo('/packages/more/detail/index')).rejects.toThrow('limit exceed')

  await program.navigateBack(9)
  expect(program.currentPage).toBe(page)
})

test.each([
  ['lateError', 'logic error: late'],
  ['lostPromise', 'logic error: lost'],
])('audit tells of %s', async (method, finding) => {
  const page = await launch()
  expect(program.audit()).toEqual([])
  await page.callMethod(method)
  expect(program.audit()).toEqual([finding])
})

test('audit measures the tree and what crosses to it', async () => {
  const page = await launch()
  expect(program.firstScreen()).toEqual({ setData: 1, bytes: 11 })
  await page.callMethod(
    'set',
    Array.from({ length: 50 }, (_, id) => ({ id: String(id), name: 'x'.repeat(6000) })),
  )

  expect(program.firstScreen()).toEqual({ setData: 1, bytes: 11 })
  expect(program.audit()).toEqual([
    expect.stringMatching(/^pages\/list\/index: setDataBytes \d+, at most 262144$/),
    'pages/list/index: children 53, at most 40',
  ])
  expect(program.audit({ children: 60, setDataBytes: 1e6 })).toEqual([])
})
