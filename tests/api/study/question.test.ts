import { MOST_QUESTIONS } from '#domain/question'
import type { Output } from '#types/contract'
import type { Question } from '../../../cloudfunctions/shared/documents'
import { changeSession } from '../../support/door'
import { naiveAsk, naiveVote, runAs } from '../../support/naiveStudy'
import { person } from '../../support/people'
import { askAs, lecturedBy, questionId } from '../../support/study'
import { publish } from '../../support/themeDay'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../../support/world'

useWorld()

let sessionId: string
beforeEach(async () => {
  await givenPeople()
  sessionId = (await publish()).sessionId
  setClock('04 15:00:00')
})

const ask = (openid: string, n: number, more: Parameters<typeof askAs>[3] = {}) => askAs(openid, sessionId, n, more)
const listAs = (openid: string) => mustCallAs(openid, 'question.list', { sessionId })
const voteAs = (openid: string, n: number, up = true) =>
  callAs(openid, 'question.vote', { sessionId, id: questionId(n), up })
const shown = ({ questions }: Output<'question.list'>) => questions.map(({ text }) => text)
const crowd = Array.from({ length: 24 }, (_, n) => person(`crowd${n}`))

/** What may never be otherwise, whatever happened. */
function expectNoDrift(): void {
  for (const { votes, voters } of rows('questions')) {
    expect(votes).toBe(voters.length)
    expect(new Set(voters).size).toBe(voters.length)
  }
}

describe('asking', () => {
  test('named or not; one knows one’s own, and nobody else’s', async () => {
    await ask('o-li', 1, { text: '  夜里单岗怎么办 ', named: true })
    await ask('o-wang', 2)
    const mine = await listAs('o-wang')
    expect(mine).toMatchObject({ open: true, closed: false, mayEnd: false })
    expect(mine.questions).toEqual([
      {
        ...{ id: questionId(1), text: '夜里单岗怎么办', name: 'li', mine: false },
        ...{ votes: 0, voted: false, state: 'open', answer: null, mergedInto: null },
      },
      {
        ...{ id: questionId(2), text: '问题 2', name: null, mine: true },
        ...{ votes: 0, voted: false, state: 'open', answer: null, mergedInto: null },
      },
    ])
  })

  test('who asked without a name is named nowhere: not in a reply, not in a document', async () => {
    await ask('o-wang', 1)
    await voteAs('o-li', 1)
    await lecturedBy('m-deputy')
    for (const openid of ['o-li', 'o-wang', 'o-secretary', 'o-deputy', 'o-unitOrganiser'])
      expect(JSON.stringify(await listAs(openid))).not.toMatch(/wang|asker|voters/)
    const kept = JSON.stringify([...rows('questions'), ...rows('desks')])
    expect(kept).not.toMatch(/wang|m-li|o-li/)
    const [{ asker, voters }] = rows('questions') as [Question]
    expect([asker, ...voters]).toEqual([expect.stringMatching(/^[\w-]{16}$/), expect.stringMatching(/^[\w-]{16}$/)])
    // at another session he is somebody else
    await given('sessions', { ...rows('sessions')[0]!, _id: 'otherOne' })
    await askAs('o-wang', 'otherOne', 9)
    const elsewhere = rows('questions').find((one) => one.sessionId === 'otherOne')
    expect(elsewhere?.asker).not.toBe(asker)
  })

  test('sent twice it stands once', async () => {
    const [one, two] = [await ask('o-li', 1), await ask('o-li', 1, { text: '别的字' })]
    expect([one.reply, two.reply]).toEqual([one.reply, one.reply])
    expect(rows('questions')).toMatchObject([{ text: '问题 1' }])
    expect(rows('desks')).toMatchObject([{ asks: 1 }])
  })

  test('nobody asks under another’s number', async () => {
    await ask('o-li', 1)
    const stolen = { sessionId, id: questionId(1), text: '换成我的', named: true }
    expect((await callAs('o-wang', 'question.ask', stolen)).reply).toMatchObject({ code: 'INVALID_INPUT' })
    expect(rows('questions')).toMatchObject([{ text: '问题 1' }])
  })

  test.each([
    ['04 14:59:59', 'QUESTION_CLOSED'],
    ['06 17:00:00', true],
    ['06 17:00:01', 'QUESTION_CLOSED'],
  ])('at %s: %s', async (time, code) => {
    setClock(time)
    const { reply } = await ask('o-li', 1)
    expect(reply.ok || reply.code).toBe(code)
    expect((await listAs('o-li')).open).toBe(code === true)
    expect(rows('questions')).toHaveLength(code === true ? 1 : 0)
  })

  test.each([
    ['测试违规', 'QUESTION_RISKY'],
    ['测试复审', 'QUESTION_RISKY'],
  ])('%s does not pass the check: %s, and nobody sees it', async (text, code) => {
    expect((await ask('o-li', 1, { text })).reply).toMatchObject({ code })
    expect([rows('questions'), rows('desks')]).toEqual([[], []])
    expect(await ask('o-li', 1, { text: '换个说法' })).toMatchObject({
      reply: { ok: true, data: { id: questionId(1) } },
    })
  })

  test('no answer of the check is no consent', async () => {
    world().openapi.fail('security.msgSecCheck', -1)
    expect((await ask('o-li', 1)).reply).toMatchObject({ code: 'CHECK_BUSY' })
    expect(rows('questions')).toEqual([])
  })

  test.each([
    ['101 characters', '问'.repeat(101)],
    ['blanks', '   '],
    ['an object', { $ne: '' }],
  ])('%s is no question', async (_what, text) => {
    const { reply, cost } = await ask('o-li', 1, { text: text as string })
    expect([reply, cost.requests]).toMatchObject([{ code: 'INVALID_INPUT' }, 0])
  })

  test('markup is text as any other', async () => {
    const text = '<b onclick=x>$where: {{7*7}}</b>'
    await ask('o-li', 1, { text })
    expect(shown(await listAs('o-wang'))).toEqual([text])
  })
})

describe('five a member and session', () => {
  const seven = Array.from({ length: 7 }, (_, n) => n)

  test('the sixth is told so; another’s are his own', async () => {
    for (const n of seven.slice(0, 5)) expect((await ask('o-li', n)).reply.ok).toBe(true)
    expect((await ask('o-li', 5)).reply).toMatchObject({ code: 'QUESTION_FULL' })
    expect((await ask('o-li', 4)).reply.ok).toBe(true)
    expect((await ask('o-wang', 6)).reply.ok).toBe(true)
    expect(rows('questions')).toHaveLength(6)
  })

  test.each([1, 2, 3])('asked at once on two phones: five stand, round %i', async () => {
    world().faults.latency = { ms: 1, jitterMs: 6 }
    const asked = await Promise.all([...seven, ...seven].map((n) => ask('o-li', n)))
    const codes = new Set(asked.map(({ reply }) => reply.ok || reply.code))
    expect(codes).toEqual(new Set([true, 'QUESTION_FULL']))
    world().faults.latency = null
    expect((await listAs('o-wang')).questions).toHaveLength(MOST_QUESTIONS)
    expect(rows('questions')).toHaveLength(MOST_QUESTIONS)
  })

  test('control: count first, write then, and more than five stand', async () => {
    await given('desks', { _id: sessionId, asked: {}, asks: 0, closedAt: null, closedBy: null, waived: null })
    world().faults.latency = { ms: 1, jitterMs: 6 }
    await Promise.all(seven.map((n) => runAs('o-li', naiveAsk, { sessionId, id: questionId(n), most: MOST_QUESTIONS })))
    expect(rows('questions').length).toBeGreaterThan(MOST_QUESTIONS)
  })
})

describe('voting', () => {
  beforeEach(() => ask('o-wang', 1))

  test('one each, taken back as often as one likes', async () => {
    expect((await voteAs('o-li', 1)).reply).toMatchObject({ data: { votes: 1, voted: true } })
    expect((await voteAs('o-li', 1)).reply).toMatchObject({ data: { votes: 1, voted: true } })
    expect((await voteAs('o-wang', 1)).reply).toMatchObject({ data: { votes: 2, voted: true } })
    expect((await voteAs('o-li', 1, false)).reply).toMatchObject({ data: { votes: 1, voted: false } })
    expect((await voteAs('o-li', 1, false)).reply).toMatchObject({ data: { votes: 1, voted: false } })
    expect((await listAs('o-wang')).questions).toMatchObject([{ votes: 1, voted: true }])
    expect((await listAs('o-li')).questions).toMatchObject([{ votes: 1, voted: false }])
    expectNoDrift()
  })

  test('the most wanted first', async () => {
    for (const n of [2, 3]) await ask('o-li', n)
    for (const openid of ['o-li', 'o-wang']) await voteAs(openid, 3)
    await voteAs('o-li', 2)
    expect(shown(await listAs('o-li'))).toEqual(['问题 3', '问题 2', '问题 1'])
  })

  test.each([
    ['for nothing', 99, '04 16:00:00', 'NOT_FOUND'],
    ['too late', 1, '06 17:00:01', 'QUESTION_CLOSED'],
  ])('%s: refused', async (_what, n, time, code) => {
    setClock(time)
    expect((await voteAs('o-li', n)).reply).toMatchObject({ code })
    expect(rows('questions')).toMatchObject([{ votes: 0 }])
  })

  test('a question of another session is not met through this one', async () => {
    await given('sessions', { ...rows('sessions')[0]!, _id: 'otherOne' })
    await askAs('o-wang', 'otherOne', 7)
    expect((await voteAs('o-li', 7)).reply).toMatchObject({ code: 'NOT_FOUND' })
  })

  test.each([1, 2, 3])('a crowd at once, on two phones each, this way and that: nothing drifts, round %i', async () => {
    await given('members', ...crowd)
    world().faults.latency = { ms: 1, jitterMs: 6 }
    const wanted = crowd.flatMap(({ openid }, n) => [voteAs(openid!, 1), voteAs(openid!, 1, n % 3 > 0)])
    expect((await Promise.all(wanted)).every(({ reply }) => reply.ok)).toBe(true)
    expectNoDrift()
    const [{ votes }] = rows('questions') as [Question]
    // whoever sent both ways may have ended either way
    expect(votes).toBeGreaterThanOrEqual(16)
    expect(votes).toBeLessThanOrEqual(24)
  })

  test('control: read the number and write one more, and it drifts', async () => {
    await given('members', ...crowd)
    world().faults.latency = { ms: 1, jitterMs: 6 }
    const question = rows('questions')[0]!._id
    await Promise.all(crowd.map(({ openid }) => runAs(openid!, naiveVote, { question })))
    const [{ votes, voters }] = rows('questions') as [Question]
    expect(voters).toHaveLength(24)
    expect(votes).toBeLessThan(24)
  })
})

describe('who', () => {
  beforeEach(() => ask('o-wang', 1))

  test.each(['o-siblingMember', 'o-foreignMember', 'o-administrator', 'o-otherOrganiser'])(
    '%s was not invited: nothing is shown or taken',
    async (openid) => {
      for (const { reply } of [
        await callAs(openid, 'question.list', { sessionId }),
        await ask(openid, 5),
        await voteAs(openid, 1),
      ])
        expect(reply).toMatchObject({ code: 'FORBIDDEN' })
      expect(rows('questions')).toMatchObject([{ votes: 0 }])
    },
  )

  test.each([
    ['o-li', false],
    ['o-secretary', true],
    ['o-unitOrganiser', true],
    ['o-foreignMember', true],
  ])('%s may end questions: %s', async (openid, mayEnd) => {
    await lecturedBy('m-foreignMember')
    expect(await listAs(openid)).toMatchObject({ mayEnd })
  })

  test('a helper may, on the day', async () => {
    await changeSession({ helpers: [{ id: 'm-li', name: 'li' }] })
    expect(await listAs('o-li')).toMatchObject({ mayEnd: true })
    setClock('06 09:00:00')
    expect(await listAs('o-li')).toMatchObject({ mayEnd: false })
  })

  test('of a cancelled session there is no desk', async () => {
    await changeSession({ cancelled: true, cancelReason: '抢险' })
    for (const { reply } of [
      await callAs('o-li', 'question.list', { sessionId }),
      await ask('o-li', 5),
      await voteAs('o-li', 1),
    ])
      expect(reply).toMatchObject({ code: 'SESSION_CANCELLED' })
  })
})

describe('however many', () => {
  /** As if so many had asked; the last with the most votes, every fifth answered. */
  async function asked(count: number): Promise<void> {
    const of = (n: number): Question => ({
      ...{ _id: `${sessionId}:${questionId(n)}`, sessionId, asker: `mark${n}`, name: null, text: `问题 ${n}` },
      ...{ state: n % 5 === 0 ? ('answered' as const) : ('open' as const), answer: n % 5 === 0 ? '好' : null },
      ...{
        mergedInto: null,
        votes: n,
        voters: Array.from({ length: n }, (_, at) => `voter${at}`),
        revision: 0,
        closed: false,
      },
      ...{ askedAt: 0, endedBy: null },
    })
    const all = Array.from({ length: count }, (_, n) => of(n))
    await given('questions', ...all)
    const marks = Object.fromEntries(all.map(({ asker }, n) => [asker, [questionId(n)]]))
    const desk = { _id: sessionId, asked: marks, asks: count, closedAt: null, closedBy: null, waived: null }
    await given('desks', desk)
  }

  test('as many requests for two hundred as for one', async () => {
    await asked(1)
    const one = await callAs('o-li', 'question.list', { sessionId })
    await asked(200)
    const all = await callAs('o-li', 'question.list', { sessionId })
    expect(all.reply.ok && all.reply.data.questions).toHaveLength(200)
    expect([all.cost.requests, one.cost.requests]).toEqual([4, 4])
    expect(all.cost.examined).toBeLessThanOrEqual(204)
    const open = all.reply.ok ? all.reply.data.questions.slice(0, 160) : []
    expect(open.every(({ state }) => state === 'open')).toBe(true)
    expect(open.map(({ votes }) => votes)).toEqual(open.map(({ votes }) => votes).sort((a, b) => b - a))
  })

  test('above that the open ones with the most votes', async () => {
    await asked(300)
    const { questions } = await listAs('o-li')
    expect(questions).toHaveLength(200)
    expect(questions.every(({ state }) => state === 'open')).toBe(true)
    expect(questions[0]).toMatchObject({ text: '问题 299', votes: 299 })
  })
})

describe('ended after the n-th request and sent again', () => {
  const crashed = async (requests: number, act: () => Promise<unknown>) => {
    world().faults.crashAfter = { requests, function: 'api', times: 1 }
    await act().catch(() => undefined)
    world().faults.crashAfter = null
    return act()
  }

  test.each([1, 2, 3, 4, 5, 6, 7])('a question stands once, n = %d', async (requests) => {
    expect(await crashed(requests, () => ask('o-li', 1))).toMatchObject({ reply: { ok: true } })
    await crashed(requests, () => ask('o-wang', 2))
    expect((await listAs('o-li')).questions).toMatchObject([{ mine: true }, { mine: false }])
    expect(rows('desks')).toMatchObject([{ asks: 2 }])
    expect(rows('questions')).toHaveLength(2)
  })

  test.each([1, 2, 3, 4, 5])('a vote counts once, n = %d', async (requests) => {
    await ask('o-wang', 1)
    expect(await crashed(requests, () => voteAs('o-li', 1))).toMatchObject({ reply: { data: { votes: 1 } } })
    expectNoDrift()
    expect(await crashed(requests, () => voteAs('o-li', 1, false))).toMatchObject({ reply: { data: { votes: 0 } } })
    expectNoDrift()
  })

  test('what a crash has left beside the desk is shown to nobody and takes nobody’s place', async () => {
    await ask('o-wang', 9)
    world().faults.crashAfter = { requests: 5, function: 'api', times: 1 }
    await ask('o-li', 1).catch(() => undefined)
    world().faults.crashAfter = null
    expect(rows('questions')).toHaveLength(2)
    expect(shown(await listAs('o-li'))).toEqual(['问题 9'])
    for (const n of [2, 3, 4, 5, 6]) expect((await ask('o-li', n)).reply.ok).toBe(true)
    expect((await ask('o-li', 1)).reply).toMatchObject({ code: 'QUESTION_FULL' })
  })
})

test('asking costs six requests at most, voting five', async () => {
  expect((await ask('o-li', 1)).cost.requests).toBeLessThanOrEqual(6)
  expect((await ask('o-li', 2)).cost.requests).toBeLessThanOrEqual(6)
  expect((await ask('o-wang', 3)).cost.requests).toBeLessThanOrEqual(6)
  expect((await voteAs('o-wang', 1)).cost.requests).toBeLessThanOrEqual(5)
  expect((await voteAs('o-wang', 1, false)).cost.requests).toBeLessThanOrEqual(5)
})
