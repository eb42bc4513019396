import { person } from '../../support/people'
import { signInAs } from '../../support/door'
import { currentToken, publish } from '../../support/themeDay'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../../support/world'

useWorld()

let sessionId: string
beforeEach(async () => {
  await givenPeople()
  sessionId = (await publish()).sessionId
  setClock('05 14:50:00')
})

test('roll-call records people without a phone and never overwrites an earlier record', async () => {
  await signInAs('o-li', await currentToken(sessionId))
  const memberIds = ['m-li', 'm-phoneless', 'm-wang']
  const { reply, cost } = await callAs('o-secretary', 'attendance.rollCall', { sessionId, memberIds })

  expect(reply.ok && { recorded: reply.data.recorded.toSorted(), already: reply.data.already }).toEqual({
    recorded: ['m-phoneless', 'm-wang'],
    already: ['m-li'],
  })
  expect(rows('attendances').find(({ memberId }) => memberId === 'm-li')).toMatchObject({ method: 'scan', by: null })
  expect(rows('attendances').find(({ memberId }) => memberId === 'm-wang')).toMatchObject({
    ...{ by: 'm-secretary', flags: [], decision: null, ruling: null, corrections: [] },
  })
  expect(cost.requests).toBeLessThanOrEqual(6)

  setClock('05 14:51:00')
  const again = await mustCallAs('o-secretary', 'attendance.rollCall', { sessionId, memberIds })
  expect(again.recorded).toEqual([])
  expect(rows('attendances')).toHaveLength(3)
})

test.each([1, 2, 3, 4, 5, 6])('two who call the same roll at once lose nobody: round %i', async () => {
  const names = Array.from({ length: 30 }, (_, index) => `p${index}`)
  await given('members', ...names.map((name) => person(name)))
  const ids = names.map((name) => `m-${name}`)
  await mustCallAs('o-secretary', 'attendance.rollCall', { sessionId, memberIds: ids.slice(14, 16) })
  world().faults.latency = { ms: 1, jitterMs: 8 }
  const calls = await Promise.all([
    mustCallAs('o-secretary', 'attendance.rollCall', { sessionId, memberIds: ids.slice(0, 20) }),
    mustCallAs('o-deputy', 'attendance.rollCall', { sessionId, memberIds: ids.slice(10) }),
  ])
  const recorded = calls.flatMap((call) => call.recorded)
  expect(new Set(recorded).size).toBe(recorded.length)
  expect(recorded).toHaveLength(28)
  expect(
    rows('attendances')
      .map(({ memberId }) => memberId)
      .toSorted(),
  ).toEqual(ids.toSorted())
})

test('a list on paper that comes home late makes nobody late, but for whom it says so', async () => {
  const now = setClock('05 18:00:00')
  await mustCallAs('o-secretary', 'attendance.rollCall', { sessionId, memberIds: ['m-li'] })
  await mustCallAs('o-secretary', 'attendance.rollCall', { sessionId, memberIds: ['m-wang'], late: true })
  const { people } = await mustCallAs('o-secretary', 'attendance.live', { sessionId })
  expect(people.find(({ id }) => id === 'm-li')).toMatchObject({ status: 'present' })
  expect(people.find(({ id }) => id === 'm-wang')).toMatchObject({ status: 'late' })
  expect(rows('attendances').map(({ recordedAt }) => recordedAt)).toEqual([now, now])
})

test.each([
  ['before the door opens', '05 14:29:59', ['m-li'], 'SIGN_IN_NOT_OPEN'],
  ['two days later', '07 17:00:01', ['m-li'], 'ROLL_CALL_OVER'],
  ['of somebody from another branch', '05 15:00:00', ['m-li', 'm-siblingMember'], 'NOT_FOUND'],
  ['of nobody', '05 15:00:00', [], 'INVALID_INPUT'],
])('a roll-call %s is refused whole', async (_what, time, memberIds, code) => {
  setClock(time)
  const { reply } = await callAs('o-secretary', 'attendance.rollCall', { sessionId, memberIds })
  expect(reply).toMatchObject({ code })
  expect(rows('attendances')).toEqual([])
})
