import type { Input } from '#types/contract'
import { hasFile, material, uploaded } from '../support/materials'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, tick, useWorld, world } from '../support/world'

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

describe('what was uploaded', () => {
  const month = '2026-11'
  const day = (date: string) => (setClock(`${date} 09:00:00`), tick())
  const draftWith = (...materials: Input<'pack.publish'>['draft']['lesson'][number]['materials']) => {
    const choices = ['一', '二'].map((title) => ({ title, summary: '简介', materials: [] }))
    const lesson = choices.map((choice, index) => (index ? choice : { ...choice, materials }))
    return { title: '守好一条路', lesson, film: choices, practice: choices, case: null }
  }
  const save = (draft: Input<'pack.saveDraft'>['draft']) =>
    mustCallAs('o-groupOrganiser', 'pack.saveDraft', { month, draft })
  const publish = (version: number, draft: Input<'pack.publish'>['draft']) =>
    callAs('o-groupOrganiser', 'pack.publish', { month, version, draft })

  test('and left lying, at whichever step, is gone within a day and not before', async () => {
    await mustCallAs('o-groupOrganiser', 'material.begin', { month, name: '没有传.pdf', size: 10 })
    await uploaded('传了.pdf')
    await material('查过.pdf')
    setClock('03 07:55:00')
    await tick()
    expect([files(), rows('uploads').length]).toEqual([2, 3])
    setClock('03 08:05:00')
    expect((await tick()).reply).toMatchObject({ done: { sweep: 3 }, failed: [] })
    expect([files(), rows('uploads').length]).toEqual([0, 0])
  })

  test('stays as long as the draft of this month holds it, and a published pack for good', async () => {
    const [kept, dropped] = [await material('留.pdf'), await material('删.pdf')]
    await save(draftWith(kept, dropped))
    for (const date of ['03', '04', '05']) await day(date)
    expect(files()).toBe(2)
    await save(draftWith(kept))
    await day('06')
    await day('07')
    expect([files(), hasFile(kept.fileId)]).toEqual([1, true])
    expect((await publish(0, draftWith(kept))).reply).toMatchObject({ ok: true })
    await save(draftWith())
    for (const date of ['08', '09', '20']) await day(date)
    expect((await publish(1, { ...draftWith(), title: '不带资料' })).reply).toMatchObject({ ok: true })
    await day('28')
    expect([files(), rows('uploads').map(({ dueAt }) => dueAt)]).toEqual([1, [null]])
  })

  test('a draft of a month that is over holds nothing', async () => {
    await save(draftWith(await material('甲.pdf')))
    setClock('30 23:00:00')
    await tick()
    expect(files()).toBe(1)
    world().clock.advance(26 * 3_600_000)
    await tick()
    expect(files()).toBe(0)
  })

  test('what the sweep has taken is not published any more', async () => {
    const file = await material('甲.pdf')
    const [row] = rows('uploads')
    await given('uploads', { ...row!, state: 'going' })
    expect((await publish(0, draftWith(file))).reply).toMatchObject({ code: 'PACK_INCOMPLETE' })
    await day('03')
    expect([files(), rows('uploads')]).toEqual([0, []])
  })

  test('a crash at any request leaves either the file of a published pack or nothing', async () => {
    for (let requests = 1; requests <= 20; requests++) {
      await world().reset()
      await givenPeople()
      setClock('02 09:00:00')
      const [kept, lost] = [await material('留.pdf'), await material('丢.pdf')]
      await publish(0, draftWith(kept))
      setClock('03 09:00:00')
      world().faults.crashAfter = { requests, function: 'timer' }
      await tick().catch(() => undefined)
      world().faults.crashAfter = null
      await tick()
      expect([requests, hasFile(kept.fileId), hasFile(lost.fileId), files()]).toEqual([requests, true, false, 1])
      expect(rows('uploads')).toMatchObject([{ dueAt: null }])
    }
  })

  test('a crash while publishing holds a file for a day at most', async () => {
    const file = await material('甲.pdf')
    world().faults.crashAfter = { requests: 3, function: 'api' }
    await publish(0, draftWith(file)).catch(() => undefined)
    world().faults.crashAfter = null
    expect(rows('packVersions')).toEqual([])
    await day('03')
    await day('04')
    expect([files(), rows('uploads')]).toEqual([0, []])
  })

  test('a roster that nobody read goes too', async () => {
    const { path } = await mustCallAs('o-administrator', 'roster.begin', { importId: 'import-0001', format: 'csv' })
    expect(path).toBe('rosters/import-0001.csv')
    await world().files.put(path, Buffer.from('姓名'))
    await day('03')
    expect([files(), rows('uploads')]).toEqual([0, []])
  })

  test('an exported file whose call ended before it could say so goes too', async () => {
    for (let requests = 1; requests <= 8; requests++) {
      world().faults.crashAfter = { requests, function: 'report' }
      await callAs('o-secretary', 'report.exportPeople', { orgId: 'branch', format: 'csv' }).catch(() => undefined)
    }
    world().faults.crashAfter = null
    expect(files()).toBeGreaterThan(0)
    await day('03')
    expect([files(), rows('exports')]).toEqual([0, []])
  })
})
