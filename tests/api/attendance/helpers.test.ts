/** Rights that end by themselves: of helpers, and of whoever loses an office. */
import { changeSession, showAs } from '../../support/door'
import { people } from '../../support/people'
import { publish } from '../../support/themeDay'
import { callAs, given, givenPeople, mustCallAs, setClock, useWorld } from '../../support/world'

useWorld()

let sessionId: string
const helpers = [{ id: 'm-li', name: 'li' }]
beforeEach(async () => {
  await givenPeople()
  sessionId = (await publish()).sessionId
  await changeSession({ helpers })
  setClock('05 15:00:00')
})

const codeOf = async (call: ReturnType<typeof callAs>) => {
  const { reply } = await call
  return reply.ok ? 'OK' : reply.code
}
const shows = (openid: string, id = sessionId) => codeOf(callAs(openid, 'attendance.showCodes', { sessionId: id }))
const calls = (openid: string, id = sessionId) =>
  codeOf(callAs(openid, 'attendance.rollCall', { sessionId: id, memberIds: ['m-phoneless'] }))
const looks = (openid: string, id = sessionId) => codeOf(callAs(openid, 'attendance.live', { sessionId: id }))

test('a helper shows the codes, calls the roll and sees the list; the next member does not', async () => {
  expect([await shows('o-li'), await calls('o-li'), await looks('o-li')]).toEqual(['OK', 'OK', 'OK'])
  expect([await shows('o-wang'), await calls('o-wang'), await looks('o-wang')]).toEqual(
    Array.from({ length: 3 }, () => 'FORBIDDEN'),
  )
})

test('a helper appoints nobody, cancels nothing and reads no other list', async () => {
  const appointed = await callAs('o-li', 'attendance.appointHelpers', { sessionId, revision: 0, memberIds: ['m-wang'] })
  const cancelled = await callAs('o-li', 'themeDay.cancel', { sessionId, reason: '抢险' })
  const listed = await callAs('o-li', 'people.list', { orgId: 'branch', prefix: 'w' })
  const record = await callAs('o-li', 'record.report', { sessionId })
  for (const { reply } of [appointed, cancelled, listed, record]) expect(reply).toMatchObject({ code: 'FORBIDDEN' })
})

test.each([
  ['three days before', '02 09:00:00', 'OK'],
  ['to the last minute of the day', '05 23:59:59', 'OK'],
  ['not on the day after', '06 00:00:00', 'FORBIDDEN'],
  ['nor a month later', '30 12:00:00', 'FORBIDDEN'],
])('a helper has rights %s', async (_when, time, code) => {
  setClock(time)
  expect(await looks('o-li')).toBe(code)
})

test('who is taken off the list has none at the next call, and the numbers end with the pass', async () => {
  const { pass } = await showAs('o-li', sessionId)
  await changeSession({ helpers: [] })
  expect([await shows('o-li'), await calls('o-li'), await looks('o-li')]).toEqual(
    Array.from({ length: 3 }, () => 'FORBIDDEN'),
  )
  setClock('05 15:10:01')
  expect(await codeOf(callAs('o-li', 'attendance.numbers', { pass }))).toBe('SIGN_IN_PASS_EXPIRED')
})

test('of a session that was cancelled, and of any other, a helper has none', async () => {
  const other = 'other000'
  await changeSession({ _id: other, helpers: [] })
  expect([await looks('o-li', other), await calls('o-li', other)]).toEqual(['FORBIDDEN', 'FORBIDDEN'])
  expect(await looks('o-secretary', other)).toBe('OK')
  await changeSession({ cancelled: true })
  expect(await looks('o-li')).toBe('FORBIDDEN')
})

test('home tells a helper where', async () => {
  const told = async (openid: string) => (await mustCallAs(openid, 'member.home', {})).sessions[0]!.helping
  expect([await told('o-li'), await told('o-wang')]).toEqual([true, false])
  setClock('06 00:00:00')
  expect(await told('o-li')).toBe(false)
})

test('an office that has ended is none at the next call', async () => {
  expect(await shows('o-secretary')).toBe('OK')
  const posts = [{ duty: 'secretary' as const, org: 'branch', from: '2024-01-01', to: '2026-11-04' }]
  await given('members', { ...people.secretary, posts })
  expect([await shows('o-secretary'), await calls('o-secretary'), await looks('o-secretary')]).toEqual(
    Array.from({ length: 3 }, () => 'FORBIDDEN'),
  )
})
