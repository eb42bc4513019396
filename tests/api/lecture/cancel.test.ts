import { confirm, givenLecture, givenStage, lectureId, planOf } from '../../support/lecture'
import { callAs, givenPeople, mustCallAs, rows, setClock, tick, useWorld, world } from '../../support/world'

useWorld()
beforeEach(anew)
async function anew(): Promise<void> {
  await world().reset()
  await givenPeople()
  setClock('02 09:00:00')
}

const one = { orgId: 'unit', lectureId: lectureId(1) }
const publish = () => callAs('o-unitOrganiser', 'lecture.publish', one)
const cancel = () => callAs('o-unitOrganiser', 'lecture.cancel', { ...one, reason: '抢险' })
const stateOf = () => rows('lectures').map(({ state }) => state)
const byBranch = <T>(of: (session: ReturnType<typeof sessions>[number]) => T) => sessions().map(of)
const sessions = () => rows('sessions').toSorted((a, b) => (a.org < b.org ? -1 : 1))

const noticesOf = () =>
  rows('notices')
    .map(({ kind, branchId }) => [kind, branchId].join())
    .toSorted()

test('cancelled: all its sessions are, and who was told is told of this too', async () => {
  await givenLecture()
  await tick()
  expect((await cancel()).reply).toMatchObject({ ok: true, data: { state: 'cancelled' } })
  expect(sessions()).toMatchObject([
    { cancelled: true, cancelReason: '抢险', announced: false },
    { cancelled: true, cancelReason: '抢险', announced: false },
  ])
  await tick()
  expect(noticesOf()).toEqual(['cancelled,branch', 'cancelled,sibling', 'themeDay,branch', 'themeDay,sibling'])
})

test('cancelled: whom no word has reached need not hear of either', async () => {
  await givenLecture()
  await cancel()
  await tick()
  expect([noticesOf(), byBranch(({ cancelled, announced }) => [cancelled, announced])]).toEqual([
    [],
    [
      [true, true],
      [true, true],
    ],
  ])
})

test('cancelled: again: nothing changes, and the first reason stays', async () => {
  await givenLecture()
  await cancel()
  const again = { ...one, reason: '别的原因' }
  expect((await callAs('o-unitOrganiser', 'lecture.cancel', again)).reply).toMatchObject({ ok: true })
  expect(rows('lectures')).toMatchObject([{ cancelReason: '抢险' }])
  expect(byBranch(({ cancelReason }) => cancelReason)).toEqual(['抢险', '抢险'])
  expect((await publish()).reply).toMatchObject({ code: 'LECTURE_CANCELLED' })
})

test('cancelled: until it begins; afterwards it was held', async () => {
  const { start } = await givenLecture()
  world().clock.freeze(start)
  expect((await cancel()).reply).toMatchObject({ code: 'LECTURE_STARTED' })
  expect([stateOf(), byBranch(({ cancelled }) => cancelled)]).toEqual([['published'], [false, false]])
})

test('cancelled: broken off after any request and asked again: nothing of it stands', async () => {
  for (let requests = 1; requests <= 9; requests++) {
    await anew()
    await givenLecture()
    await tick()
    world().faults.crashAfter = { requests, function: 'api', times: 1 }
    await cancel().catch(() => undefined)
    world().faults.crashAfter = null
    expect((await cancel()).reply).toMatchObject({ ok: true })
    expect([requests, stateOf(), rows('lecturerSlots'), byBranch(({ cancelled }) => cancelled)]).toEqual([
      requests,
      ['cancelled'],
      [],
      [true, true],
    ])
  }
})

test.each([1, 2, 3])('cancelled while it is being published: no session of it goes on: round %i', async () => {
  await mustCallAs('o-unitOrganiser', 'lecture.plan', planOf(await givenStage()))
  await confirm()
  world().faults.latency = { ms: 0, jitterMs: 4 }
  await Promise.all([publish(), cancel(), tick()])
  world().faults.latency = null
  expect(stateOf()).toEqual(['cancelled'])
  expect(sessions().filter(({ cancelled }) => !cancelled)).toEqual([])
})

test('cancelled: not by one branch for itself: it is the others’ too', async () => {
  const { linked } = await givenLecture()
  const mine = { sessionId: linked[0]!.sessionId!, reason: '人手不够' }
  expect((await callAs('o-secretary', 'themeDay.cancel', mine)).reply).toMatchObject({ code: 'FORBIDDEN' })
  expect(byBranch(({ cancelled }) => cancelled)).toEqual([false, false])
})
