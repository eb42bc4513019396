import { currentToken, draft, publish } from '../support/themeDay'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, tick, useWorld, world } from '../support/world'

useWorld()
beforeEach(givenPeople)

test('home is one question: who I am and what comes next', async () => {
  const { sessionId } = await publish()
  await mustCallAs('o-li', 'themeDay.reply', { sessionId })
  setClock('05 14:50:00')
  await mustCallAs('o-li', 'attendance.signIn', { token: await currentToken(sessionId) })
  const { reply, cost } = await callAs('o-li', 'member.home', {})

  expect(reply).toMatchObject({
    ok: true,
    data: {
      month: '2026-11',
      me: { name: 'li', branch: 'branch党支部', duties: [] },
      leads: null,
      sessions: [{ id: sessionId, title: draft.title, reply: 'coming', signIn: { method: 'scan' } }],
      ruleVersion: '2026.1',
    },
  })
  expect(cost.requests).toBeLessThanOrEqual(3)
  expect(cost.depth).toBeLessThanOrEqual(3)
})

test('a full home stays within 8 KB, three requests and what it shows', async () => {
  await publish()
  const [session] = rows('sessions')
  const replies = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`m-${n}`, 'coming' as const]))
  const many = Array.from({ length: 30 }, (_, n) => ({
    ...session!,
    _id: `copy${String(n).padStart(4, '0')}`,
    replies,
    start: session!.start + n,
  }))
  await given('sessions', ...many)
  setClock('05 15:00:00')
  const { cost } = await callAs('o-li', 'member.home', {})
  expect(cost.requests).toBeLessThanOrEqual(3)
  expect(cost.replyBytes).toBeLessThanOrEqual(8 * 1024)
  expect(cost.examined).toBeLessThanOrEqual(cost.returned + 2)
})

test('the secretary is told which branch she leads; whose post has ended is not', async () => {
  expect(await mustCallAs('o-secretary', 'member.home', {})).toMatchObject({ leads: { branchId: 'branch' } })
  expect(await mustCallAs('o-deputy', 'member.home', {})).toMatchObject({ leads: { branchId: 'branch' } })
  expect(await mustCallAs('o-formerSecretary', 'member.home', {})).toMatchObject({ leads: null })
})

test('nobody sees the replies of others, an openid or a phone', async () => {
  const { sessionId } = await publish()
  await mustCallAs('o-wang', 'themeDay.reply', { sessionId })
  const home = JSON.stringify(await mustCallAs('o-li', 'member.home', {}))
  expect(home).not.toMatch(/o-|replies|m-wang|birth/)
})

test('what has not been published is not there, and neither is another branch', async () => {
  await publish()
  expect(await mustCallAs('o-siblingMember', 'member.home', {})).toMatchObject({ sessions: [] })
})

test.each([
  ['a phone that nobody has claimed', 'o-nobody', 'NOT_BOUND', 1],
  ['no identity at all', '', 'NO_IDENTITY', 0],
])('%s is told what to do', async (_what, openid, code, requests) => {
  const { reply, cost } = await callAs(openid, 'member.home', {})
  expect(reply).toMatchObject({ ok: false, code })
  expect(cost.requests).toBe(requests)
})

test("last night's session is still at home on the first of the month, as long as its roll can be called", async () => {
  const at = (text: string) => Date.parse(`2026-${text}+08:00`)
  setClock('28 09:00:00')
  const last = { ...draft, start: at('11-30T19:00:00'), end: at('11-30T21:00:00') }
  const { sessionId } = await mustCallAs('o-secretary', 'themeDay.publish', last)
  for (const [instant, shown] of [
    [at('12-01T08:00:00'), [sessionId]],
    [at('12-03T08:00:00'), []],
  ] as const) {
    world().clock.freeze(instant)
    const { sessions } = await mustCallAs('o-li', 'member.home', {})
    expect(sessions.map(({ id }) => id)).toEqual(shown)
  }
})

test('a phone is shown to the branch’s own secretary, and only of one whom no message reached', async () => {
  await mustCallAs('o-li', 'member.showPhone', { phone: '13800000000' })
  expect((await mustCallAs('o-li', 'member.home', {})).me.phone).toBe('13800000000')
  const { sessionId } = await publish()
  const shownTo = async (openid: string) => {
    const { people } = await mustCallAs(openid, 'attendance.live', { sessionId })
    return people.find(({ id }) => id === 'm-li')?.phone
  }
  expect(await shownTo('o-secretary')).toBeNull()
  await tick()
  expect([await shownTo('o-secretary'), await shownTo('o-unitOrganiser')]).toEqual(['13800000000', null])
  await mustCallAs('o-li', 'member.showPhone', { phone: null })
  expect(await shownTo('o-secretary')).toBeNull()
  expect((await callAs('o-li', 'member.showPhone', { phone: '12345' })).reply).toMatchObject({
    message: '请填写 11 位手机号',
  })
})
