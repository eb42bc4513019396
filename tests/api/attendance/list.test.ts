import { openDoor, changeSession, signInAs } from '../../support/door'
import { people as persons } from '../../support/people'
import { currentToken, leaveFrom, publish } from '../../support/themeDay'
import { callAs, given, givenPeople, mustCallAs, setClock, tick, useWorld } from '../../support/world'

useWorld()

let sessionId: string
beforeEach(async () => {
  await givenPeople()
  sessionId = (await publish()).sessionId
})

const listAs = (openid: string) => mustCallAs(openid, 'attendance.live', { sessionId })
const lineFor = async (openid: string, id: string) => (await listAs(openid)).people.find((line) => line.id === id)!
const scan = async (openid: string, more: Parameters<typeof signInAs>[2] = {}) =>
  signInAs(openid, await currentToken(sessionId), more)

test('the list shows everybody expected, who replied and who came', async () => {
  setClock('05 14:50:00')
  await scan('o-li')
  setClock('05 15:10:06')
  await scan('o-wang')
  await scan('o-siblingMember')
  await scan('o-activist')
  const { reply, cost } = await callAs('o-secretary', 'attendance.live', { sessionId })

  const people = reply.ok ? reply.data.people : []
  expect(Object.fromEntries(people.map(({ id, status }) => [id, status]))).toEqual({
    'm-secretary': 'absent',
    'm-deputy': 'absent',
    'm-formerSecretary': 'absent',
    'm-phoneless': 'absent',
    'm-li': 'present',
    'm-wang': 'late',
    'm-siblingMember': 'observer',
    'm-activist': 'observer',
  })
  expect(people.filter(({ expected }) => expected)).toHaveLength(6)
  // the seventh reads who the observers are; without any it is six
  expect(cost.requests).toBeLessThanOrEqual(7)
  expect(cost.depth).toBeLessThanOrEqual(4)
})

test('the list tells how the session stands, and nobody’s phone, mark or key', async () => {
  await mustCallAs('o-secretary', 'attendance.appointHelpers', { sessionId, revision: 0, memberIds: ['m-wang'] })
  setClock('05 15:00:00')
  await scan('o-li', { device: 'd'.repeat(22), near: false })
  const { reply } = await callAs('o-wang', 'attendance.live', { sessionId })
  expect(reply).toMatchObject({
    ok: true,
    data: {
      ...{ state: 'open', revision: 1, helpers: [{ id: 'm-wang', name: 'wang' }], headCount: null, settledAt: null },
      muchOffline: false,
    },
  })
  const line = await lineFor('o-wang', 'm-li')
  expect(line.signIn).toEqual({
    ...{ signedAt: setClock('05 15:00:00'), method: 'scan', outAt: null, flags: ['far'], accepted: null, ruling: null },
  })
  expect(JSON.stringify(reply)).not.toMatch(/openid|"o-|device/)
})

test('what was sent in later is withheld until it is confirmed', async () => {
  await openDoor({ offline: true })
  setClock('05 14:50:00')
  const token = await currentToken(sessionId)
  setClock('05 15:30:00')
  await signInAs('o-li', token, { offline: true })
  const before = await listAs('o-secretary')
  expect(before.muchOffline).toBe(true)
  expect(before.people.find(({ id }) => id === 'm-li')).toMatchObject({
    ...{ status: 'undecided', signIn: { flags: ['offline'], accepted: null } },
  })
  await mustCallAs('o-secretary', 'attendance.confirm', { sessionId, memberIds: ['m-li'], accept: true })
  expect(await lineFor('o-secretary', 'm-li')).toMatchObject({ status: 'present', signIn: { accepted: true } })
})

test('of two on one phone the second alone is flagged', async () => {
  setClock('05 14:50:00')
  const device = 'one_phone-for-two-0001'
  await scan('o-wang', { device })
  setClock('05 14:51:00')
  await scan('o-li', { device })
  await scan('o-deputy', { device: 'another-phone-00000001' })
  const { people } = await listAs('o-secretary')
  const flagged = people.filter(({ signIn }) => signIn?.flags.includes('sharedDevice'))
  expect(flagged.map(({ id, status }) => [id, status])).toEqual([['m-li', 'undecided']])
  expect(people.find(({ id }) => id === 'm-wang')).toMatchObject({ status: 'present', signIn: { flags: [] } })
})

test('why somebody is away is for those in charge; who may decide is told that it waits for him', async () => {
  await changeSession({ helpers: [{ id: 'm-wang', name: 'wang' }] })
  await mustCallAs('o-li', 'leave.ask', leaveFrom(sessionId))
  const { kind, reason } = leaveFrom(sessionId)
  expect((await lineFor('o-secretary', 'm-li')).leave).toEqual({ kind, reason, mine: true })
  // a theme day waits for the secretary alone, and a helper decides nothing
  expect((await lineFor('o-unitOrganiser', 'm-li')).leave).toEqual({ kind, reason, mine: false })
  expect((await lineFor('o-wang', 'm-li')).leave).toEqual({ kind, reason, mine: false })
  await mustCallAs('o-secretary', 'leave.decide', { sessionId, memberIds: ['m-li'], approve: true })
  expect((await lineFor('o-secretary', 'm-li')).leave).toEqual({ kind, reason, mine: false })
})

test('leave that was withdrawn is gone from the list', async () => {
  await mustCallAs('o-li', 'leave.ask', leaveFrom(sessionId))
  await mustCallAs('o-li', 'leave.withdraw', { sessionId })
  expect(await lineFor('o-secretary', 'm-li')).toMatchObject({ leave: null, reply: null })
})

test('the number of one whom no message reached is for the secretary, not for helpers and organisers', async () => {
  await given('members', { ...persons.li, phone: '13800000000' })
  await changeSession({ helpers: [{ id: 'm-wang', name: 'wang' }] })
  await tick()
  const phones = await Promise.all(
    ['o-secretary', 'o-wang', 'o-unitOrganiser'].map(async (openid) => (await lineFor(openid, 'm-li')).phone),
  )
  expect(phones).toEqual(['13800000000', null, null])
})

test.each([
  ['05 14:29:59', {}, 'released'],
  ['05 14:30:00', {}, 'open'],
  ['05 17:00:00', {}, 'closed'],
  ['05 15:00:00', { cancelled: true }, 'cancelled'],
  ['08 09:00:00', { settledAt: 1 }, 'settled'],
])('at %s %j the session is %s', async (time, changes, state) => {
  await changeSession(changes)
  setClock(time)
  expect((await listAs('o-secretary')).state).toBe(state)
})
