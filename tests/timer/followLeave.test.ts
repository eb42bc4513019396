import type { Input } from '#types/contract'
import type { Leave } from '../../cloudfunctions/shared/documents'
import { currentToken, draft, leaveFrom, publish } from '../support/themeDay'
import { person } from '../support/people'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, tick, useWorld, world } from '../support/world'

useWorld()

const DAY = 24 * 3_600_000
const HOUR = 3_600_000
/** When everything is asked: published then, and the clock stays there. */
const NOW = Date.parse('2026-11-02T09:00:00+08:00')

let sessionId: string
beforeEach(begin)

async function begin(): Promise<void> {
  await givenPeople()
  sessionId = (await publish()).sessionId
}

const requestId = (n: number) => `leave-request-${n}`
const askAs = (openid: string, more: Partial<Input<'leave.ask'>> = {}) =>
  callAs(openid, 'leave.ask', { ...leaveFrom(sessionId), ...more })
const decideAs = (openid: string, approve = true, memberIds = ['m-li'], at = sessionId) =>
  callAs(openid, 'leave.decide', { sessionId: at, memberIds, approve })
const comingAs = (openid: string) => mustCallAs(openid, 'themeDay.reply', { sessionId })
const replies = () => rows('sessions').find(({ _id }) => _id === sessionId)!.replies
const leaveOf = (memberId = 'm-li') => rows('leaves').find((one) => one.memberId === memberId)!

const shownAs = { asked: 'leaveAsked', approved: 'leaveGranted', rejected: 'leaveRefused', withdrawn: undefined }
/** By other words than the program's: whose reply is not what the leave says. */
const behind = () =>
  rows('leaves')
    .filter(({ memberId, state }) => replies()[memberId] !== shownAs[state])
    .map(({ memberId }) => memberId)

/** Ends after the n-th request, and nobody does it once more. */
async function cutShort(requests: number, act: () => Promise<unknown>): Promise<void> {
  world().faults.crashAfter = { requests, function: 'api', times: 1 }
  await act().catch(() => undefined)
  world().faults.crashAfter = null
}

describe('a call that ended between the leave and the session’s reply', () => {
  async function bothAsked(): Promise<void> {
    await askAs('o-li')
    await askAs('o-wang')
  }
  async function granted(): Promise<void> {
    await bothAsked()
    await decideAs('o-secretary', true, ['m-li', 'm-wang'])
  }
  async function refused(): Promise<void> {
    await bothAsked()
    await decideAs('o-secretary', false, ['m-li', 'm-wang'])
  }
  async function withdrawn(): Promise<void> {
    await askAs('o-li')
    await mustCallAs('o-li', 'leave.withdraw', { sessionId })
  }
  const anew = () => askAs('o-li', { requestId: requestId(51) })
  const both = (approve: boolean) => () => decideAs('o-secretary', approve, ['m-li', 'm-wang'])
  const enter = { memberId: 'm-li', kind: 'sick', reason: '住院' } as const

  const cases = [
    { what: 'asking', before: () => Promise.resolve(), act: () => askAs('o-li') },
    { what: 'asking after 参加', before: () => comingAs('o-li'), act: () => askAs('o-li') },
    { what: 'asking anew after withdrawing', before: withdrawn, act: anew },
    { what: 'asking anew after a refusal', before: refused, act: anew },
    { what: 'granting', before: bothAsked, act: both(true) },
    { what: 'refusing', before: bothAsked, act: both(false) },
    { what: 'changing the decision', before: granted, act: both(false) },
    { what: 'withdrawing', before: granted, act: () => callAs('o-li', 'leave.withdraw', { sessionId }) },
    {
      what: 'entering for somebody',
      before: () => Promise.resolve(),
      act: () => callAs('o-secretary', 'leave.enter', { sessionId, ...enter }),
    },
  ]

  /** After each request in turn; which of them left a reply behind before the clock rang, and after. */
  async function everyCut(
    { before, act }: (typeof cases)[number],
    { prepare, enough }: { prepare: () => Promise<void>; enough: number },
  ) {
    let [left, stayed] = [0, 0]
    for (let n = 1; n <= 7 && left < enough; n++) {
      await world().reset()
      await begin()
      await before()
      await cutShort(n, act)
      left += behind().length
      await prepare()
      expect((await tick()).reply.failed).toEqual([])
      stayed += behind().length
      expect(
        rows('leaves')
          .map(({ lookAt }) => lookAt ?? 0)
          .filter((at) => at !== 0 && at <= NOW),
      ).toEqual([])
    }
    return { left, stayed }
  }

  test.each(cases)('$what: at the next tick the reply follows', async (one) => {
    const { left, stayed } = await everyCut(one, { prepare: () => Promise.resolve(), enough: Infinity })
    expect(left).toBeGreaterThan(0)
    expect(stayed).toBe(0)
  })

  test.each(cases)('control: $what, where the clock does not look: the reply stays behind', async (one) => {
    const unmarked = async () => {
      const leaves = rows('leaves')
      if (leaves.length) await given('leaves', ...leaves.map((leave): Leave => ({ ...leave, lookAt: null })))
    }
    const { left, stayed } = await everyCut(one, { prepare: unmarked, enough: 1 })
    expect(left).toBeGreaterThan(0)
    expect(stayed).toBe(left)
  })

  test('参加, said after the call that was cut short, is the later word: nothing is left open', async () => {
    await cutShort(3, () => askAs('o-li'))
    expect([leaveOf().state, replies()]).toEqual(['asked', {}])
    await comingAs('o-li')
    await tick()
    expect([leaveOf().state, leaveOf().lookAt, replies()]).toEqual(['withdrawn', null, { 'm-li': 'coming' }])
  })

  test('参加 after a refusal stays', async () => {
    await askAs('o-li')
    await decideAs('o-secretary', false)
    await comingAs('o-li')
    await tick()
    expect([leaveOf().state, replies()]).toEqual(['rejected', { 'm-li': 'coming' }])
  })

  test('the clock itself ends after any of its requests: the next tick does the rest', async () => {
    let crashed = 0
    for (let requests = 1; requests <= 30; requests++) {
      await world().reset()
      await begin()
      await bothAsked()
      await cutShort(4, both(true))
      world().faults.crashAfter = { requests, function: 'timer', times: 1 }
      await tick().catch(() => (crashed += 1))
      world().faults.crashAfter = null
      await tick()
      expect(behind()).toEqual([])
    }
    expect(crashed).toBeGreaterThan(10)
  })

  test('decided and withdrawn while the clock looks: in the end the reply is what the leave is', async () => {
    for (let round = 0; round < 10; round++) {
      await world().reset()
      await begin()
      await askAs('o-li')
      world().faults.latency = { ms: 1, jitterMs: 6 }
      await Promise.all([
        tick(),
        tick(),
        decideAs('o-secretary'),
        callAs('o-li', 'leave.withdraw', { sessionId }),
        askAs('o-li', { requestId: requestId(61) }),
      ])
      world().faults.latency = null
      await tick()
      expect(behind()).toEqual([])
    }
  })

  test('more than a page, one of which cannot be written: the others are, and it is tried again', async () => {
    await tick()
    await askAs('o-li')
    const session = { ...rows('sessions')[0]!, announced: true, reminded: true, replies: {} }
    const many = Array.from({ length: 130 }, (_, n) => `s${n}`)
    await given('leaves', ...many.map((id): Leave => ({ ...leaveOf(), _id: `m-li:${id}:1`, sessionId: id })))
    await given('sessions', ...many.map((_id) => ({ ...session, _id })))
    world().faults.add({ kind: 'timeout', action: 'database.modifyDocument', collection: 'sessions', times: 1 })
    expect((await tick()).reply).toMatchObject({ failed: ['followLeave'] })
    const without = () => rows('sessions').filter((one) => one.replies['m-li'] !== 'leaveAsked')
    expect([without().length, rows('leaves').filter(({ lookAt }) => lookAt !== null).length]).toEqual([1, 1])
    expect((await tick()).reply).toMatchObject({ done: { followLeave: 1 }, failed: [] })
    expect([without(), rows('leaves').filter(({ lookAt }) => lookAt !== null)]).toEqual([[], []])
  })

  test('where nothing has changed, a tick costs one request for it', async () => {
    await tick()
    const quiet = (await tick()).cost.requests
    await askAs('o-li')
    await tick()
    expect((await tick()).cost.requests).toBe(quiet)
  })
})

describe('累计请假 is told to the organiser above', () => {
  const another = async (n: number) =>
    (
      await mustCallAs('o-secretary', 'meeting.plan', {
        ...{ branchId: 'branch', kind: 'memberMeeting', title: '党员大会', place: '二楼会议室', agenda: ['学习文件'] },
        start: draft.start + n * DAY,
        end: draft.start + n * DAY + 2 * HOUR,
      })
    ).sessionId
  const several = async (from: number, count: number) => {
    const ids: string[] = []
    for (let n = from; n < from + count; n++) ids.push(await another(n))
    return ids
  }
  const grant = async (name: string, id = sessionId) => {
    await askAs(`o-${name}`, { sessionId: id, requestId: requestId(rows('leaves').length + 100) })
    await decideAs('o-secretary', true, [`m-${name}`], id)
  }
  const told = () => rows('notices').filter(({ kind }) => kind === 'away')

  test('exactly a seventh is no news; over it is, once a person and year', async () => {
    const others = await several(1, 6)
    await grant('li')
    await tick()
    expect(told()).toEqual([])
    await grant('li', others[0])
    await Promise.all([tick(), tick()])
    await tick()
    expect(told()).toMatchObject([
      { _id: 'away:m-li:2026', about: 'li', state: 'done', deliveries: { 'm-unitOrganiser': 'unreached' } },
    ])
    await grant('li', others[1])
    await tick()
    expect(told()).toHaveLength(1)
    expect(rows('leaves').every(({ lookAt }) => lookAt === null)).toBe(true)
  })

  test('the message names who it is; the session it came with may have begun', async () => {
    world().openapi.grantSubscription('o-unitOrganiser', 'themeDay', 1)
    await mustCallAs('o-unitOrganiser', 'notice.grant', { templates: ['themeDay'] })
    const [next] = await several(1, 6)
    await grant('li')
    await grant('li', next)
    setClock('06 15:30:00')
    await tick()
    const messages = world().outbox.filter(({ openid }) => openid === 'o-unitOrganiser')
    expect(messages).toMatchObject([
      {
        data: {
          thing1: { value: 'li' },
          thing3: { value: 'branch党支部' },
          thing4: { value: '累计请假超过提醒线，请了解情况' },
        },
      },
    ])
  })

  test('one of two is no alarm; looked at again when the year has grown', async () => {
    const [next] = await several(1, 1)
    await grant('li')
    await tick()
    expect(told()).toEqual([])
    expect(leaveOf().lookAt).toBe(NOW + 7 * DAY)
    await grant('li', next)
    await several(2, 5)
    await tick()
    expect(told()).toHaveLength(1)
  })

  test('a year that grows without another leave is judged a week later', async () => {
    const [next] = await several(1, 2)
    await grant('li')
    await grant('li', next)
    await tick()
    await several(3, 4)
    await tick()
    expect(told()).toEqual([])
    setClock('09 09:00:00')
    await tick()
    expect(told().map(({ _id }) => _id)).toEqual(['away:m-li:2026'])
  })

  test('nobody is told of himself; who came all the same was not away', async () => {
    await given('members', person('unitOrganiser', { duty: 'organiser', at: 'unit' }))
    const [next] = await several(1, 6)
    for (const name of ['unitOrganiser', 'wang']) await grant(name)
    setClock('05 14:50:00')
    await mustCallAs('o-wang', 'attendance.signIn', { token: await currentToken(sessionId) })
    for (const name of ['unitOrganiser', 'wang']) await grant(name, next)
    await tick()
    expect(told().map(({ _id, deliveries }) => [_id, Object.keys(deliveries)])).toEqual([
      ['away:m-unitOrganiser:2026', ['m-groupOrganiser']],
    ])
  })
})
