import cloud from 'wx-server-sdk'
import type { Input } from '#types/contract'
import type { Session } from '../../../cloudfunctions/shared/documents'
import { changeSession, showAs } from '../../support/door'
import { publish } from '../../support/themeDay'
import { callAs, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../../support/world'

useWorld()

let sessionId: string
beforeEach(async () => {
  await givenPeople()
  sessionId = (await publish()).sessionId
})

type Door = Input<'attendance.setDoor'>['door']
const shut: Door = { digits: false, offline: false, signOut: false, spot: null }
const doorAt = (radius: number): Door => ({ ...shut, spot: { latitude: 26.65, longitude: 106.63, radius } })
const setDoor = (revision: number, door: Door, openid = 'o-secretary') =>
  callAs(openid, 'attendance.setDoor', { sessionId, revision, door })
const appoint = (revision: number, memberIds: string[], openid = 'o-secretary') =>
  callAs(openid, 'attendance.appointHelpers', { sessionId, revision, memberIds })
const codeOf = async (call: Promise<{ reply: { ok: boolean; code?: string } }>) => {
  const { reply } = await call
  return reply.ok ? 'OK' : reply.code
}
const session = () => rows('sessions')[0]!
const close = (headCount?: number, openid = 'o-secretary') =>
  callAs(openid, 'attendance.close', { sessionId, ...(headCount !== undefined && { headCount }) })

test('ending sign-in stops the codes, and ending it again changes nothing', async () => {
  setClock('05 16:00:00')
  const first = await close()
  setClock('05 16:05:00')
  expect((await close()).reply).toEqual(first.reply)
  const { reply } = await callAs('o-secretary', 'attendance.showCodes', { sessionId })
  expect(reply).toMatchObject({ code: 'SIGN_IN_CLOSED' })
  expect(session()).toMatchObject({ window: { closesAt: setClock('05 16:00:00') }, headCount: null })
})

test('the heads that were counted are kept, also when they are counted after the end', async () => {
  setClock('05 16:00:00')
  await close(31)
  expect(session()).toMatchObject({ headCount: 31, window: { closesAt: setClock('05 16:00:00') } })
  setClock('05 17:30:00')
  await close(29)
  await close()
  expect(session()).toMatchObject({ headCount: 29, window: { closesAt: setClock('05 16:00:00') } })
  expect((await mustCallAs('o-secretary', 'attendance.live', { sessionId })).headCount).toBe(29)
})

test.each([
  ['what has not begun', '05 14:59:59', {}, 'o-secretary', 'CLOSE_TOO_EARLY'],
  ['what is cancelled', '05 16:00:00', { cancelled: true }, 'o-secretary', 'SESSION_CANCELLED'],
  ['as a member', '05 16:00:00', {}, 'o-li', 'FORBIDDEN'],
])('nobody ends %s', async (_what, time, changes, openid, code) => {
  await changeSession(changes)
  setClock(time)
  expect(await codeOf(close(31, openid))).toBe(code)
  expect(session().headCount).toBeNull()
})

test('the door is set, and the screen shows digits from then on', async () => {
  const door = { ...doorAt(300), digits: true, signOut: true }
  const { reply, cost } = await setDoor(0, door)
  expect(reply).toEqual({ ok: true, data: { revision: 1 } })
  expect(cost.requests).toBeLessThanOrEqual(3)
  expect(session()).toMatchObject({ door, revision: 1 })
  setClock('05 14:50:00')
  expect((await showAs('o-secretary', sessionId)).digits).not.toBeNull()
})

test('of two who change the same, one is told; who sends his own once more is not', async () => {
  expect(await codeOf(setDoor(0, doorAt(100)))).toBe('OK')
  expect(await codeOf(setDoor(0, doorAt(200), 'o-deputy'))).toBe('CHANGED_MEANWHILE')
  expect(await codeOf(setDoor(0, doorAt(100)))).toBe('OK')
  expect(await codeOf(appoint(0, ['m-li']))).toBe('CHANGED_MEANWHILE')
  expect(await codeOf(appoint(1, ['m-li']))).toBe('OK')
  expect(session()).toMatchObject({ revision: 2, door: doorAt(100), helpers: [{ id: 'm-li', name: 'li' }] })
  expect(await codeOf(setDoor(7, doorAt(100)))).toBe('CHANGED_MEANWHILE')
})

test.each([
  ['after the end', '05 17:00:01', {}, 'SESSION_OVER'],
  ['of a cancelled session', '05 15:00:00', { cancelled: true }, 'SESSION_CANCELLED'],
])('neither door nor helpers change %s', async (_when, time, changes, code) => {
  await changeSession(changes)
  setClock(time)
  expect([await codeOf(setDoor(0, doorAt(100))), await codeOf(appoint(0, ['m-li']))]).toEqual([code, code])
  expect(session()).toMatchObject({ revision: 0, door: shut, helpers: [] })
})

test.each([
  ['a member', 'o-li'],
  ['another branch’s secretary', 'o-siblingSecretary'],
  ['who was secretary', 'o-formerSecretary'],
  ['another unit’s organiser', 'o-otherOrganiser'],
])('%s changes nothing of it', async (_who, openid) => {
  const codes = [await codeOf(setDoor(0, doorAt(100), openid)), await codeOf(appoint(0, ['m-li'], openid))]
  expect(codes).toEqual(['FORBIDDEN', 'FORBIDDEN'])
  expect(session().revision).toBe(0)
})

test.each([
  ['too near', { ...shut, spot: { latitude: 26, longitude: 106, radius: 49 } }],
  ['too far', { ...shut, spot: { latitude: 26, longitude: 106, radius: 2_001 } }],
  ['off the earth', { ...shut, spot: { latitude: 91, longitude: 106, radius: 100 } }],
  ['with a word for a number', { ...shut, spot: { latitude: '26', longitude: 106, radius: 100 } }],
  ['with a switch that is none', { ...shut, digits: 1 }],
  ['with one switch missing', { digits: true, offline: true, signOut: true }],
  ['with something more', { ...shut, free: true }],
])('a door %s is refused before the database', async (_what, door) => {
  const { reply, cost } = await setDoor(0, door as Door)
  expect(reply).toMatchObject({ code: 'INVALID_INPUT' })
  expect(cost.requests).toBe(0)
})

test('helpers are of the branch, kept by name, and whoever is left out is one no more', async () => {
  const { reply, cost } = await appoint(0, ['m-li', 'm-wang', 'm-li'])
  const helpers = ['li', 'wang'].map((name) => ({ id: `m-${name}`, name }))
  expect(reply).toEqual({ ok: true, data: { revision: 1, helpers } })
  // with the record in the audit, three requests
  expect(cost.requests).toBeLessThanOrEqual(4 + 3)
  expect(rows('audit')).toMatchObject([{ action: 'attendance.appointHelpers', by: 'm-secretary' }])

  setClock('05 15:00:00')
  expect(await codeOf(callAs('o-wang', 'attendance.live', { sessionId }))).toBe('OK')
  expect(await codeOf(appoint(1, ['m-deputy'], 'o-wang'))).toBe('FORBIDDEN')
  await appoint(1, [])
  expect(session().helpers).toEqual([])
  expect(await codeOf(callAs('o-wang', 'attendance.live', { sessionId }))).toBe('FORBIDDEN')
})

test.each([
  ['of another branch', ['m-li', 'm-siblingMember'], 'HELPER_NOT_HERE'],
  ['whom nobody knows', ['m-nobody'], 'HELPER_NOT_HERE'],
  ['six of them', ['m-1', 'm-2', 'm-3', 'm-4', 'm-5', 'm-6'], 'INVALID_INPUT'],
])('helpers %s are refused whole', async (_what, memberIds, code) => {
  expect(await codeOf(appoint(0, memberIds))).toBe(code)
  expect(session()).toMatchObject({ helpers: [], revision: 0 })
})

test('what a helper may ends with the day (S36)', async () => {
  await appoint(0, ['m-li'])
  setClock('05 23:59:59')
  expect(await codeOf(callAs('o-li', 'attendance.live', { sessionId }))).toBe('OK')
  setClock('06 00:00:00')
  for (const call of [
    callAs('o-li', 'attendance.live', { sessionId }),
    callAs('o-li', 'attendance.rollCall', { sessionId, memberIds: ['m-wang'] }),
    callAs('o-li', 'attendance.counterScan', { sessionId, scans: [{ code: 'm', at: 1 }] }),
  ]) {
    expect(await codeOf(call)).toBe('FORBIDDEN')
  }
})

const REVISIONS = 50
const EDITORS = 10

test('500 edits of one door, ten of each of 50 revisions at once: each revision has exactly one winner (T9)', async () => {
  world().faults.latency = { ms: 0, jitterMs: 2 }
  const winners: number[] = []
  for (let revision = 0; revision < REVISIONS; revision++) {
    const editors = Array.from({ length: EDITORS }, (_, editor) => doorAt(50 + revision * EDITORS + editor))
    const codes = await Promise.all(editors.map((door) => codeOf(setDoor(revision, door))))
    const won = editors.filter((_door, editor) => codes[editor] === 'OK')
    expect(codes.filter((code) => code !== 'OK' && code !== 'CHANGED_MEANWHILE')).toEqual([])
    expect(session().door).toEqual(won[0])
    winners.push(won.length)
  }
  expect(winners).toEqual(Array.from({ length: REVISIONS }, () => 1))
  expect(session().revision).toBe(REVISIONS)
})

test('control: without the revision in the condition, more than one wins (T9)', async () => {
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV as never })
  const edit = (revision: number, door: Door) => async () => {
    const sessions = cloud.database().collection('sessions').doc(sessionId)
    const { data } = (await sessions.get()) as unknown as { data: Session }
    if (data.revision !== revision) return false
    await sessions.update({ data: { door: cloud.database().command.set(door), revision: revision + 1 } })
    return true
  }
  const edits = Array.from({ length: EDITORS }, (_, editor) => edit(0, doorAt(50 + editor)))
  const outcomes = await Promise.all(edits.map((one) => world().run(one, {}, { openid: 'o-secretary' })))
  expect(outcomes.filter(({ reply }) => reply).length).toBeGreaterThan(1)
})
