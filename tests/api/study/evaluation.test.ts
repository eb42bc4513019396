import type { Input } from '#types/contract'
import { changeSession } from '../../support/door'
import { person } from '../../support/people'
import { lecturedBy } from '../../support/study'
import { currentToken, publish } from '../../support/themeDay'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../../support/world'

useWorld()

const crowd = Array.from({ length: 6 }, (_, n) => person(`crowd${n}`))
const openids = crowd.map(({ openid }) => openid!)

let sessionId: string
beforeEach(async () => {
  await givenPeople()
  await given('members', ...crowd)
  sessionId = (await publish()).sessionId
})

const signIn = async (...who: string[]) => {
  const token = await currentToken(sessionId)
  for (const openid of who) await mustCallAs(openid, 'attendance.signIn', { token })
}
/** li and six others came in time, wang late; deputy did not; an activist looked in. */
async function held(): Promise<void> {
  setClock('05 14:50:00')
  await signIn('o-li', 'o-activist', ...openids)
  setClock('05 15:20:00')
  await signIn('o-wang')
  setClock('05 17:00:00')
}

const marks = { clear: 5, useful: 4, arranged: 3 }
const giveAs = (openid: string, more: Partial<Input<'evaluation.give'>> = {}) =>
  callAs(openid, 'evaluation.give', { sessionId, marks, text: '', ...more })
const resultAs = (openid: string) => mustCallAs(openid, 'evaluation.result', { sessionId })
const codeOf = async (call: ReturnType<typeof giveAs>) => {
  const { reply } = await call
  return reply.ok || reply.code
}

describe('giving', () => {
  test('whoever was there, in time or late; nobody else', async () => {
    await held()
    const codes = await Promise.all(
      ['o-li', 'o-wang', 'o-deputy', 'o-activist', 'o-foreignMember', 'o-unitOrganiser'].map((openid) =>
        codeOf(giveAs(openid)),
      ),
    )
    expect(codes).toEqual([true, true, ...Array(4).fill('EVALUATION_NOT_THERE')])
    expect(rows('evaluations')).toHaveLength(2)
  })

  test('presence as it is judged: denied, waiting to be confirmed, corrected', async () => {
    setClock('05 14:50:00')
    const token = await currentToken(sessionId)
    const device = 'one_phone-for-two-0001'
    for (const openid of ['o-li', 'o-wang']) await mustCallAs(openid, 'attendance.signIn', { token, device })
    await signIn('o-deputy')
    setClock('05 17:00:00')
    // wang came with the phone of li
    expect(await codeOf(giveAs('o-wang'))).toBe('EVALUATION_NOT_THERE')
    expect(await codeOf(giveAs('o-li'))).toBe(true)
    await mustCallAs('o-secretary', 'attendance.confirm', { sessionId, memberIds: ['m-wang'], accept: true })
    expect(await codeOf(giveAs('o-wang'))).toBe(true)
    const correction = { memberId: 'm-deputy', to: 'absent', reason: '本人没有到场' } as const
    await mustCallAs('o-secretary', 'attendance.correct', { sessionId, ...correction })
    expect(await codeOf(giveAs('o-deputy'))).toBe('EVALUATION_NOT_THERE')
  })

  test.each([
    ['05 16:59:59', 'EVALUATION_EARLY', false],
    ['05 17:00:00', true, true],
    ['12 17:00:00', true, true],
    ['12 17:00:01', 'EVALUATION_OVER', false],
  ])('at %s: %s', async (time, code, mayGive) => {
    await held()
    setClock(time)
    expect(await resultAs('o-li')).toMatchObject({ mayGive, given: false })
    expect(await codeOf(giveAs('o-li'))).toBe(code)
    expect(await resultAs('o-li')).toMatchObject({ mayGive: false, given: mayGive })
  })

  test('once: the first one stands', async () => {
    await held()
    for (const clear of [5, 1]) await giveAs('o-li', { marks: { ...marks, clear }, text: `说 ${clear}` })
    expect(rows('evaluations')).toMatchObject([{ marks: { clear: 5 }, text: '说 5' }])
  })

  test('many at once, each on two phones: one each', async () => {
    await held()
    world().faults.latency = { ms: 1, jitterMs: 6 }
    const all = await Promise.all([...openids, ...openids].map((openid) => giveAs(openid)))
    expect(all.every(({ reply }) => reply.ok)).toBe(true)
    expect(rows('evaluations')).toHaveLength(6)
  })

  test('nobody reads out of the documents whose it is, or when', async () => {
    await held()
    for (const openid of ['o-li', 'o-wang']) await giveAs(openid, { text: '多讲案例' })
    for (const one of rows('evaluations')) {
      expect(Object.keys(one).sort()).toEqual(['_id', 'marks', 'sessionId', 'text'])
      expect(one._id).toMatch(/^[\w-]{16}$/)
    }
    expect(JSON.stringify(rows('evaluations'))).not.toMatch(/m-li|m-wang|o-li/)
  })

  test.each(['测试违规', '测试复审'])('%s is not taken, and may be said otherwise', async (text) => {
    await held()
    expect(await codeOf(giveAs('o-li', { text }))).toBe('EVALUATION_RISKY')
    expect(rows('evaluations')).toEqual([])
    expect(await codeOf(giveAs('o-li', { text: '换个说法' }))).toBe(true)
  })

  test('without words nothing is checked; without the check’s answer no words are taken', async () => {
    await held()
    world().openapi.fail('security.msgSecCheck', -1)
    expect(await codeOf(giveAs('o-li', { text: '多讲案例' }))).toBe('CHECK_BUSY')
    expect(await codeOf(giveAs('o-wang'))).toBe(true)
    expect(rows('evaluations')).toHaveLength(1)
  })

  test.each([
    ['a six', { marks: { ...marks, clear: 6 } }],
    ['a half', { marks: { ...marks, clear: 4.5 } }],
    ['a nought', { marks: { ...marks, useful: 0 } }],
    ['one missing', { marks: { clear: 5, useful: 4 } }],
    ['one too many', { marks: { ...marks, name: 5 } }],
    ['201 characters', { text: '好'.repeat(201) }],
    ['an object', { text: { $ne: '' } }],
  ])('%s is refused before the database', async (_what, more) => {
    const { reply, cost } = await giveAs('o-li', more as never)
    expect([reply, cost.requests]).toMatchObject([{ code: 'INVALID_INPUT' }, 0])
  })

  test('not of a cancelled session', async () => {
    await held()
    await changeSession({ cancelled: true, cancelReason: '抢险' })
    expect(await codeOf(giveAs('o-li'))).toBe('SESSION_CANCELLED')
    expect((await callAs('o-li', 'evaluation.result', { sessionId })).reply).toMatchObject({
      code: 'SESSION_CANCELLED',
    })
  })

  test.each([1, 2, 3, 4, 5])('ended after request %d and sent again, it is there once', async (requests) => {
    await held()
    world().faults.crashAfter = { requests, function: 'api', times: 1 }
    await giveAs('o-li', { text: '多讲案例' }).catch(() => undefined)
    world().faults.crashAfter = null
    expect(await codeOf(giveAs('o-li', { text: '多讲案例' }))).toBe(true)
    expect(rows('evaluations')).toMatchObject([{ marks, text: '多讲案例' }])
  })
})

describe('the result', () => {
  const giveFrom = async (count: number) => {
    for (const [n, openid] of openids.slice(0, count).entries())
      await giveAs(openid, { marks: { clear: 1 + (n % 5), useful: 5, arranged: 4 }, text: n % 2 ? `建议 ${n}` : '' })
  }
  beforeEach(async () => {
    await held()
    await lecturedBy('m-wang')
  })

  test('of four nothing is told, to nobody', async () => {
    await giveFrom(4)
    for (const openid of ['o-wang', 'o-unitOrganiser', 'o-groupOrganiser'])
      expect(await resultAs(openid)).toMatchObject({ mayRead: true, answers: 4, needed: 5, tenths: null, texts: [] })
  })

  test('from five on, for the lecturer and those above', async () => {
    await giveFrom(5)
    for (const openid of ['o-wang', 'o-unitOrganiser', 'o-groupOrganiser'])
      expect(await resultAs(openid)).toMatchObject({
        ...{ mayRead: true, answers: 5, needed: 5 },
        ...{ tenths: { clear: 30, useful: 50, arranged: 40 }, texts: ['建议 1', '建议 3'] },
      })
    expect(JSON.stringify(await resultAs('o-wang'))).not.toMatch(/crowd/)
  })

  test.each(['o-secretary', 'o-deputy', 'o-li', 'o-activist'])('%s is told how many, and no more', async (openid) => {
    await giveFrom(6)
    expect(await resultAs(openid)).toMatchObject({ mayRead: false, answers: 6, tenths: null, texts: [] })
  })

  test.each(['o-siblingMember', 'o-foreignMember', 'o-administrator', 'o-otherOrganiser', 'o-siblingSecretary'])(
    '%s is told nothing',
    async (openid) => {
      await giveFrom(6)
      expect((await callAs(openid, 'evaluation.result', { sessionId })).reply).toMatchObject({ code: 'FORBIDDEN' })
    },
  )

  test.each([
    ['o-li', true],
    ['o-wang', true],
    ['o-deputy', false],
    ['o-activist', false],
    ['o-unitOrganiser', false],
  ])('%s may give one: %s', async (openid, mayGive) => {
    expect(await resultAs(openid)).toMatchObject({ mayGive, given: false })
  })
})
