// Who tests the tests: a copy of the compiled folder is damaged in one way at a time, and the checkers that are
// listed for it must notice. MUTATIONS=all runs every row with every checker and tells who noticed.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { checkerNames, checkers, type CheckerName } from './checkers'
import { damages } from './damages'

const dist = path.resolve(__dirname, '../../dist/weapp')
const isLong = process.env.MUTATIONS === 'all'

let copy: string
beforeEach(() => {
  copy = mkdtempSync(path.join(os.tmpdir(), 'yueke-mutation-'))
  cpSync(dist, copy, { recursive: true })
  // what a damaged program says is not news
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
  jest.spyOn(console, 'warn').mockImplementation(() => undefined)
})
afterEach(() => {
  jest.restoreAllMocks()
  rmSync(copy, { recursive: true, force: true })
})

async function whoNotices(asked: CheckerName[]): Promise<CheckerName[]> {
  const noticed: CheckerName[] = []
  for (const name of asked) if ((await checkers[name](copy)).length) noticed.push(name)
  return noticed
}

test('an undamaged copy passes every checker', async () => {
  expect(await whoNotices(checkerNames)).toEqual([])
})

test.each(damages.filter(({ long }) => isLong || !long))('$name', async ({ damage, noticedBy }) => {
  damage(copy)
  const noticed = await whoNotices(isLong ? checkerNames : noticedBy)
  if (isLong) process.stdout.write(`${expect.getState().currentTestName}: ${noticed.join(', ')}\n`)
  expect(noticed).toEqual(expect.arrayContaining(noticedBy))
})

test('the checkers have not learned to complain meanwhile', async () => {
  expect(await whoNotices(checkerNames)).toEqual([])
})

test('every checker has a row that only it, or it among others, must notice', () => {
  const named = new Set(damages.flatMap(({ noticedBy }) => noticedBy))
  expect([...named].sort()).toEqual([...checkerNames].sort())
})
