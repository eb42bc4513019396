import { callAs, givenPeople, mustCallAs, rows, setClock, tick, useWorld, world } from '../support/world'

useWorld()
beforeEach(async () => {
  await givenPeople()
  setClock('02 09:00:00')
})

const files = () => world().files.list().length

test('an exported list is gone within a day, and not before', async () => {
  await mustCallAs('o-secretary', 'report.exportPeople', { orgId: 'branch', format: 'csv' })
  setClock('03 07:55:00')
  await tick()
  expect([files(), rows('exports').length]).toEqual([1, 1])
  setClock('03 08:05:00')
  expect((await tick()).reply).toMatchObject({ done: { sweep: 1 }, failed: [] })
  expect([files(), rows('exports').length]).toEqual([0, 0])
})

test('a file that is gone already does not stop the others', async () => {
  await mustCallAs('o-secretary', 'report.exportPeople', { orgId: 'branch', format: 'csv' })
  await mustCallAs('o-secretary', 'report.exportPeople', { orgId: 'branch', format: 'xlsx' })
  setClock('03 09:00:00')
  world().faults.crashAfter = { requests: 3, function: 'timer' }
  await tick().catch(() => undefined)
  await tick()
  expect([files(), rows('exports').length]).toEqual([0, 0])
})

test('staged lines of a roster are gone within a day, applied or not', async () => {
  const rowsOfSheet = [['所属党委', '所在党支部', '姓名', '人员类别']]
  await callAs('o-administrator', 'roster.stage', { importId: 'import-0001', part: 0, rows: rowsOfSheet })
  setClock('03 08:05:00')
  await tick()
  expect(rows('rosterParts')).toEqual([])
})
