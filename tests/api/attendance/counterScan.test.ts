import type { Input } from '#types/contract'
import { changeSession, signInAs } from '../../support/door'
import { person } from '../../support/people'
import { personalCodeAs, personalCodeFor } from '../../support/personalCode'
import { currentToken, publish } from '../../support/themeDay'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../../support/world'

useWorld()

let sessionId: string
let now: number
beforeEach(async () => {
  await givenPeople()
  sessionId = (await publish()).sessionId
  now = setClock('05 14:50:10')
})

type Scans = Input<'attendance.counterScan'>['scans']
const scanned = (...codes: string[]): Scans => codes.map((code) => ({ code, at: now }))
const send = (scans: Scans, openid = 'o-secretary') => callAs(openid, 'attendance.counterScan', { sessionId, scans })
const mustSend = (scans: Scans) => mustCallAs('o-secretary', 'attendance.counterScan', { sessionId, scans })
const who = (name: string) => ({ id: `m-${name}`, name })
const fine = { already: false, observer: false, refusal: null }
const refused = (code: string) => ({ already: false, observer: false, refusal: expect.objectContaining({ code }) })

test('every scan is answered in its place: come, observing, shown twice, not ours', async () => {
  const li = await personalCodeAs('o-li')
  const old = await personalCodeAs('o-wang', now - 90_000)
  const codes = [li, await personalCodeAs('o-activist'), 'nonsense', li, old, await personalCodeAs('o-siblingMember')]
  const { results } = await mustSend(scanned(...codes))

  expect(results).toEqual([
    { person: who('li'), ...fine },
    { person: who('activist'), ...fine, observer: true },
    { person: null, ...refused('PERSONAL_CODE_FORGED') },
    { person: who('li'), ...fine, already: true },
    { person: who('wang'), ...refused('PERSONAL_CODE_EXPIRED') },
    { person: who('siblingMember'), ...fine, observer: true },
  ])
  expect(
    rows('attendances')
      .map(({ memberId }) => memberId)
      .toSorted(),
  ).toEqual([...['m-activist', 'm-li', 'm-siblingMember']])
  expect(rows('attendances').find(({ memberId }) => memberId === 'm-li')).toMatchObject({
    ...{ method: 'counterScan', by: 'm-secretary', signedAt: now, recordedAt: now, device: null, flags: [] },
  })
})

test('sent in hours later it counts for the half minute in which the code was shown, and sent again it changes nothing', async () => {
  setClock('05 15:09:40')
  const [li, wang] = [personalCodeFor('m-li'), personalCodeFor('m-wang')]
  const scans = [
    { code: li, at: setClock('05 15:09:45') },
    { code: wang, at: setClock('05 15:10:05') },
  ]
  const sentAt = setClock('05 21:00:00')
  await mustSend(scans)
  const stored = rows('attendances')
  expect(stored.map(({ signedAt }) => signedAt)).toEqual([setClock('05 15:10:00'), setClock('05 15:10:00')])
  expect(stored[0]).toMatchObject({ recordedAt: sentAt })

  setClock('05 21:00:30')
  const { results } = await mustSend(scans)
  expect(results).toEqual(['li', 'wang'].map((name) => ({ person: who(name), ...fine, already: true })))
  expect(rows('attendances')).toEqual(stored)
  const { people } = await mustCallAs('o-secretary', 'attendance.live', { sessionId })
  expect(people.filter(({ status }) => status === 'present').map(({ id }) => id)).toEqual(['m-li', 'm-wang'])
})

test('who has scanned himself keeps his first record', async () => {
  await signInAs('o-li', await currentToken(sessionId))
  const before = rows('attendances')
  const { results } = await mustSend(scanned(await personalCodeAs('o-li'), await personalCodeAs('o-wang')))
  expect(results.map(({ already }) => already)).toEqual([true, false])
  expect(rows('attendances').filter(({ memberId }) => memberId === 'm-li')).toEqual(before)
})

test.each([
  ['of another person with his name put in', () => personalCodeFor('m-wang').replace('wang', 'li')],
  ['of yesterday’s key', () => personalCodeFor('m-li', { day: '2026-11-04' })],
  ['with one character changed', () => personalCodeFor('m-li').replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))],
  ['cut short', () => personalCodeFor('m-li').slice(0, -1)],
  ['of nobody we know', () => personalCodeFor('m-nobody')],
  ['that signs in at the screen', () => `a${'x'.repeat(28)}`],
  ['that is empty', () => ''],
  ['of a dotted path', () => personalCodeFor('replies.m-li')],
  ['of a prototype', () => personalCodeFor('__proto__')],
])('a code %s is refused, and the others of the batch are taken', async (_what, code) => {
  const { results } = await mustSend(scanned(code(), personalCodeFor('m-phoneless')))
  expect(results).toEqual([
    { person: null, ...refused('PERSONAL_CODE_FORGED') },
    { person: who('phoneless'), ...fine },
  ])
  expect(rows('attendances')).toHaveLength(1)
})

const MINUTE = 60_000
test.each([
  ['shown half a minute before it was scanned', 0, 30_000, 0, null],
  ['shown a minute before', 0, 60_000, 0, 'PERSONAL_CODE_EXPIRED'],
  ['scanned by a phone a day behind', 0, -1_440 * MINUTE, 0, 'PERSONAL_CODE_EXPIRED'],
  ['scanned by a phone a day ahead', 0, 1_440 * MINUTE, 0, 'PERSONAL_CODE_EXPIRED'],
  ['shown before the door opened', -21 * MINUTE, 0, 0, 'SIGN_IN_NOT_OPEN'],
  ['shown after the end', 131 * MINUTE, 0, 0, 'SIGN_IN_CLOSED'],
  ['sent in after almost twelve hours', 0, 0, 719 * MINUTE, null],
  ['sent in after more than twelve hours', 0, 0, 721 * MINUTE, 'SIGN_IN_OFFLINE_TOO_LATE'],
])('a code %s', async (_what, shown, scannedAfter, sentAfter, code) => {
  const shownAt = now + shown
  const scans = [{ code: personalCodeFor('m-li', { at: shownAt }), at: shownAt + scannedAfter }]
  world().clock.freeze(shownAt + Math.max(sentAfter, Math.min(scannedAfter, MINUTE), 0))
  const { results } = await mustSend(scans)
  expect(results[0]?.refusal?.code ?? null).toBe(code)
  expect(rows('attendances')).toHaveLength(code ? 0 : 1)
})

test('a hundred people cost no more than six requests, also when some of them are there already', async () => {
  const names = Array.from({ length: 100 }, (_, index) => `p${index}`)
  await given('members', ...names.map((name) => person(name)))
  const codes = names.map((name) => personalCodeFor(`m-${name}`))
  await mustSend(scanned(...codes.slice(40, 60)))
  const { reply, cost } = await send(scanned(...codes))
  expect(reply.ok && reply.data.results.filter(({ already }) => already)).toHaveLength(20)
  expect(cost.requests).toBeLessThanOrEqual(6)
  expect(rows('attendances')).toHaveLength(100)
})

test('only those in charge may send them, and not for a cancelled session', async () => {
  const scans = scanned(personalCodeFor('m-li'))
  for (const openid of ['o-li', 'o-siblingSecretary', 'o-formerSecretary']) {
    expect((await send(scans, openid)).reply).toMatchObject({ code: 'FORBIDDEN' })
  }
  await changeSession({ cancelled: true })
  expect((await send(scans)).reply).toMatchObject({ code: 'SESSION_CANCELLED' })
  expect(rows('attendances')).toEqual([])

  await changeSession({ cancelled: false, helpers: [{ id: 'm-wang', name: 'wang' }] })
  expect((await send(scans, 'o-wang')).reply.ok).toBe(true)
  expect(rows('attendances')).toMatchObject([{ memberId: 'm-li', by: 'm-wang' }])
})
