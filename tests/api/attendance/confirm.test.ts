import { changeSession, openDoor, signInAs } from '../../support/door'
import { person } from '../../support/people'
import { currentToken, publish } from '../../support/themeDay'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, tick, useWorld, world } from '../../support/world'

useWorld()

let sessionId: string
let token: string
beforeEach(async () => {
  await givenPeople()
  sessionId = (await publish()).sessionId
  await openDoor({ offline: true })
  setClock('05 14:50:00')
  token = await currentToken(sessionId)
})

/** Scanned at ten to three, sent in at half past three. */
async function givenLate(...openids: string[]): Promise<void> {
  setClock('05 15:30:00')
  for (const openid of openids) await signInAs(openid, token, { offline: true })
}
const confirm = (memberIds: string[], accept = true, openid = 'o-secretary') =>
  callAs(openid, 'attendance.confirm', { sessionId, memberIds, accept })
const codeOf = async (call: ReturnType<typeof confirm>) => {
  const { reply } = await call
  return reply.ok ? reply.data.decided : reply.code
}
const rowOf = (memberId: string) => rows('attendances').find((row) => row.memberId === memberId)!
const statusOf = async (id: string) =>
  (await mustCallAs('o-secretary', 'attendance.live', { sessionId })).people.find((line) => line.id === id)!.status

test('what is accepted counts and what is not does not, and it is known who decided', async () => {
  await givenLate('o-li', 'o-wang')
  expect([await statusOf('m-li'), await statusOf('m-wang')]).toEqual(['undecided', 'undecided'])
  const now = setClock('05 18:00:00')
  expect(await codeOf(confirm(['m-li']))).toEqual(['m-li'])
  expect(await codeOf(confirm(['m-wang'], false, 'o-deputy'))).toEqual(['m-wang'])
  expect([await statusOf('m-li'), await statusOf('m-wang')]).toEqual(['present', 'absent'])
  expect(rowOf('m-li').decision).toEqual({ accepted: true, by: 'm-secretary', byName: 'secretary', at: now })
  expect(rows('audit').map(({ action, by }) => [action, by])).toEqual([
    ['attendance.confirm', 'm-secretary'],
    ['attendance.confirm', 'm-deputy'],
  ])
})

test('of many only those that wait are decided, and what others have decided stands', async () => {
  await signInAs('o-deputy', token)
  await givenLate('o-li', 'o-wang', 'o-siblingMember')
  await confirm(['m-wang'], false, 'o-deputy')
  const decided = rowOf('m-wang').decision
  const everybody = ['m-li', 'm-wang', 'm-deputy', 'm-siblingMember', 'm-phoneless', 'm-nobody']
  expect(await codeOf(confirm(everybody))).toEqual(['m-li'])
  expect(rowOf('m-wang').decision).toEqual(decided)
  expect([rowOf('m-deputy').decision, rowOf('m-siblingMember').decision]).toEqual([null, null])
  expect(await codeOf(confirm(['m-wang', 'm-deputy']))).toBe('NOTHING_TO_CONFIRM')
})

test('a shared phone is put down with the decision, for the second person alone', async () => {
  const device = 'one_phone-for-two-0001'
  await signInAs('o-wang', token, { device })
  setClock('05 14:50:05')
  await signInAs('o-li', token, { device })
  expect(rows('attendances').map(({ flags }) => flags)).toEqual([[], []])
  expect(await codeOf(confirm(['m-li', 'm-wang']))).toEqual(['m-li'])
  expect([rowOf('m-li').flags, rowOf('m-wang').flags]).toEqual([['sharedDevice'], []])
  expect([await statusOf('m-li'), await statusOf('m-wang')]).toEqual(['present', 'present'])
})

test('whoever was corrected needs no confirmation', async () => {
  await givenLate('o-li')
  await mustCallAs('o-secretary', 'attendance.correct', { sessionId, memberId: 'm-li', to: 'late', reason: '迟到' })
  expect(await codeOf(confirm(['m-li']))).toBe('NOTHING_TO_CONFIRM')
})

test.each([1, 2, 3, 4])('two who decide otherwise at once: each person is decided once, round %i', async () => {
  const names = Array.from({ length: 8 }, (_, index) => `p${index}`)
  await given('members', ...names.map((name) => person(name)))
  await givenLate(...names.map((name) => `o-${name}`))
  const ids = names.map((name) => `m-${name}`)
  world().faults.latency = { ms: 1, jitterMs: 8 }
  const [yes, no] = await Promise.all([codeOf(confirm(ids)), codeOf(confirm(ids, false, 'o-deputy'))])
  const decidedBy = (accepted: boolean) =>
    rows('attendances').flatMap(({ memberId, decision }) => (decision?.accepted === accepted ? [memberId] : []))
  expect([yes, no].map((told) => (Array.isArray(told) ? told.toSorted() : []))).toEqual([
    decidedBy(true).toSorted(),
    decidedBy(false).toSorted(),
  ])
  expect([...decidedBy(true), ...decidedBy(false)]).toHaveLength(8)
})

test('a hundred at once, some of them on shared phones, cost few requests', async () => {
  const names = Array.from({ length: 100 }, (_, index) => `p${index}`)
  await given('members', ...names.map((name) => person(name)))
  setClock('05 15:30:00')
  for (const [index, name] of names.entries()) {
    const device = `phone-${Math.floor(index / 10)}`.padEnd(22, '0')
    await signInAs(`o-${name}`, token, { offline: true, ...(index % 2 && { device }) })
  }
  const { reply, cost } = await confirm(names.map((name) => `m-${name}`))
  expect(reply.ok && reply.data.decided).toHaveLength(100)
  // two sorts of flags, one request each; and the record in the audit, three requests
  expect(cost.requests).toBeLessThanOrEqual(7 + 3)
  expect(rows('attendances').filter(({ flags }) => flags.includes('sharedDevice')).length).toBeGreaterThanOrEqual(40)
})

test.each([1, 2, 3, 4, 5, 6, 7, 8])('ended after %i requests and sent once more, it is decided', async (requests) => {
  await givenLate('o-li')
  world().faults.crashAfter = { requests, function: 'api' }
  await expect(confirm(['m-li'])).rejects.toThrow('crashed')
  world().faults.crashAfter = null
  expect(await codeOf(confirm(['m-li']))).toEqual(['m-li'])
  expect(rows('audit').length).toBeGreaterThanOrEqual(1)
})

test('after settling, the credit comes with the confirmation', async () => {
  await givenLate('o-li')
  setClock('06 18:00:00')
  await tick()
  const lineIn = () => rows('settlements')[0]!.lines.find(({ memberId }) => memberId === 'm-li')
  expect(lineIn()).toMatchObject({ status: 'undecided', halfHours: 0 })
  setClock('08 09:00:00')
  await confirm(['m-li'])
  expect(lineIn()).toMatchObject({ status: 'present', halfHours: 4 })
})

test.each([
  ['before the door opens', 'o-secretary', '05 14:29:59', {}, 'SIGN_IN_NOT_OPEN'],
  ['of a cancelled session', 'o-secretary', '05 15:30:00', { cancelled: true }, 'SESSION_CANCELLED'],
  ['by himself', 'o-li', '05 15:30:00', {}, 'FORBIDDEN'],
  ['by the sibling’s secretary', 'o-siblingSecretary', '05 15:30:00', {}, 'FORBIDDEN'],
])('a confirmation %s is refused', async (_what, openid, time, changes, code) => {
  await givenLate('o-li')
  await changeSession(changes)
  setClock(time)
  expect(await codeOf(confirm(['m-li'], true, openid))).toBe(code)
  expect(rowOf('m-li').decision).toBeNull()
})
