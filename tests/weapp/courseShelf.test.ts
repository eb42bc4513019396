import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { givenCourses } from '../support/courses'
import { givenPeople, setClock, useWorld } from '../support/world'
import { packageSizes } from './checkers/contents'
import type { Page } from './harness/page'
import { ANSWERED_LATE, button, phoneOf } from './opened'

useWorld()

const STUDY = 'subpackages/study'
const KB = 1024
const dist = join(__dirname, '../../dist/weapp')
const ROW = '.course-row'

const rowsOf = (page: Page) => page.elements(ROW).length
const firstOf = async (page: Page) => (await page.elements(ROW)[0]?.text()) ?? ''

test('of a thousand courses never more than sixty rows are mounted; the study subpackage stays small', async () => {
  setClock('05 09:00:00')
  await givenPeople()
  await givenCourses(1_000)
  const { program } = phoneOf('o-li')
  const page = await program.launch('/pages/courses/index')
  await page.waitFor(() => rowsOf(page) > 0)
  const mounted = [rowsOf(page)]
  for (let turn = 0; turn < 5; turn++) {
    const before = await firstOf(page)
    await (await button(page, '继续显示')).tap()
    await page.waitFor(async () => rowsOf(page) > 0 && (await firstOf(page)) !== before)
    mounted.push(rowsOf(page))
  }
  expect(mounted).toEqual(Array(6).fill(20))
  const studyKB = Math.ceil(packageSizes(dist).get(STUDY)! / KB)
  expect(studyKB).toBeLessThanOrEqual(400)
  expect(program.audit(ANSWERED_LATE)).toEqual([])
  program.dispose()
  if (!process.env.BENCH_FILE) return
  writeFileSync(process.env.BENCH_FILE, JSON.stringify({ mostRowsMounted: Math.max(...mounted), studyKB }))
})
