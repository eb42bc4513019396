/** The presenter's page: codes for ten minutes, and the numbers of the hall. */
import { createHash } from 'node:crypto'
import type { AttendanceFlag } from '#domain/attendance'
import { changeSession, openDoor, showAs, signInAs } from '../../support/door'
import { person } from '../../support/people'
import { currentToken, publish } from '../../support/themeDay'
import { newRow } from '../../../cloudfunctions/shared/attendanceDocuments'
import type { Attendance } from '../../../cloudfunctions/shared/documents'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, useWorld } from '../../support/world'

useWorld()

let sessionId: string
beforeEach(async () => {
  await givenPeople()
  sessionId = (await publish()).sessionId
  setClock('05 14:50:00')
})

test('a hundred and twenty codes in two requests and four kilobytes, and with digits not much more', async () => {
  const plain = await callAs('o-secretary', 'attendance.showCodes', { sessionId })
  expect(plain.cost.requests).toBe(2)
  expect(plain.cost.replyBytes).toBeLessThanOrEqual(4_500)
  expect(plain.reply).toMatchObject({
    ok: true,
    data: { digits: null, spotSeal: expect.stringMatching(/^[\da-f]{64}$/) },
  })
  await openDoor({ digits: true })
  const { tokens, digits, firstSlot, slotMs, now } = await showAs('o-secretary', sessionId)
  expect([tokens.length, digits!.codes.length, digits!.stepMs]).toEqual([120, 20, 30_000])
  expect([firstSlot, digits!.firstStep]).toEqual([Math.floor(now / slotMs), Math.floor(now / 30_000)])
  expect(digits!.codes.every((code) => /^\d{6}$/.test(code))).toBe(true)
})

test('every code on the screen is accepted in its slot, for ten minutes', async () => {
  const { now, firstSlot, tokens, slotMs } = await showAs('o-secretary', sessionId)
  expect(tokens).toHaveLength(120)
  const last = tokens.length - 1
  setClock('05 14:59:56')
  const { reply } = await signInAs('o-wang', tokens[last]!)
  expect((firstSlot + last) * slotMs).toBeLessThan(now + 600_000)
  expect(reply.ok).toBe(true)
})

test.each([
  ['05 14:29:59', 'SIGN_IN_NOT_OPEN'],
  ['05 17:00:00', 'SIGN_IN_CLOSED'],
])('at %s the screen is told %s', async (time, code) => {
  setClock(time)
  const { reply } = await callAs('o-secretary', 'attendance.showCodes', { sessionId })
  expect(reply).toMatchObject({ code })
})

test('codes and digits end with the window, to the second', async () => {
  await openDoor({ digits: true })
  setClock('05 16:59:31')
  const { tokens, digits } = await showAs('o-secretary', sessionId)
  expect([tokens.length, digits!.codes.length]).toEqual([6, 1])
})

test('where a crowd is expected the codes say so, for signing in alone', async () => {
  await changeSession({ pace: 45 })
  await openDoor({ signOut: true })
  setClock('05 15:00:00')
  const letters = async (purpose: 'signIn' | 'signOut') =>
    new Set((await showAs('o-secretary', sessionId, purpose)).tokens.map((token) => token[0]))
  expect([...(await letters('signIn'))]).toEqual(['b'])
  expect([...(await letters('signOut'))]).toEqual(['A'])
})

test('the seal is of the next draw, and another after it; the seed that fits it is not told with it', async () => {
  const { spotSeal } = await showAs('o-secretary', sessionId)
  expect((await showAs('o-deputy', sessionId)).spotSeal).toBe(spotSeal)
  await changeSession({ spotChecks: 1 })
  expect((await showAs('o-secretary', sessionId)).spotSeal).not.toBe(spotSeal)
  await changeSession({ spotChecks: 0 })
  await signInAs('o-li', await currentToken(sessionId))
  const { seed, seal } = await mustCallAs('o-secretary', 'attendance.drawSpotCheck', { sessionId, count: 1 })
  expect([seal, createHash('sha256').update(seed).digest('hex')]).toEqual([spotSeal, spotSeal])
})

const numbers = (openid: string, pass: string) => callAs(openid, 'attendance.numbers', { pass })

test('nobody has come: nought of everything, in two requests', async () => {
  const { pass } = await showAs('o-secretary', sessionId)
  const { reply, cost } = await numbers('o-secretary', pass)
  const none = { present: 0, late: 0, undecided: 0, observers: 0, onLeave: 0, signedOut: 0 }
  expect(reply).toEqual({ ok: true, data: { now: setClock('05 14:50:00'), expected: null, ...none } })
  expect(cost.requests).toBe(2)
})

test.each([
  ['of another person', 'o-deputy', '05 14:50:00', (pass: string) => pass, 'FORBIDDEN'],
  ['altered', 'o-secretary', '05 14:50:00', (pass: string) => `x${pass.slice(1)}`, 'FORBIDDEN'],
  ['of ten minutes ago', 'o-secretary', '05 15:00:01', (pass: string) => pass, 'SIGN_IN_PASS_EXPIRED'],
])('a pass %s shows no numbers and costs nothing', async (_what, openid, time, change, code) => {
  const { pass } = await showAs('o-secretary', sessionId)
  setClock(time)
  const { reply, cost } = await numbers(openid, change(pass))
  expect([reply, cost.requests]).toMatchObject([{ code }, 0])
})

const stages = ['full', 'probationary', 'activist'] as const
const flagged: AttendanceFlag[][] = [[], [], [], ['paced'], ['far'], ['offline'], ['disputed'], ['sharedDevice']]
const rulings = [null, null, null, null, 'present', 'late', 'absent', 'leave'] as const

/** One of every kind and many of most; the same for the same number. */
function rowAt(index: number): Attendance {
  const pick = <T>(list: readonly T[], by: number) => list[Math.floor(index / by) % list.length]!
  const branch = index % 7 === 0 ? 'sibling' : 'branch'
  return {
    ...newRow,
    _id: `${sessionId}:m-p${index}`,
    sessionId,
    memberId: `m-p${index}`,
    orgPath: ['group', 'unit', branch],
    stage: pick(stages, 3),
    exempt: index % 11 === 0,
    method: 'scan',
    slot: null,
    signedAt: Date.parse('2026-11-05T15:00:00+08:00') + (index % 20) * 60_000,
    recordedAt: 0,
    outAt: index % 5 === 0 ? 1 : null,
    device: index % 4 === 0 ? `phone${index % 24}` : null,
    flags: pick(flagged, 1),
    decision: index % 6 === 0 ? { accepted: index % 12 === 0, by: 'x', byName: 'x', at: 1 } : null,
    ruling: pick(rulings, 2),
  }
}

test('the numbers are those of the list, whatever the rows say', async () => {
  const crowd = Array.from({ length: 400 }, (_, index) => index)
  await given(
    'members',
    ...crowd.map((index) =>
      person(`p${index}`, {
        branch: index % 7 === 0 ? 'sibling' : 'branch',
        stage: stages[Math.floor(index / 3) % 3]!,
      }),
    ),
  )
  await given('attendances', ...crowd.map(rowAt))
  await changeSession({ replies: { 'm-p1': 'leaveGranted', 'm-p27': 'leaveGranted', 'm-wang': 'leaveGranted' } })
  const { people } = await mustCallAs('o-secretary', 'attendance.live', { sessionId })
  const those = (wanted: string) => people.filter(({ status }) => status === wanted).length

  const { pass } = await showAs('o-secretary', sessionId)
  const { reply, cost } = await numbers('o-secretary', pass)
  expect(reply).toMatchObject({
    ok: true,
    data: {
      present: those('present'),
      late: those('late'),
      undecided: those('undecided'),
      observers: those('observer'),
      onLeave: those('leave'),
      signedOut: crowd.length / 5,
    },
  })
  for (const status of ['present', 'late', 'undecided', 'observer', 'leave']) expect(those(status)).toBeGreaterThan(0)
  expect(cost.requests).toBe(2)
})

test('thousands in the hall: the same two requests and the same few bytes', async () => {
  await given('attendances', ...Array.from({ length: 3_000 }, (_, index) => rowAt(index)))
  const { pass } = await showAs('o-secretary', sessionId)
  const { reply, cost } = await numbers('o-secretary', pass)
  expect(reply.ok && Object.values(reply.data).reduce<number>((sum, count) => sum + (count ?? 0), 0)).toBeGreaterThan(
    3_000,
  )
  expect([cost.requests, cost.replyBytes < 300, rows('attendances').length]).toEqual([2, true, 3_000])
})
