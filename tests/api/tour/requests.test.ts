import type { Input } from '#types/contract'
import { newIdOf, addOf, askOf, at, toldOf, twice } from '../../support/tourPlan'
import { givenSpeakers, givenStops, OFFICE, speakerOf, stopOf, tourOf } from '../../support/tours'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, useWorld } from '../../support/world'

useWorld()
beforeEach(async () => {
  await givenPeople()
  await givenSpeakers(speakerOf('zhou'), speakerOf('qin'))
  setClock('23 09:00:00')
})

const ask = (changes: Partial<Input<'request.ask'>> = {}, openid = 'o-secretary') =>
  callAs(openid, 'request.ask', askOf(changes))
const one = { branchId: 'branch', requestId: newIdOf('request') }
const withdraw = (by = one, openid = 'o-secretary') => callAs(openid, 'request.withdraw', by)
const refuse = (reason = '本季已排满') => callAs(OFFICE, 'request.refuse', { requestId: one.requestId, reason })
const stateNow = () => rows('stopRequests').map(({ state }) => state)

test('request.ask: kept as it was said, under the names of branch and unit', async () => {
  const { reply } = await ask()
  expect(reply).toMatchObject({
    ok: true,
    data: {
      offered: true,
      request: { branch: 'branch党支部', unit: 'unit党委', topic: 'safety', state: 'asked', legs: ['集合', '返程'] },
    },
  })
  expect(rows('stopRequests')).toMatchObject([{ orgPath: ['group', 'unit', 'branch'], askedBy: 'm-secretary' }])
})

test('request.ask: a unit asks for a branch of its own, and for no other', async () => {
  const { reply } = await ask({}, 'o-unitOrganiser')
  expect(reply).toMatchObject({ ok: true, data: { request: { branch: 'branch党支部', unit: 'unit党支部' } } })
  expect((await ask({}, 'o-otherOrganiser')).reply).toMatchObject({ code: 'FORBIDDEN' })
})

test('request.ask: a topic that nobody offers is kept all the same, and said to be so', async () => {
  await given('speakers', speakerOf('chen', { topics: ['health'], state: 'applied' }))
  expect((await ask({ topic: 'health' })).reply).toMatchObject({ ok: true, data: { offered: false } })
  expect(stateNow()).toEqual(['asked'])
})

test('request.ask: again it is there once, even after its days; other words under its id are refused', async () => {
  const first = await ask()
  setClock('28 09:00:00')
  expect((await ask()).reply).toEqual(first.reply)
  expect((await ask({ topic: 'law' })).reply).toMatchObject({ code: 'REQUEST_STATE' })
  expect((await ask({ branchId: 'sibling' }, 'o-siblingSecretary')).reply).toMatchObject({ code: 'NOT_FOUND' })
  expect(rows('stopRequests')).toMatchObject([{ topic: 'safety' }])
})

test.each([
  ['in the past', { start: at('11-20', '09:00'), end: at('11-20', '10:00') }],
  ['over midnight', { start: at('12-03', '23:00'), end: at('12-04', '01:00') }],
  ['backwards', { start: at('12-03', '11:00'), end: at('12-03', '10:00') }],
])('request.ask: one wish %s: refused, and nothing is left', async (_name, wish) => {
  const wishes = [askOf().wishes[0]!, wish]
  expect((await ask({ wishes })).reply).toMatchObject({ code: 'REQUEST_WISHES' })
  expect(stateNow()).toEqual([])
})

test('request.withdraw: by its branch, twice as once; not when it is placed, not by another branch', async () => {
  await ask()
  const foreign = { ...one, branchId: 'sibling' }
  expect((await withdraw(foreign, 'o-siblingSecretary')).reply).toMatchObject({ code: 'NOT_FOUND' })
  for (const { reply } of await twice(() => withdraw()))
    expect(reply).toMatchObject({ ok: true, data: { state: 'withdrawn' } })
  await ask({ requestId: newIdOf('second') })
  await given('tours', tourOf())
  await mustCallAs(OFFICE, 'tour.addStop', addOf({ requestId: newIdOf('second') }))
  expect((await withdraw({ ...one, requestId: newIdOf('second') })).reply).toMatchObject({ code: 'REQUEST_STATE' })
})

test('request.refuse: with a reason that whoever asked is told, once', async () => {
  await ask()
  for (const { reply } of await twice(() => refuse()))
    expect(reply).toMatchObject({ ok: true, data: { state: 'refused' } })
  expect((await refuse('另一个原因')).reply).toMatchObject({ code: 'REQUEST_STATE' })
  expect(toldOf()).toEqual(['m-secretary 本季已排满'])
  expect(rows('stopRequests')).toMatchObject([{ refusedFor: '本季已排满' }])
  expect((await withdraw()).reply).toMatchObject({ code: 'REQUEST_STATE' })
})

test('request.list: the oldest first, twenty at a time, those of one instant by their ids', async () => {
  const instants = Array.from({ length: 45 }, (_one, index) => 1_000 + Math.floor(index / 22))
  await ask()
  const [like] = rows('stopRequests')
  await given(
    'stopRequests',
    ...instants.map((askedAt, index) => ({ ...like!, _id: newIdOf(`n${String(index).padStart(2, '0')}`), askedAt })),
    { ...like!, _id: newIdOf('gone'), state: 'refused' as const, askedAt: 1 },
  )
  const seen: string[] = []
  let after: Input<'request.list'>['after']
  do {
    const { requests, next } = await mustCallAs(OFFICE, 'request.list', after ? { after } : {})
    expect(requests.length).toBeLessThanOrEqual(20)
    seen.push(...requests.map(({ id }) => id))
    after = next ?? undefined
  } while (after)
  const expected = [...instants.map((_at, index) => newIdOf(`n${String(index).padStart(2, '0')}`)), newIdOf('request')]
  expect(seen).toEqual(expected)
})

test('request.ofBranch: what it asked for and what comes to it; of what is not released, nobody by name', async () => {
  await ask()
  const [draft, released, old, elsewhere] = [
    stopOf(1),
    stopOf(2),
    stopOf(3, { start: at('08-01', '09:00'), end: at('08-01', '10:00'), quarter: '2026-Q3' }),
    stopOf(4, {}, 'sibling'),
  ]
  const comes = { left: 0, who: ['m-zhou'], yes: ['m-zhou'] }
  await givenStops([draft, comes], [released, { ...comes, released: true }], [old], [elsewhere])
  const { reply, cost } = await callAs('o-secretary', 'request.ofBranch', { branchId: 'branch' })
  expect(reply).toMatchObject({
    data: {
      requests: [{ id: one.requestId, state: 'asked' }],
      stops: [
        { id: draft._id, state: 'accepted', speakers: [] },
        { id: released._id, state: 'released', speakers: [{ id: 'm-zhou', name: 'zhou' }] },
      ],
    },
  })
  expect(cost.requests).toBeLessThanOrEqual(4)
})

test('what the office does is not the secretary’s, nor a member’s', async () => {
  await ask()
  for (const openid of ['o-secretary', 'o-li', 'o-zhou']) {
    expect((await callAs(openid, 'request.list', {})).reply).toMatchObject({ code: 'FORBIDDEN' })
    const refused = { requestId: one.requestId, reason: '不行' }
    expect((await callAs(openid, 'request.refuse', refused)).reply).toMatchObject({ code: 'FORBIDDEN' })
  }
  expect(stateNow()).toEqual(['asked'])
})
