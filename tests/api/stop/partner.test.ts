import { DAY } from '#domain/calendar'
import { givenSpeakers, givenStops, OFFICE, stopOf } from '../../support/tours'
import { callAs, mustCallAs, rows, setClock, useWorld, world } from '../../support/world'

useWorld()

const one = stopOf(1)
const invitation = { stopId: one._id, name: '望城区委党校', kind: 'school' } as const
const asked = () => rows('staffings')[0]!.stops[one._id]!.partner
const invite = async (name: string = invitation.name) =>
  (await mustCallAs(OFFICE, 'partner.invite', { ...invitation, name })).token
const codeOf = ({ reply }: Awaited<ReturnType<typeof callAs>>) => (reply.ok ? 'OK' : reply.code)

beforeEach(async () => {
  setClock('20 09:00:00')
  await givenSpeakers()
  await givenStops([one])
})

test('whoever holds the link sees one stop and nothing else, without an account', async () => {
  const token = await invite()
  const { reply } = await callAs('o-nobody', 'partner.open', { token })
  const { title, topic, place, point, start, end, contact } = one
  expect(reply).toMatchObject({
    ok: true,
    data: {
      name: invitation.name,
      state: 'asked',
      stop: { title, topic, place, point, start, end, contact, cancelled: false },
    },
  })
  expect(Object.keys((reply as { data: object }).data).sort()).toEqual(['name', 'now', 'state', 'stop'])
})

test('confirms, declines with a reason, and again; the office is told each time it changes', async () => {
  const token = await invite()
  expect(await mustCallAs('o-nobody', 'partner.answer', { token, yes: true })).toEqual({ state: 'confirmed' })
  await mustCallAs('o-nobody', 'partner.answer', { token, yes: true })
  expect(await mustCallAs('o-nobody', 'partner.answer', { token, yes: false, reason: '有会' })).toEqual({
    state: 'declined',
  })
  expect(asked()).toMatchObject({ name: invitation.name, state: 'declined' })
  const hints = rows('notices').map(({ says }) => says!.hint)
  expect(hints.sort()).toEqual(['望城区委党校来不了：有会', '望城区委党校确认参加'])
})

test('a new link takes the place of the older one', async () => {
  const old = await invite()
  await mustCallAs('o-nobody', 'partner.answer', { token: old, yes: true })
  const token = await invite('长沙理工大学')
  expect(codeOf(await callAs('o-nobody', 'partner.open', { token: old }))).toBe('PARTNER_LINK')
  expect(codeOf(await callAs('o-nobody', 'partner.answer', { token: old, yes: true }))).toBe('PARTNER_LINK')
  expect(asked()).toMatchObject({ name: '长沙理工大学', state: 'asked' })
  expect(await mustCallAs('o-nobody', 'partner.open', { token })).toMatchObject({
    name: '长沙理工大学',
    state: 'asked',
  })
  expect(rows('partners')).toHaveLength(1)
})

test('a token that nobody was given costs one read', async () => {
  await invite()
  const { reply, cost } = await callAs('o-nobody', 'partner.open', { token: 'x'.repeat(22) })
  expect(reply).toMatchObject({ code: 'PARTNER_LINK' })
  // who, and the link
  expect(cost.requests).toBe(2)
})

test('answered until it begins, open until a day after it has ended', async () => {
  const token = await invite()
  world().clock.freeze(one.start)
  expect(codeOf(await callAs('o-nobody', 'partner.answer', { token, yes: true }))).toBe('PARTNER_OVER')
  world().clock.freeze(one.end + DAY)
  expect(codeOf(await callAs('o-nobody', 'partner.open', { token }))).toBe('OK')
  world().clock.freeze(one.end + DAY + 1)
  expect(codeOf(await callAs('o-nobody', 'partner.open', { token }))).toBe('PARTNER_OVER')
  expect(codeOf(await callAs(OFFICE, 'partner.invite', invitation))).toBe('STOP_PAST')
})

test('of a cancelled stop it is told that it is', async () => {
  const token = await invite()
  await mustCallAs(OFFICE, 'tour.cancelStop', { stopId: one._id, reason: '抢险' })
  expect((await mustCallAs('o-nobody', 'partner.open', { token })).stop.cancelled).toBe(true)
  expect(codeOf(await callAs('o-nobody', 'partner.answer', { token, yes: true }))).toBe('STOP_CHANGED')
  expect(codeOf(await callAs(OFFICE, 'partner.invite', invitation))).toBe('STOP_CHANGED')
})

/** The link that counts says what the staffing says; every other one is dead. */
async function agree(): Promise<void> {
  const partner = asked()!
  expect(rows('partners').find(({ _id }) => _id === partner.token)).toMatchObject({ name: partner.name })
  for (const { _id: token } of rows('partners')) {
    expect(codeOf(await callAs('o-nobody', 'partner.open', { token }))).toBe(
      token === partner.token ? 'OK' : 'PARTNER_LINK',
    )
  }
}

test('wherever inviting or answering is cut off, staffing and link agree once it is asked again', async () => {
  for (let requests = 1; requests <= 10; requests += 1) {
    const token = await invite()
    const cut = async (go: () => Promise<unknown>) => {
      world().faults.crashAfter = { requests, function: 'api' }
      await go().catch(() => undefined)
      world().faults.crashAfter = null
    }
    await cut(() => callAs('o-nobody', 'partner.answer', { token, yes: true }))
    const { state } = await mustCallAs('o-nobody', 'partner.open', { token })
    expect(state).toBe(asked()!.state)
    await agree()
    await mustCallAs('o-nobody', 'partner.answer', { token, yes: true })
    await agree()
    expect(asked()!.state).toBe('confirmed')

    await cut(() => callAs(OFFICE, 'partner.invite', { ...invitation, name: '长沙理工大学' }))
    await agree()
    const last = await invite('湖南大学')
    await agree()
    expect(asked()).toMatchObject({ name: '湖南大学', state: 'asked', token: last })
  }
}, 60_000)

test('only the office invites', async () => {
  expect(codeOf(await callAs('o-li', 'partner.invite', invitation))).toBe('NOT_BOUND')
})
