import { DAY, HOUR, instantOf, MINUTE } from '#domain/calendar'
import { newSession, type Session } from '../../cloudfunctions/shared/documents'
import { publish } from '../support/themeDay'
import { given, givenPeople, mustCallAs, rows, setClock, tick, useWorld, world } from '../support/world'

useWorld()

const three = instantOf('2026-11-05', '15:00')

function sessionOf(id: string, start: number, invited: number | null, more: Partial<Session> = {}): Session {
  return {
    ...newSession,
    ...{ _id: id, kind: 'themeDay', sourceId: `${id}:2026-11`, org: id, orgPath: ['group', 'unit', id], orgName: id },
    ...{ scope: [id], title: '主题党日', place: '会议室', start, end: start + HOUR, replyBy: start - 4 * HOUR },
    window: { opensAt: start - 30 * MINUTE, lateAfter: start + 10 * MINUTE, closesAt: start + HOUR },
    ...{ agenda: [], lecturer: null, version: 1, cancelled: false, cancelReason: null },
    ...{ publishedAt: start - 5 * DAY, publishedBy: 'm-x', announced: true, reminded: true, record: 'draft' },
    ...{ changedAt: start - 5 * DAY, replies: {}, invited },
    ...more,
  }
}

/** So many people in so many branches at the same instant. */
const crowd = (people: number, branches: number, start = three) =>
  Array.from({ length: branches }, (_branch, index) =>
    sessionOf(`b${start}-${index}`, start, Math.floor(people / branches) + Number(index < people % branches)),
  )

const paces = () => Object.fromEntries(rows('sessions').map(({ _id, pace }) => [_id, pace]))
const distinct = () => [...new Set(Object.values(paces()))]

test.each([
  ['8,467 people in 450 branches', 8_467, 45],
  ['no more than are let in at once', 1_500, 0],
  ['one more', 1_501, 10],
  ['ten times as many, as long as a code may be old', 84_670, 70],
])('%s at three in the afternoon', async (_what, people, seconds) => {
  await given('sessions', ...crowd(people, 450))
  expect(rows('sessions').reduce((sum, { invited }) => sum + (invited ?? 0), 0)).toBe(people)
  setClock('04 15:00:00')
  const { reply } = await tick()
  expect(reply).toMatchObject({ done: { pace: seconds ? 450 : 0 }, failed: [] })
  expect(distinct()).toEqual([seconds])
})

test('what is announced says how many are expected: without who is exempt, and without activists', async () => {
  await givenPeople()
  const { sessionId } = await publish()
  const exempted = { memberId: 'm-deputy', kind: 'frail', from: '2026-11-02', to: '2026-12-31' } as const
  await mustCallAs('o-secretary', 'people.exempt', { branchId: 'branch', ...exempted, reason: '住院' })
  await tick()
  expect(rows('sessions')).toMatchObject([{ _id: sessionId, invited: 5, announced: true, pace: 0 }])
})

test('whoever starts within the same five minutes comes together; others, and what is cancelled, do not', async () => {
  await given(
    'sessions',
    ...crowd(1_000, 10, three),
    ...crowd(1_000, 10, three + 4 * MINUTE),
    ...crowd(1_000, 10, three + 5 * MINUTE),
    sessionOf('off', three, 5_000, { cancelled: true }),
    sessionOf('uncounted', three, null),
  )
  setClock('05 09:00:00')
  await tick()
  const { off, uncounted, ...others } = paces()
  expect([off, uncounted]).toEqual([0, 15])
  expect(
    Object.entries(others)
      .filter(([id]) => id.startsWith(`b${three}-`))
      .every(([, pace]) => pace === 15),
  ).toBe(true)
  expect(others[`b${three + 4 * MINUTE}-0`]).toBe(15)
  expect(others[`b${three + 5 * MINUTE}-0`]).toBe(0)
})

test('from a day before; what has begun keeps its pace, and still counts for those beside it', async () => {
  await given('sessions', ...crowd(4_000, 10, three), ...crowd(4_000, 10, three + 4 * MINUTE))
  setClock('04 14:59:00')
  await tick()
  expect(distinct()).toEqual([0])
  setClock('04 15:05:00')
  await tick()
  expect(distinct()).toEqual([45])
  setClock('05 15:02:00')
  expect((await tick()).reply.done.pace).toBe(0)
  expect(distinct()).toEqual([45])
})

test('rung twice, at once, an hour late and out of order: as if it had rung once', async () => {
  await given('sessions', ...crowd(8_467, 450))
  world().faults.latency = { ms: 0, jitterMs: 3 }
  setClock('05 10:00:00')
  await Promise.all([tick(), tick()])
  world().faults.latency = { ms: 0, jitterMs: 0 }
  const once = rows('sessions')
  expect(distinct()).toEqual([45])
  setClock('05 11:00:00')
  expect((await tick()).reply.done.pace).toBe(0)
  setClock('05 10:05:00')
  expect((await tick()).reply.done.pace).toBe(0)
  expect(rows('sessions')).toEqual(once)
})

test('fewer at once than was thought: the pace goes', async () => {
  const sessions = crowd(2_000, 20)
  await given('sessions', ...sessions)
  setClock('05 10:00:00')
  await tick()
  expect(distinct()).toEqual([15])
  await given('sessions', ...rows('sessions').map((one, index) => ({ ...one, cancelled: index < 10 })))
  await tick()
  expect(new Set(rows('sessions').flatMap(({ cancelled, pace }) => (cancelled ? [] : [pace])))).toEqual(new Set([0]))
})

test('it is read in pages and written at once: 450 sessions cost a handful of requests', async () => {
  setClock('05 10:00:00')
  await tick()
  const quiet = (await tick()).cost.requests
  await given('sessions', ...crowd(8_467, 450))
  const busy = (await tick()).cost.requests
  const again = (await tick()).cost
  // another page, to know that there is none, and one write
  expect(busy - quiet).toBeLessThanOrEqual(2)
  expect(again.requests - quiet).toBeLessThanOrEqual(1)
  expect(again.written.filter((path) => path.startsWith('sessions/'))).toEqual([])
})

test('ended after any of its requests, the next tick makes up for it', async () => {
  for (let requests = 1; requests <= 12; requests++) {
    await world().reset()
    await given('sessions', ...crowd(8_467, 30))
    setClock('05 10:00:00')
    world().faults.crashAfter = { requests, function: 'timer', times: 1 }
    await tick().catch(() => undefined)
    world().faults.crashAfter = null
    await tick()
    expect(distinct()).toEqual([45])
  }
})

test('control: counted by each branch alone, nobody would be spread', async () => {
  await given('sessions', ...crowd(8_467, 450).map((one, index) => ({ ...one, start: one.start + index * 5 * MINUTE })))
  setClock('05 10:00:00')
  await tick()
  expect(distinct()).toEqual([0])
})
