import cloud from 'wx-server-sdk'
import { HOUR } from '#domain/calendar'
import { givenStage, lectureId, planOf } from '../../support/lecture'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, tick, useWorld, world } from '../../support/world'

useWorld()
let stage: Awaited<ReturnType<typeof givenStage>>
async function anew(): Promise<void> {
  await world().reset()
  await givenPeople()
  setClock('02 09:00:00')
  stage = await givenStage()
}
beforeEach(anew)

const { start } = planOf({ siteId: '', lecturerId: '' })
const plan = (n: number, from = start, hours = 2) =>
  callAs(
    'o-unitOrganiser',
    'lecture.plan',
    planOf(stage, { lectureId: lectureId(n), start: from, end: from + hours * HOUR, again: true }),
  )
const codeOf = async (call: ReturnType<typeof plan>) => {
  const { reply } = await call
  return reply.ok ? 'OK' : reply.code
}
const holders = () => [...new Set(rows('lecturerSlots').map((slot) => slot.lectureId))].sort()

test.each([
  ['at the same time', start, 2, 'LECTURER_TAKEN'],
  ['a half-hour before its end', start + 1.5 * HOUR, 2, 'LECTURER_TAKEN'],
  ['until a minute after its beginning', start - HOUR, 1 + 1 / 60, 'LECTURER_TAKEN'],
  ['around it', start - HOUR, 4, 'LECTURER_TAKEN'],
  ['right after it', start + 2 * HOUR, 2, 'OK'],
  ['right before it', start - 2 * HOUR, 2, 'OK'],
])('a second lecture %s: %s', async (_name, from, hours, expected) => {
  await plan(1)
  expect(await codeOf(plan(2, from, hours))).toBe(expected)
  expect(rows('lectures').length).toBe(expected === 'OK' ? 2 : 1)
  expect(holders()).toEqual(expected === 'OK' ? [lectureId(1), lectureId(2)] : [lectureId(1)])
})

test('another lecturer is free at the same time', async () => {
  await plan(1)
  const other = planOf(stage, { lectureId: lectureId(2), lecturerId: stage.oursId, again: true, start: start + 60_000 })
  expect((await callAs('o-unitOrganiser', 'lecture.plan', other)).reply).toMatchObject({ ok: true })
})

test.each([1, 2, 3])('twenty who want him at once: one has him, and the others leave nothing: round %i', async () => {
  world().faults.latency = { ms: 0, jitterMs: 3 }
  const codes = await Promise.all(Array.from({ length: 20 }, (_, n) => codeOf(plan(n))))
  expect(codes.filter((code) => code === 'OK')).toHaveLength(1)
  expect(codes.filter((code) => code === 'LECTURER_TAKEN')).toHaveLength(19)
  const [lecture] = rows('lectures')
  expect([rows('lectures').length, rows('lecturerSlots').length]).toEqual([1, 4])
  expect(holders()).toEqual([lecture!._id])
})

test('control: looked up first and then written, twenty at once have him more than once', async () => {
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as never })
  world().faults.latency = { ms: 0, jitterMs: 3 }
  const naive = (n: number) => async () => {
    const slots = cloud.database().collection('lecturerSlots')
    const where = { lecturerId: stage.lecturerId, start }
    if (((await slots.where(where).count()) as { total: number }).total) return false
    await slots.add({ data: { ...where, lectureId: lectureId(n) } })
    return true
  }
  const runs = await Promise.all(Array.from({ length: 20 }, (_, n) => world().run(naive(n), {}, { openid: 'o-li' })))
  expect(runs.filter(({ reply }) => reply).length).toBeGreaterThan(1)
})

test('overlapping ones at once: nobody has a half-hour that another’s lecture takes', async () => {
  world().faults.latency = { ms: 0, jitterMs: 3 }
  await Promise.all(Array.from({ length: 12 }, (_, n) => codeOf(plan(n, start + n * 0.5 * HOUR, 1))))
  const held = rows('lectures').map(({ _id }) => _id)
  expect(held.length).toBeGreaterThan(0)
  expect(holders()).toEqual(held.toSorted())
  expect(rows('lecturerSlots')).toHaveLength(held.length * 2)
})

test('sent many times at once, one plan is one lecture with all of its half-hours', async () => {
  world().faults.latency = { ms: 0, jitterMs: 3 }
  const codes = await Promise.all(Array.from({ length: 8 }, () => codeOf(plan(1))))
  expect(codes).toEqual(Array.from({ length: 8 }, () => 'OK'))
  expect([rows('lectures').length, rows('lecturerSlots').length]).toEqual([1, 4])
})

describe('after a crash', () => {
  /** The half-hours stand and no lecture has them. */
  async function crashed() {
    await plan(1)
    const slots = rows('lecturerSlots')
    await anew()
    await given('lecturerSlots', ...slots)
  }

  test('the same plan takes its half-hours over, another is refused', async () => {
    await crashed()
    expect(await codeOf(plan(2))).toBe('LECTURER_TAKEN')
    expect(rows('lecturerSlots')).toHaveLength(4)
    expect(await codeOf(plan(1))).toBe('OK')
    expect([rows('lectures').length, rows('lecturerSlots').length]).toEqual([1, 4])
  })

  test('half of them stand: the same plan fills them up', async () => {
    await crashed()
    const [first, second] = rows('lecturerSlots')
    await anew()
    await given('lecturerSlots', first!, second!)
    expect(await codeOf(plan(1))).toBe('OK')
    expect(rows('lecturerSlots')).toHaveLength(4)
  })

  test('broken off after any request and sent again: one lecture with its half-hours', async () => {
    for (let requests = 1; requests <= 14; requests++) {
      await anew()
      world().faults.crashAfter = { requests, function: 'api', times: 1 }
      await codeOf(plan(1)).catch(() => undefined)
      world().faults.crashAfter = null
      expect(rows('lectures').length ? rows('lecturerSlots').length : 4).toBe(4)
      expect([requests, await codeOf(plan(1))]).toEqual([requests, 'OK'])
      expect([rows('lectures').length, rows('lecturerSlots').length]).toEqual([1, 4])
    }
  })

  test('what no lecture came to have is free again after a day, and not before', async () => {
    await crashed()
    setClock('03 08:55:00')
    await tick()
    expect(rows('lecturerSlots')).toHaveLength(4)
    setClock('03 09:00:00')
    expect((await tick()).reply).toMatchObject({ done: { sweep: 4 }, failed: [] })
    expect(rows('lecturerSlots')).toEqual([])
    expect(await codeOf(plan(2))).toBe('OK')
  })

  test('asked for again before the sweep, they are due a day later', async () => {
    await crashed()
    const half = rows('lecturerSlots')[3]!
    setClock('03 08:55:00')
    // somebody else holds the last one, so the lecture does not come about
    await given('lecturerSlots', { ...half, lectureId: lectureId(9), dueAt: null })
    expect(await codeOf(plan(1))).toBe('LECTURER_TAKEN')
    expect(holders()).toEqual([lectureId(9)])
  })
})

describe('the sweep', () => {
  test('leaves a lecture its half-hours for good', async () => {
    await plan(1)
    for (const day of ['03', '04', '10']) {
      setClock(`${day} 09:00:00`)
      expect((await tick()).reply).toMatchObject({ done: { sweep: 0 }, failed: [] })
    }
    expect(rows('lecturerSlots').map(({ dueAt }) => dueAt)).toEqual([null, null, null, null])
  })

  test('passes a hundred of those by to find what is left over behind them', async () => {
    const [slot] = (await plan(1), rows('lecturerSlots'))
    const many = Array.from({ length: 150 }, (_, n) => ({ ...slot!, _id: `${stage.lecturerId}:${n}` }))
    await given('lecturerSlots', ...many, { ...slot!, _id: 'x:1', lectureId: lectureId(7), dueAt: slot!.dueAt! + 1 })
    setClock('03 10:00:00')
    await tick()
    await tick()
    expect(holders()).toEqual([lectureId(1)])
  })

  test('takes those of a lecture that was cancelled when a crash kept them', async () => {
    await plan(1)
    const [lecture] = rows('lectures')
    await given('lectures', { ...lecture!, state: 'cancelled' })
    setClock('03 09:00:00')
    await tick()
    expect(rows('lecturerSlots')).toEqual([])
  })
})

test('cancelling sets him free at once', async () => {
  await plan(1)
  await mustCallAs('o-unitOrganiser', 'lecture.cancel', { orgId: 'unit', lectureId: lectureId(1), reason: '抢险' })
  expect(rows('lecturerSlots')).toEqual([])
  expect(await codeOf(plan(2))).toBe('OK')
})
