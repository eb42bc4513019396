import { entryOf } from '../../support/speakers'
import { givenSpeakers, OFFICE, speakerOf } from '../../support/tours'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../../support/world'

useWorld()
beforeEach(anew)
async function anew(): Promise<void> {
  await world().reset()
  await givenPeople()
  setClock('10 09:00:00')
}

const invitation = { memberId: 'm-li', team: 'model', level: 'unit' } as const
const invite = (openid = OFFICE) => callAs(openid, 'speaker.invite', invitation)
const yes = { speakerId: 'm-zhou', yes: true } as const
const no = { speakerId: 'm-zhou', yes: false, reason: '请先补上主题' } as const
const decide = (word: typeof yes | typeof no, openid = OFFICE) => callAs(openid, 'speaker.decide', word)
const applied = (more = {}) => givenSpeakers(speakerOf('zhou', { state: 'applied', since: null, ...more }))
const entryAs = (id: string) => rows('speakers').find(({ _id }) => _id === id)!
const cardAs = (id: string) => rows('members').find(({ _id }) => _id === id)!.speaker ?? null
const told = () =>
  rows('notices').map(({ deliveries, says }) => [Object.keys(deliveries).join(), says!.title, says!.hint])

test('invited twice is once; told once; they fill in the rest, and the office confirms', async () => {
  await givenSpeakers()
  for (let n = 0; n < 2; n++) expect((await invite()).reply).toMatchObject({ data: { state: 'invited' } })
  expect(rows('speakers')).toMatchObject([{ _id: 'm-li', team: 'model', level: 'unit', topics: [], state: 'invited' }])
  expect(told()).toEqual([['m-li', '邀请您加入宣讲团', '请在此之前填写宣讲员资料']])
  await mustCallAs('o-li', 'speaker.save', entryOf({ team: 'model', level: 'unit' }))
  expect((await invite()).reply).toMatchObject({ data: { state: 'applied' } })
  await mustCallAs(OFFICE, 'speaker.decide', { speakerId: 'm-li', yes: true })
  expect((await invite()).reply).toMatchObject({ data: { state: 'confirmed' } })
  expect(told()).toHaveLength(2)
})

test('who has left is asked again, and applies anew', async () => {
  await givenSpeakers(speakerOf('li', { state: 'withdrawn', rev: 4 }))
  for (let n = 0; n < 2; n++) expect((await invite()).reply).toMatchObject({ data: { state: 'withdrawn' } })
  expect([told().length, entryAs('m-li').rev]).toEqual([1, 4])
  expect((await callAs('o-li', 'speaker.save', entryOf())).reply).toMatchObject({ data: { state: 'applied' } })
})

test('nobody is invited who is not there', async () => {
  await givenSpeakers()
  const { reply } = await callAs(OFFICE, 'speaker.invite', { ...invitation, memberId: 'm-nobody' })
  expect([reply, rows('speakers')]).toMatchObject([{ code: 'NOT_FOUND' }, []])
})

test('confirmed: the card is there, they are told, and it is the first day', async () => {
  await applied()
  for (let n = 0; n < 2; n++) expect((await decide(yes)).reply).toMatchObject({ data: { state: 'confirmed' } })
  expect([entryAs('m-zhou'), cardAs('m-zhou')]).toMatchObject([
    { state: 'confirmed', since: '2026-11-10' },
    { team: 'youth', home: 'changsha' },
  ])
  expect(told()).toEqual([['m-zhou', '您已是宣讲员', '请在此之前填好有空的日子']])
  expect((await decide(no)).reply).toMatchObject({ code: 'SPEAKER_STATE' })
})

test('confirmed anew: the first day stays', async () => {
  await applied({ since: '2026-01-01' })
  await decide(yes)
  expect(entryAs('m-zhou').since).toBe('2026-01-01')
})

test('confirmed long ago and tapped again from an old page: they are not told again', async () => {
  await applied()
  await decide(yes)
  await mustCallAs('o-zhou', 'speaker.save', entryOf({ intro: '安全总监' }))
  expect((await decide(yes)).reply).toMatchObject({ ok: true })
  expect([told().length, entryAs('m-zhou').intro]).toEqual([1, '安全总监'])
})

test('refused: with the reason, and no card', async () => {
  await applied()
  for (let n = 0; n < 2; n++) expect((await decide(no)).reply).toMatchObject({ data: { state: 'refused' } })
  expect([entryAs('m-zhou'), cardAs('m-zhou')]).toMatchObject([{ refusedFor: '请先补上主题' }, null])
  expect(told()).toEqual([['m-zhou', '宣讲员报名未通过', '请先补上主题']])
  const { speaker } = await mustCallAs('o-zhou', 'speaker.own', {})
  expect(speaker).toMatchObject({ state: 'refused', refusedFor: '请先补上主题' })
})

test.each(['invited', 'withdrawn'] as const)('who is %s is not decided on', async (state) => {
  await givenSpeakers(speakerOf('zhou', { state }))
  for (const word of [yes, no]) expect((await decide(word)).reply).toMatchObject({ code: 'SPEAKER_STATE' })
  expect([entryAs('m-zhou').state, cardAs('m-zhou'), told()]).toEqual([state, null, []])
})

test.each(['o-li', 'o-secretary', 'o-groupOrganiser', 'o-zhou'])('%s neither invites nor decides', async (openid) => {
  await applied()
  for (const { reply } of [await invite(openid), await decide(yes, openid)])
    expect(reply).toMatchObject({ code: 'FORBIDDEN' })
  expect(entryAs('m-zhou').state).toBe('applied')
})

test('yes and no at once: one counts, and card and notice follow it', async () => {
  await applied()
  world().faults.latency = { ms: 0, jitterMs: 3 }
  const replies = await Promise.all([decide(yes), decide(no), decide(yes), decide(no)])
  world().faults.latency = null
  expect(replies.some(({ reply }) => reply.ok)).toBe(true)
  const isIn = entryAs('m-zhou').state === 'confirmed'
  expect([cardAs('m-zhou') !== null, told().length]).toEqual([isIn, 1])
})

test('confirming, broken off after any request and asked again: entry, notice, card, each once', async () => {
  for (let requests = 1; requests <= 7; requests++) {
    await anew()
    await applied()
    await given('staffings', {
      ...{ _id: '2026-12', rev: 1, stops: {}, held: {}, people: {} },
      gone: { 'm-zhou': true },
    })
    world().faults.crashAfter = { requests, function: 'api', times: 1 }
    await decide(yes).catch(() => undefined)
    world().faults.crashAfter = null
    expect((await decide(yes)).reply).toMatchObject({ ok: true })
    expect([requests, cardAs('m-zhou'), told().length, rows('staffings')[0]!.gone]).toMatchObject([
      requests,
      { team: 'youth' },
      1,
      {},
    ])
  }
})

test('confirming and withdrawing at once: card and entry tell the same', async () => {
  for (let round = 0; round < 15; round++) {
    await anew()
    await applied()
    world().faults.latency = { ms: 0, jitterMs: 4 }
    await Promise.all([decide(yes), callAs('o-zhou', 'speaker.withdraw', {})])
    world().faults.latency = null
    expect([round, cardAs('m-zhou') !== null]).toEqual([round, entryAs('m-zhou').state === 'confirmed'])
  }
})
