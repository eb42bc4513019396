import type { Input } from '#types/contract'
import { changeSession, openDoor, signInAs } from '../../support/door'
import { currentToken, leaveFrom, publish } from '../../support/themeDay'
import { callAs, givenPeople, mustCallAs, rows, setClock, tick, useWorld, world } from '../../support/world'

useWorld()

let sessionId: string
beforeEach(async () => {
  await givenPeople()
  sessionId = (await publish()).sessionId
  setClock('05 14:50:00')
})

type Wanted = Omit<Input<'attendance.correct'>, 'sessionId'>
const absent = { memberId: 'm-li', to: 'absent', reason: '只是路过' } as const
const present = { memberId: 'm-li', to: 'present', reason: '手机没电，本人在场' } as const
const correct = (wanted: Wanted, openid = 'o-secretary') =>
  callAs(openid, 'attendance.correct', { sessionId, ...wanted })
const codeOf = async (call: ReturnType<typeof correct>) => {
  const { reply } = await call
  return reply.ok ? 'OK' : reply.code
}
const lineOf = async (memberId: string) =>
  (await mustCallAs('o-secretary', 'attendance.live', { sessionId })).people.find(({ id }) => id === memberId)!
const scan = async (openid: string) => signInAs(openid, await currentToken(sessionId))

test('a correction keeps what was there, what it became, who, when and why (S37)', async () => {
  await scan('o-li')
  const before = rows('attendances')[0]
  const first = setClock('05 18:00:00')
  const { reply } = await correct(absent)
  expect(reply).toEqual({ ok: true, data: { sessionId, memberId: 'm-li', status: 'absent' } })
  const second = setClock('06 09:00:00')
  await correct({ ...absent, to: 'late', reason: '问过本人，三点一刻到' }, 'o-unitOrganiser')

  const corrections = [
    { before: 'present', after: 'absent', reason: '只是路过', byName: 'secretary', at: first },
    { before: 'absent', after: 'late', reason: '问过本人，三点一刻到', byName: 'unitOrganiser', at: second },
  ]
  expect(await lineOf('m-li')).toMatchObject({
    status: 'late',
    corrections,
    signIn: { method: 'scan', ruling: 'late' },
  })
  expect(rows('attendances')).toMatchObject([
    { ...before, ruling: 'late', corrections: [{ by: 'm-secretary' }, { by: 'm-unitOrganiser' }] },
  ])
  expect(rows('audit').map(({ action, by }) => [action, by])).toEqual([
    ['attendance.correct', 'm-secretary'],
    ['attendance.correct', 'm-unitOrganiser'],
  ])
})

test('who never came gets a row of the correction alone', async () => {
  setClock('05 18:00:00')
  const { cost } = await correct({ ...present, memberId: 'm-phoneless' })
  // who, session, row, person, write, settlement; and the record in the audit, three requests
  expect(cost.requests).toBeLessThanOrEqual(6 + 3)
  expect(await lineOf('m-phoneless')).toMatchObject({
    ...{ status: 'present', signIn: { method: 'correction', ruling: 'present' }, corrections: [{ before: 'absent' }] },
  })
  await correct({ ...present, memberId: 'm-wang', to: 'leave' })
  expect(await lineOf('m-wang')).toMatchObject({ status: 'leave', corrections: [{ before: 'absent', after: 'leave' }] })
})

test('whoever was on leave and came after all is put right, and leave and presence never both count', async () => {
  setClock('02 10:00:00')
  await mustCallAs('o-li', 'leave.ask', leaveFrom(sessionId))
  await mustCallAs('o-secretary', 'leave.decide', { sessionId, memberIds: ['m-li'], approve: true })
  setClock('05 15:00:00')
  expect(await codeOf(correct({ ...present, to: 'leave' }))).toBe('CORRECTION_SAME')
  await correct(present)
  expect(await lineOf('m-li')).toMatchObject({
    ...{ status: 'present', reply: 'leaveGranted', corrections: [{ before: 'leave', after: 'present' }] },
  })
})

test('a correction decides what was withheld, and says that it was', async () => {
  await openDoor({ offline: true })
  const token = await currentToken(sessionId)
  setClock('05 15:30:00')
  await signInAs('o-li', token, { offline: true })
  await correct({ ...present, to: 'late' })
  expect(await lineOf('m-li')).toMatchObject({ status: 'late', corrections: [{ before: 'undecided' }] })
})

test('on a shared phone the second person was undecided, the first was not', async () => {
  const device = 'one_phone-for-two-0001'
  await signInAs('o-wang', await currentToken(sessionId), { device })
  setClock('05 14:51:00')
  await signInAs('o-li', await currentToken(sessionId), { device })
  const { cost } = await correct(absent)
  expect(cost.requests).toBeLessThanOrEqual(6 + 3)
  await correct({ ...absent, memberId: 'm-wang' })
  expect(
    rows('attendances')
      .map(({ memberId, corrections }) => [memberId, corrections[0]?.before])
      .toSorted(),
  ).toEqual([
    ['m-li', 'undecided'],
    ['m-wang', 'present'],
  ])
})

test.each([
  ['what is so already', 'o-secretary', '05 15:00:00', present, 'CORRECTION_SAME'],
  ['an observer', 'o-secretary', '05 15:00:00', { ...present, memberId: 'm-siblingMember' }, 'NOT_FOUND'],
  ['an applicant', 'o-secretary', '05 15:00:00', { ...present, memberId: 'm-activist' }, 'NOT_FOUND'],
  ['nobody we know', 'o-secretary', '05 15:00:00', { ...present, memberId: 'm-nobody' }, 'NOT_FOUND'],
  ['before the door opens', 'o-secretary', '05 14:29:59', absent, 'SIGN_IN_NOT_OPEN'],
  ['months later', 'o-secretary', '30 23:59:59', absent, 'OK'],
  ['without a reason', 'o-secretary', '05 15:00:00', { ...absent, reason: ' ' }, 'INVALID_INPUT'],
  ['to something else', 'o-secretary', '05 15:00:00', { ...absent, to: 'observer' as never }, 'INVALID_INPUT'],
  ['himself', 'o-li', '05 15:00:00', absent, 'FORBIDDEN'],
  ['the sibling’s list', 'o-siblingSecretary', '05 15:00:00', absent, 'FORBIDDEN'],
])('correcting %s', async (_what, openid, time, wanted, code) => {
  await scan('o-li')
  await scan('o-siblingMember')
  const before = rows('attendances')
  setClock(time)
  expect(await codeOf(correct(wanted, openid))).toBe(code)
  if (code !== 'OK') expect(rows('attendances')).toEqual(before)
})

test('nothing of a cancelled session is corrected, and nothing after the weeks for it', async () => {
  await changeSession({ cancelled: true })
  expect(await codeOf(correct(absent))).toBe('SESSION_CANCELLED')
  const longAgo = Date.parse('2026-09-01T15:00:00+08:00')
  await changeSession({ cancelled: false, start: longAgo, end: longAgo + 1 })
  expect(await codeOf(correct(present))).toBe('CORRECTION_OVER')
  expect(rows('attendances')).toEqual([])
})

test.each([1, 2, 3, 4])(
  'of two who correct the same at once one is told, and the story is whole: round %i',
  async () => {
    await scan('o-li')
    world().faults.latency = { ms: 1, jitterMs: 8 }
    const codes = await Promise.all([
      codeOf(correct(absent)),
      codeOf(correct({ ...absent, to: 'late', reason: '迟到' }, 'o-deputy')),
    ])
    const [row] = rows('attendances')
    const story = ['present', ...row!.corrections.map(({ after }) => after)]
    expect(row!.corrections.map(({ before }) => before)).toEqual(story.slice(0, -1))
    expect(row!.ruling).toBe(story.at(-1))
    expect(codes.filter((code) => code === 'OK')).toHaveLength(row!.corrections.length)
    expect(codes.filter((code) => code !== 'OK' && code !== 'CHANGED_MEANWHILE')).toEqual([])
  },
)

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'ended after %i requests and sent once more, it is put down once',
  async (requests) => {
    await scan('o-li')
    world().faults.crashAfter = { requests, function: 'api' }
    await expect(correct(absent)).rejects.toThrow('crashed')
    world().faults.crashAfter = null
    expect(await codeOf(correct(absent))).toBe('OK')
    expect(rows('attendances')[0]?.corrections).toMatchObject([{ before: 'present', after: 'absent' }])
    expect(rows('audit').length).toBeGreaterThanOrEqual(1)
  },
)

test('after settling the settlement says the new thing', async () => {
  await scan('o-li')
  setClock('06 18:00:00')
  await tick()
  const lineIn = () => rows('settlements')[0]!.lines.find(({ memberId }) => memberId === 'm-li')
  expect(rows('sessions')[0]?.settledAt).not.toBeNull()
  expect(lineIn()).toMatchObject({ status: 'present', halfHours: 4 })
  const { version } = rows('settlements')[0]!
  setClock('09 09:00:00')
  await correct(absent)
  expect(lineIn()).toMatchObject({ status: 'absent', halfHours: 0 })
  expect(rows('settlements')[0]?.version).toBe(version + 1)
})
