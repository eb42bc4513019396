import { createHash } from 'node:crypto'
import { changeSession, openDoor, showAs, signInAs } from '../../support/door'
import { person } from '../../support/people'
import { currentToken, publish } from '../../support/themeDay'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../../support/world'

useWorld()

let sessionId: string
beforeEach(async () => {
  await givenPeople()
  sessionId = (await publish()).sessionId
  setClock('05 14:50:00')
})

const names = Array.from({ length: 12 }, (_, index) => `p${index}`)
async function givenCome(): Promise<string[]> {
  await given('members', ...names.map((name) => person(name)))
  const memberIds = names.map((name) => `m-${name}`)
  await mustCallAs('o-secretary', 'attendance.rollCall', { sessionId, memberIds })
  setClock('05 15:20:00')
  return memberIds
}
const draw = (count: number, openid = 'o-secretary') => callAs(openid, 'attendance.drawSpotCheck', { sessionId, count })
const mustDraw = (count: number) => mustCallAs('o-secretary', 'attendance.drawSpotCheck', { sessionId, count })
const put = (n: number, missing: string[], openid = 'o-secretary') =>
  callAs(openid, 'attendance.recordSpotCheck', { sessionId, n, missing })
const codeOf = async (call: Promise<{ reply: { ok: boolean; code?: string } }>) => {
  const { reply } = await call
  return reply.ok ? 'OK' : reply.code
}
const sha = (text: string) => createHash('sha256').update(text).digest('hex')
const rowOf = (memberId: string) => rows('attendances').find((row) => row.memberId === memberId)!
const statusOf = async (id: string) =>
  (await mustCallAs('o-secretary', 'attendance.live', { sessionId })).people.find((line) => line.id === id)!.status

test('anybody can draw again: the seal was on the screen before, and the names follow from the seed', async () => {
  const { spotSeal } = await showAs('o-secretary', sessionId)
  const present = await givenCome()
  const { n, seed, seal, drawn } = await mustDraw(4)

  expect([n, seal, sha(seed)]).toEqual([1, spotSeal, spotSeal])
  const again = present.map((id) => ({ id, mark: sha(`${seed}|${id}`) })).toSorted((a, b) => (a.mark < b.mark ? -1 : 1))
  expect(drawn.map(({ id }) => id)).toEqual(again.slice(0, 4).map(({ id }) => id))
  expect(drawn[0]!.name).toBe(drawn[0]!.id.slice(2))
  expect(rows('spotChecks')).toMatchObject([
    { n: 1, seed, present: present.toSorted(), missing: null, by: 'm-secretary' },
  ])
})

test('the next draw has another seed, whose seal is on the screen by then', async () => {
  await givenCome()
  const first = await mustDraw(2)
  const { spotSeal } = await showAs('o-secretary', sessionId)
  const second = await mustDraw(2)
  expect([first.n, second.n]).toEqual([1, 2])
  expect(second.seal).toBe(spotSeal)
  expect(second.seed).not.toBe(first.seed)
})

test('only who is there can be drawn: no observer, nobody who has gone, nobody who was put down as absent', async () => {
  const token = await currentToken(sessionId)
  for (const name of ['li', 'wang', 'deputy', 'siblingMember', 'activist']) await signInAs(`o-${name}`, token)
  await given('attendances', { ...rowOf('m-wang'), outAt: world().clock.now() })
  const gone = { sessionId, memberId: 'm-deputy', to: 'absent', reason: '只是路过' } as const
  await mustCallAs('o-secretary', 'attendance.correct', gone)
  expect((await mustDraw(10)).drawn).toEqual([{ id: 'm-li', name: 'li' }])
})

test('what is undecided can be drawn', async () => {
  await openDoor({ offline: true })
  const token = await currentToken(sessionId)
  setClock('05 15:30:00')
  await signInAs('o-li', token, { offline: true })
  expect((await mustDraw(1)).drawn).toEqual([{ id: 'm-li', name: 'li' }])
})

test.each([1, 2, 3])('two who draw at once see the same names: round %i', async () => {
  await givenCome()
  world().faults.latency = { ms: 1, jitterMs: 8 }
  const [one, other] = await Promise.all([draw(3), draw(3, 'o-deputy')])
  const drawn = [one, other].map(({ reply }) => (reply.ok ? reply.data : null))
  const numbers = new Set(drawn.map((data) => data!.n))
  // or one after the other, and then the second is another draw
  expect(rows('spotChecks').map(({ n }) => n)).toEqual([...numbers].toSorted())
  if (numbers.size === 1) expect(drawn[0]).toEqual(drawn[1])
  expect(rows('sessions')[0]?.spotChecks).toBe(numbers.size)
})

test.each([1, 2, 3, 4, 5, 6])(
  'ended after %i requests, the same draw is shown, not one that pleases better',
  async (requests) => {
    await givenCome()
    world().faults.crashAfter = { requests, function: 'api' }
    const crashed = await draw(3).catch(() => null)
    world().faults.crashAfter = null
    const [before] = rows('spotChecks')
    const { n, drawn } = await mustDraw(3)
    expect(crashed).toBeNull()
    if (n === 1 && before) expect(drawn.map(({ id }) => id)).toEqual(before.drawn)
    expect(rows('sessions')[0]?.spotChecks).toBe(n)
    expect(n).toBe(requests < 5 ? 1 : 2)
  },
)

test('who does not answer is disputed until it is decided, also if it was decided of something else before', async () => {
  await openDoor({ offline: true })
  const token = await currentToken(sessionId)
  setClock('05 15:30:00')
  await signInAs('o-li', token, { offline: true })
  await signInAs('o-wang', token)
  await mustCallAs('o-secretary', 'attendance.rollCall', { sessionId, memberIds: ['m-wang', 'm-deputy'] })
  await mustCallAs('o-secretary', 'attendance.confirm', { sessionId, memberIds: ['m-li'], accept: true })
  setClock('05 15:40:00')
  await mustDraw(3)
  const { reply } = await put(1, ['m-wang', 'm-li'])
  expect(reply).toEqual({ ok: true, data: { n: 1, missing: ['m-li', 'm-wang'] } })
  expect([rowOf('m-li'), rowOf('m-wang'), rowOf('m-deputy')]).toMatchObject([
    { flags: ['offline', 'disputed'], decision: null },
    { flags: ['disputed'], decision: null },
    { flags: [], decision: null },
  ])
  expect([await statusOf('m-li'), await statusOf('m-deputy')]).toEqual(['undecided', 'present'])

  setClock('05 15:45:00')
  await mustCallAs('o-secretary', 'attendance.confirm', { sessionId, memberIds: ['m-li'], accept: true })
  expect([await statusOf('m-li'), await codeOf(put(1, ['m-li', 'm-wang']))]).toEqual(['present', 'OK'])
  expect(await statusOf('m-li')).toBe('present')

  setClock('05 16:00:00')
  await mustDraw(3)
  await put(2, ['m-li'])
  expect([await statusOf('m-li'), rowOf('m-li').flags]).toEqual(['undecided', ['offline', 'disputed']])
})

test('the result is put down once', async () => {
  await givenCome()
  const { drawn } = await mustDraw(3)
  const ids = drawn.map(({ id }) => id)
  const stranger = names.map((name) => `m-${name}`).find((id) => !ids.includes(id))!
  expect(await codeOf(put(1, [stranger]))).toBe('INVALID_INPUT')
  expect(await codeOf(put(2, []))).toBe('NOT_FOUND')
  expect(await codeOf(put(1, []))).toBe('OK')
  expect(await codeOf(put(1, ids.slice(0, 1)))).toBe('SPOT_CHECK_DONE')
  expect(await codeOf(put(1, []))).toBe('OK')
  expect(rows('attendances').filter(({ flags }) => flags.length)).toEqual([])
})

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'a result whose request ended after %i requests is put down whole by the next',
  async (requests) => {
    await givenCome()
    const missing = (await mustDraw(3)).drawn.map(({ id }) => id)
    world().faults.crashAfter = { requests, function: 'api' }
    await expect(put(1, missing)).rejects.toThrow('crashed')
    world().faults.crashAfter = null
    expect(await codeOf(put(1, missing))).toBe('OK')
    expect(missing.map((id) => rowOf(id).flags)).toEqual(missing.map(() => ['disputed']))
  },
)

test('nobody is drawn where nobody is, after the end, or by those who may not', async () => {
  expect(await codeOf(draw(1))).toBe('SPOT_CHECK_NOBODY')
  await givenCome()
  for (const openid of ['o-li', 'o-siblingSecretary']) {
    expect(await codeOf(draw(1, openid))).toBe('FORBIDDEN')
    expect(await codeOf(put(1, [], openid))).toBe('FORBIDDEN')
  }
  setClock('05 17:00:01')
  expect(await codeOf(draw(1))).toBe('SESSION_OVER')
  await changeSession({ cancelled: true })
  expect([await codeOf(draw(1)), await codeOf(put(1, []))]).toEqual(['SESSION_CANCELLED', 'SESSION_CANCELLED'])
  expect(rows('spotChecks')).toEqual([])
})
