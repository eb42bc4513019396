import type { Input } from '#types/contract'
import { changeSession } from '../../support/door'
import { askAs, lecturedBy, questionId } from '../../support/study'
import { publish } from '../../support/themeDay'
import { callAs, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../../support/world'

useWorld()

let sessionId: string
beforeEach(async () => {
  await givenPeople()
  sessionId = (await publish()).sessionId
  setClock('04 15:00:00')
  for (const n of [1, 2, 3]) await ask('o-li', n)
})

type Ending = { to: 'answered'; answer: string } | { to: 'merged'; into: string } | { to: 'declined'; reason: string }
const answered = (answer = '先降速'): Ending => ({ to: 'answered', answer })
const merged = (n: number): Ending => ({ to: 'merged', into: questionId(n) })
const declined = (reason = '与本场无关'): Ending => ({ to: 'declined', reason })

const ask = (openid: string, n: number) => askAs(openid, sessionId, n)
const endAs = (openid: string, n: number, ending: Ending) =>
  callAs(openid, 'question.end', { sessionId, id: questionId(n), ...ending } as Input<'question.end'>)
const closeAs = (openid: string, waive?: string) =>
  callAs(openid, 'question.close', { sessionId, ...(waive !== undefined && { waive }) })
const voteAs = (openid: string, n: number) =>
  callAs(openid, 'question.vote', { sessionId, id: questionId(n), up: true })
const listed = async (n: number) =>
  (await mustCallAs('o-wang', 'question.list', { sessionId })).questions.find(({ id }) => id === questionId(n))

describe('the end of a question', () => {
  test('answered, and the answer may be bettered', async () => {
    expect((await endAs('o-secretary', 1, answered())).reply).toMatchObject({ data: { state: 'answered' } })
    expect((await endAs('o-deputy', 1, answered('先降速，再开雾灯'))).reply.ok).toBe(true)
    expect(await listed(1)).toMatchObject({ state: 'answered', answer: '先降速，再开雾灯' })
  })

  test('declined with a reason', async () => {
    expect((await endAs('o-secretary', 1, declined())).reply.ok).toBe(true)
    expect(await listed(1)).toMatchObject({ state: 'declined', answer: '与本场无关', mergedInto: null })
  })

  test.each([answered('测试违规'), declined('测试复审')])(
    '%j does not pass the check: it stays open',
    async (ending) => {
      expect((await endAs('o-secretary', 1, ending)).reply).toMatchObject({ code: 'QUESTION_RISKY' })
      expect(await listed(1)).toMatchObject({ state: 'open', answer: null })
      world().openapi.fail('security.msgSecCheck', -1)
      expect((await endAs('o-secretary', 1, answered())).reply).toMatchObject({ code: 'CHECK_BUSY' })
      world().openapi.fail('security.msgSecCheck', null)
      expect((await endAs('o-secretary', 1, answered())).reply).toMatchObject({ ok: true })
    },
  )

  test('merged into another; its votes stay', async () => {
    await voteAs('o-wang', 1)
    expect((await endAs('o-secretary', 1, merged(2))).reply.ok).toBe(true)
    expect(await listed(1)).toMatchObject({ state: 'merged', mergedInto: questionId(2), votes: 1 })
    expect(await listed(2)).toMatchObject({ state: 'open', votes: 0 })
  })

  test('into one that is answered as well, and that one is answered anew', async () => {
    await endAs('o-secretary', 2, answered())
    expect((await endAs('o-secretary', 1, merged(2))).reply.ok).toBe(true)
    expect((await endAs('o-secretary', 2, answered('换个答法'))).reply.ok).toBe(true)
  })

  test.each([
    ['answered, then declined', answered(), declined()],
    ['declined, then answered', declined(), answered()],
    ['merged, then answered', merged(2), answered()],
    ['answered, then merged', answered(), merged(2)],
    ['declined for another reason', declined(), declined('换个理由')],
    ['merged elsewhere', merged(2), merged(3)],
  ])('%s: the first stands', async (_what, first, second) => {
    await endAs('o-secretary', 1, first)
    const before = await listed(1)
    expect((await endAs('o-secretary', 1, second)).reply).toMatchObject({ code: 'QUESTION_ENDED' })
    expect(await listed(1)).toEqual(before)
  })

  test.each([answered(), merged(2), declined()])('the same once more changes nothing: %j', async (ending) => {
    await endAs('o-secretary', 1, ending)
    const before = rows('questions')
    expect((await endAs('o-deputy', 1, ending)).reply.ok).toBe(true)
    expect(rows('questions')).toEqual(before)
  })

  test.each([
    ['into itself', 1, merged(1), 'QUESTION_ITSELF'],
    ['into nothing', 1, merged(99), 'QUESTION_ITSELF'],
    ['of nothing', 99, answered(), 'NOT_FOUND'],
  ])('%s: refused', async (_what, n, ending, code) => {
    expect((await endAs('o-secretary', n, ending)).reply).toMatchObject({ code })
  })

  test.each([declined(), merged(3)])('nothing is merged into what is %j', async (ending) => {
    await endAs('o-secretary', 2, ending)
    expect((await endAs('o-secretary', 1, merged(2))).reply).toMatchObject({ code: 'QUESTION_ITSELF' })
    expect(await listed(1)).toMatchObject({ state: 'open' })
  })

  test('nobody votes for what is ended; who has voted is told he has', async () => {
    await voteAs('o-wang', 1)
    await endAs('o-secretary', 1, answered())
    expect((await voteAs('o-deputy', 1)).reply).toMatchObject({ code: 'QUESTION_ENDED' })
    expect((await voteAs('o-wang', 1)).reply).toMatchObject({ data: { votes: 1, voted: true } })
    expect(await listed(1)).toMatchObject({ votes: 1 })
  })

  test.each([
    ['o-li', 'QUESTION_NOT_YOURS'],
    ['o-siblingSecretary', 'FORBIDDEN'],
    ['o-otherOrganiser', 'FORBIDDEN'],
    ['o-administrator', 'FORBIDDEN'],
    ['o-wang', true],
    ['o-secretary', true],
    ['o-unitOrganiser', true],
    ['o-groupOrganiser', true],
  ])('by %s: %s', async (openid, code) => {
    await lecturedBy('m-wang')
    const { reply } = await endAs(openid, 1, answered())
    expect(reply.ok || reply.code).toBe(code)
  })

  test.each([
    ['no answer', { to: 'answered', answer: ' ' }],
    ['301 characters', { to: 'answered', answer: '答'.repeat(301) }],
    ['no reason', { to: 'declined' }],
    ['back to open', { to: 'open' }],
    ['into an object', { to: 'merged', into: { $ne: null } }],
    ['an answer too many', { to: 'merged', into: questionId(2), answer: '好' }],
  ])('%s is refused before the database', async (_what, ending) => {
    const { reply, cost } = await endAs('o-secretary', 1, ending as Ending)
    expect([reply, cost.requests]).toMatchObject([{ code: 'INVALID_INPUT' }, 0])
  })
})

describe('at once', () => {
  beforeEach(() => {
    world().faults.latency = { ms: 1, jitterMs: 6 }
  })
  const stateOf = (n: number) => rows('questions').find(({ _id }) => _id.endsWith(questionId(n)))!

  test.each([1, 2, 3, 4, 5, 6])('three merge in a ring: no ring comes about, round %i', async () => {
    const around = [endAs('o-secretary', 1, merged(2)), endAs('o-deputy', 2, merged(3))]
    const calls = await Promise.all([...around, endAs('o-unitOrganiser', 3, merged(1))])
    const targets = [1, 2, 3].map((n) => stateOf(n).mergedInto)
    expect(targets).toContain(null)
    const codes = new Set(calls.map(({ reply }) => reply.ok || reply.code))
    for (const code of codes) expect([true, 'CHANGED_MEANWHILE', 'QUESTION_ITSELF']).toContain(code)
  })

  test.each([1, 2, 3])('two end one differently: one is told, round %i', async () => {
    const calls = await Promise.all([endAs('o-secretary', 1, answered()), endAs('o-deputy', 1, declined())])
    const done = calls.filter(({ reply }) => reply.ok)
    expect(done).toHaveLength(1)
    expect(done[0]!.reply).toMatchObject({ data: { state: stateOf(1).state } })
  })

  test.each([1, 2, 3, 4])('votes that come while it ends are counted or told, round %i', async () => {
    const voters = ['o-wang', 'o-deputy', 'o-secretary']
    const votes = voters.map((openid) => voteAs(openid, 1))
    const [ended, ...cast] = await Promise.all([endAs('o-secretary', 1, answered()), ...votes])
    expect(ended.reply.ok).toBe(true)
    const taken = cast.filter(({ reply }) => reply.ok).length
    expect([stateOf(1).votes, stateOf(1).voters.length]).toEqual([taken, taken])
  })
})

describe('closing', () => {
  test('is refused while something is open, and says so', async () => {
    await endAs('o-secretary', 1, answered())
    expect((await closeAs('o-secretary')).reply).toMatchObject({ code: 'QUESTION_LEFT_OPEN' })
    expect(rows('desks')).toMatchObject([{ closedAt: null }])
    await endAs('o-secretary', 2, merged(1))
    await endAs('o-secretary', 3, declined())
    expect((await closeAs('o-secretary')).reply).toMatchObject({ data: { closed: true, waived: 0 } })
    expect(rows('desks')).toMatchObject([{ closedBy: 'm-secretary', waived: null }])
  })

  test('with a reason what is open is waived; it is told in the audit', async () => {
    await endAs('o-secretary', 1, answered())
    expect((await closeAs('o-secretary', '时间不够，下次再答')).reply).toMatchObject({ data: { waived: 2 } })
    expect(rows('desks')).toMatchObject([{ waived: { count: 2, reason: '时间不够，下次再答' } }])
    const [record] = rows('audit')
    expect(record).toMatchObject({ action: 'question.close', by: 'm-secretary' })
    expect(JSON.parse(record!.what)).toMatchObject({ sessionId, waive: '时间不够，下次再答' })
  })

  test('afterwards nothing changes', async () => {
    await endAs('o-secretary', 1, answered())
    await closeAs('o-secretary', '时间不够')
    const before = [rows('questions'), rows('desks')]
    expect(rows('questions').every(({ closed }) => closed)).toBe(true)
    for (const { reply } of [
      await ask('o-wang', 7),
      await voteAs('o-wang', 2),
      await endAs('o-secretary', 2, answered()),
      await endAs('o-secretary', 1, answered('换个答法')),
    ])
      expect(reply).toMatchObject({ code: 'QUESTION_CLOSED', message: expect.stringContaining('已经收尾') })
    expect((await closeAs('o-deputy', '别的理由')).reply).toMatchObject({ data: { closed: true, waived: 2 } })
    expect([rows('questions'), rows('desks')]).toEqual(before)
    expect(await mustCallAs('o-li', 'question.list', { sessionId })).toMatchObject({ open: false, closed: true })
  })

  test('of a desk at which nobody has asked', async () => {
    const other = 'otherOne'
    await world().database.put('sessions', { ...rows('sessions')[0]!, _id: other } as never)
    expect(await mustCallAs('o-secretary', 'question.close', { sessionId: other })).toMatchObject({ waived: 0 })
    expect((await askAs('o-li', other, 1)).reply).toMatchObject({ code: 'QUESTION_CLOSED' })
    expect(rows('questions').filter((one) => one.sessionId === other)).toEqual([])
  })

  test('what has looked at the desk before it was closed comes too late', async () => {
    await endAs('o-secretary', 1, answered())
    await closeAs('o-secretary', '时间不够')
    // as such a call still sees it
    await world().database.put('desks', { ...rows('desks')[0]!, closedAt: null } as never)
    const before = rows('questions')
    expect((await voteAs('o-wang', 2)).reply).toMatchObject({ code: 'QUESTION_CLOSED' })
    expect((await endAs('o-secretary', 2, answered())).reply).toMatchObject({ code: 'CHANGED_MEANWHILE' })
    expect((await endAs('o-secretary', 1, answered('换个答法'))).reply).toMatchObject({ code: 'CHANGED_MEANWHILE' })
    expect(rows('questions')).toEqual(before)
  })

  test.each(['o-li', 'o-siblingSecretary', 'o-otherOrganiser', 'o-administrator'])('not by %s', async (openid) => {
    expect((await closeAs(openid, '时间不够')).reply).toMatchObject({ code: 'FORBIDDEN' })
  })

  test('not of a cancelled session', async () => {
    await changeSession({ cancelled: true, cancelReason: '抢险' })
    expect((await closeAs('o-secretary', '时间不够')).reply).toMatchObject({ code: 'SESSION_CANCELLED' })
    expect((await endAs('o-secretary', 1, answered())).reply).toMatchObject({ code: 'SESSION_CANCELLED' })
  })

  test.each([1, 2, 3, 4, 5, 6])('while people ask: nothing is left open unseen, round %i', async (round) => {
    for (const n of [1, 2, 3]) await endAs('o-secretary', n, answered())
    world().faults.latency = { ms: 1, jitterMs: 8 }
    // some look at the desk before it is closed, and are done after it
    const soon = () => new Promise((resolve) => setTimeout(resolve, 4 * round))
    const asking = ['o-li', 'o-wang', 'o-deputy'].map((openid, n) => soon().then(() => ask(openid, 10 + n)))
    const [closed, ...asked] = await Promise.all([closeAs('o-secretary'), ...asking])
    world().faults.latency = null
    const { questions } = await mustCallAs('o-wang', 'question.list', { sessionId })
    const open = questions.filter(({ state }) => state === 'open').length
    expect(open).toBe(asked.filter(({ reply }) => reply.ok).length)
    if (closed.reply.ok) expect(open).toBe(0)
    else expect(closed.reply).toMatchObject({ code: expect.stringMatching(/^(QUESTION_LEFT_OPEN|CHANGED_MEANWHILE)$/) })
    // whoever was turned away left nothing
    expect(rows('questions')).toHaveLength(questions.length)
  })
})

describe('ended after the n-th request and sent again', () => {
  const crashed = async (requests: number, act: () => Promise<unknown>) => {
    world().faults.crashAfter = { requests, function: 'api', times: 1 }
    await act().catch(() => undefined)
    world().faults.crashAfter = null
    return act()
  }

  test.each([1, 2, 3, 4, 5, 6])('an end comes about, n = %d', async (requests) => {
    for (const [n, ending] of [
      [1, merged(2)],
      [2, answered()],
      [3, declined()],
    ] as const)
      expect(await crashed(requests, () => endAs('o-secretary', n, ending))).toMatchObject({ reply: { ok: true } })
    expect([await listed(1), await listed(2), await listed(3)]).toMatchObject([
      { state: 'merged', mergedInto: questionId(2) },
      { state: 'answered', answer: '先降速' },
      { state: 'declined', answer: '与本场无关' },
    ])
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('the closing too, n = %d', async (requests) => {
    expect(await crashed(requests, () => closeAs('o-secretary', '时间不够'))).toMatchObject({
      reply: { data: { waived: 3 } },
    })
    expect(rows('desks')).toMatchObject([{ waived: { count: 3, reason: '时间不够' } }])
  })
})
