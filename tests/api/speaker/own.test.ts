import { entryOf, givenSpeaking, zhou } from '../../support/speakers'
import { givenSpeakers, OFFICE, speakerOf, staffOf, stopOf } from '../../support/tours'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../../support/world'

useWorld()
beforeEach(async () => {
  await givenPeople()
  setClock('10 09:00:00')
})

const entryAs = (id: string) => rows('speakers').find(({ _id }) => _id === id)
const memberAs = (id: string) => rows('members').find(({ _id }) => _id === id)!
const save = (more = {}, openid = zhou) => callAs(openid, 'speaker.save', entryOf(more))
const withdraw = (openid = zhou) => callAs(openid, 'speaker.withdraw', {})
const register = () => {
  const { _id: stopId, start, end, region, topic } = stopOf(1)
  return callAs(zhou, 'stop.register', { stopId, start, end, region, topic })
}
const openStop = (more = {}) => givenStaff({ open: true, ...more })
async function givenStaff(more: object): Promise<void> {
  const stop = stopOf(1)
  await given('stops', stop)
  const staff = staffOf(stop, more)
  await given('staffings', { _id: '2026-12', rev: 1, stops: { [stop._id]: staff }, held: {}, people: {}, gone: {} })
}

test('whoever has no entry is told so, with the usual limit', async () => {
  expect(await mustCallAs('o-li', 'speaker.own', {})).toMatchObject({ speaker: null, usualLimit: 6 })
})

test('applied: the entry waits for the office, and nothing is open yet', async () => {
  expect((await save({}, 'o-li')).reply).toMatchObject({ data: { state: 'applied' } })
  const { speaker } = await mustCallAs('o-li', 'speaker.own', {})
  expect(speaker).toMatchObject({ id: 'm-li', name: 'li', branch: 'branch党支部', unit: 'unit党委', state: 'applied' })
  expect(entryAs('m-li')).toMatchObject({ free: [], since: null, refusedFor: null })
  expect((await callAs('o-li', 'speaker.month', { month: '2026-12' })).reply).toMatchObject({ code: 'SPEAKER_ONLY' })
})

test.each([
  [{ topics: [] }, 'SPEAKER_TOPICS'],
  [{ topics: ['law', 'law'] }, 'SPEAKER_TOPICS'],
  [{ regions: [] }, 'SPEAKER_REGIONS'],
  [{ regions: ['yueyang', 'yueyang'] }, 'SPEAKER_REGIONS'],
  [{ monthlyLimit: 0 }, 'SPEAKER_LIMIT'],
  [{ monthlyLimit: 32 }, 'SPEAKER_LIMIT'],
  [{ intro: '  ' }, 'INVALID_INPUT'],
])('an entry with %j is explained, and nothing is written', async (more, code) => {
  expect((await save(more, 'o-li')).reply).toMatchObject({ ok: false, code })
  expect(rows('speakers')).toEqual([])
})

test('applied, refused and applied again: the reason goes, the free days stay', async () => {
  const free = ['2026-12-01']
  await givenSpeakers(speakerOf('zhou', { state: 'refused', refusedFor: '请补上主题', since: null, free }))
  expect((await save()).reply).toMatchObject({ data: { state: 'applied' } })
  expect(entryAs('m-zhou')).toMatchObject({ state: 'applied', refusedFor: null, free })
})

test('a confirmed entry stays confirmed, and the card follows it', async () => {
  await givenSpeaking()
  const more = { topics: ['law' as const], home: 'yueyang' as const, monthlyLimit: 2, intro: '安全总监' }
  expect((await save(more)).reply).toMatchObject({ data: { state: 'confirmed' } })
  const card = { team: 'youth', topics: ['law'], home: 'yueyang', monthlyLimit: 2 }
  expect([entryAs('m-zhou'), memberAs('m-zhou').speaker]).toMatchObject([card, card])
})

test.each([{ team: 'model' as const }, { level: 'unit' as const }])(
  'confirmed: %j is confirmed anew, once no stop is ahead',
  async (more) => {
    await givenSpeaking({ stops: 1 })
    expect((await save(more)).reply).toMatchObject({ code: 'SPEAKER_TEAM_AHEAD' })
    expect([entryAs('m-zhou'), memberAs('m-zhou').speaker]).toMatchObject([{ state: 'confirmed', rev: 1 }, {}])
    await world().reset()
    await givenPeople()
    await givenSpeaking({ stops: 0, held: 1 })
    expect((await save(more)).reply).toMatchObject({ data: { state: 'applied' } })
    expect([entryAs('m-zhou'), memberAs('m-zhou').speaker]).toMatchObject([{ ...more, state: 'applied' }, null])
  },
)

test('both hands at once: both are done, and card and entry tell the same', async () => {
  await givenSpeaking()
  world().faults.latency = { ms: 0, jitterMs: 3 }
  const limits = [1, 2, 3, 4]
  const replies = await Promise.all(limits.map((monthlyLimit) => save({ monthlyLimit })))
  expect(replies.map(({ reply }) => reply.ok)).toEqual(limits.map(() => true))
  expect(memberAs('m-zhou')).toMatchObject({
    speaker: { monthlyLimit: entryAs('m-zhou')!.monthlyLimit },
    speakerRev: entryAs('m-zhou')!.rev,
  })
})

test.each(['invited', 'applied'] as const)('who is %s may withdraw', async (state) => {
  await givenSpeakers(speakerOf('zhou', { state }))
  for (let n = 0; n < 2; n++) expect((await withdraw()).reply).toMatchObject({ data: { state: 'withdrawn' } })
  expect(entryAs('m-zhou')).toMatchObject({ state: 'withdrawn' })
})

test('who was not confirmed, or never applied, has nothing to withdraw from', async () => {
  await givenSpeakers(speakerOf('zhou', { state: 'refused' }))
  for (const openid of [zhou, 'o-li']) expect((await withdraw(openid)).reply).toMatchObject({ code: 'SPEAKER_STATE' })
})

test.each([
  ['has a place', { who: ['m-zhou'], left: 0 }],
  ['waits', { who: ['m-x'], left: 0, waiting: ['m-zhou'] }],
])('confirmed: who %s at a stop ahead hands it on first', async (_what, more) => {
  await givenSpeakers(speakerOf('zhou'))
  await openStop(more)
  const { start, end, region } = stopOf(1)
  const held = { 'm-zhou': [{ stopId: stopOf(1)._id, start, end, region }] }
  await given('staffings', { ...rows('staffings')[0]!, held })
  expect((await withdraw()).reply).toMatchObject({ code: 'SPEAKER_HAS_STOPS' })
  expect([entryAs('m-zhou'), memberAs('m-zhou').speaker, rows('staffings')[0]]).toMatchObject([
    { state: 'confirmed' },
    { team: 'youth' },
    { gone: {}, rev: 1 },
  ])
})

test('withdrawn: nothing is open any longer; confirmed anew, everything is', async () => {
  await givenSpeaking({ stops: 0 })
  await openStop()
  expect((await withdraw()).reply).toMatchObject({ data: { state: 'withdrawn' } })
  expect((await register()).reply).toMatchObject({ code: 'SPEAKER_ONLY' })
  expect(rows('staffings')[0]).toMatchObject({ gone: { 'm-zhou': true } })
  expect((await save()).reply).toMatchObject({ data: { state: 'applied' } })
  expect((await register()).reply).toMatchObject({ code: 'SPEAKER_ONLY' })
  await mustCallAs(OFFICE, 'speaker.decide', { speakerId: 'm-zhou', yes: true })
  expect(rows('staffings')[0]!.gone).toEqual({})
  expect((await register()).reply).toMatchObject({ data: { registered: true } })
})

test('a registration that was let in before finds the month closed; without that mark it would go through', async () => {
  await givenSpeaking({ stops: 0 })
  await openStop()
  const letIn = memberAs('m-zhou')
  await withdraw()
  await given('members', letIn)
  expect((await register()).reply).toMatchObject({ ok: false })
  expect(rows('staffings')[0]!.held['m-zhou'] ?? []).toEqual([])
  await given('staffings', { ...rows('staffings')[0]!, gone: {} })
  expect((await register()).reply).toMatchObject({ ok: true })
})

test('withdrawing and registering at once: never is a stop held by whoever has left', async () => {
  const outcomes: string[] = []
  for (let round = 0; round < 25; round++) {
    await world().reset()
    await givenPeople()
    await givenSpeaking({ stops: 0 })
    await openStop()
    world().faults.latency = { ms: 0, jitterMs: 4 }
    await Promise.all([withdraw(), register()])
    world().faults.latency = null
    const held = rows('staffings')[0]!.held['m-zhou'] ?? []
    outcomes.push(`${entryAs('m-zhou')!.state} ${held.length} ${memberAs('m-zhou').speaker ? 'card' : 'no card'}`)
  }
  expect(outcomes.filter((one) => one !== 'withdrawn 0 no card' && one !== 'confirmed 1 card')).toEqual([])
})

test('withdrawing, broken off after any request: nobody who has withdrawn gets in, and asked again it is done', async () => {
  for (let requests = 1; requests <= 7; requests++) {
    await world().reset()
    await givenPeople()
    await givenSpeaking({ stops: 0 })
    await openStop()
    world().faults.crashAfter = { requests, function: 'api', times: 1 }
    await withdraw().catch(() => undefined)
    world().faults.crashAfter = null
    if (entryAs('m-zhou')!.state === 'withdrawn') expect((await register()).reply).toMatchObject({ ok: false })
    expect((await withdraw()).reply).toMatchObject({ data: { state: 'withdrawn' } })
    expect([memberAs('m-zhou').speaker, rows('staffings')[0]!.gone]).toEqual([null, { 'm-zhou': true }])
  }
})

test('withdrawing, broken off after any request, and thought better of: saving brings everything back', async () => {
  for (let requests = 1; requests <= 6; requests++) {
    await world().reset()
    await givenPeople()
    await givenSpeaking({ stops: 0 })
    await openStop()
    world().faults.crashAfter = { requests, function: 'api', times: 1 }
    await withdraw().catch(() => undefined)
    world().faults.crashAfter = null
    expect([requests, (await save()).reply]).toMatchObject([requests, { data: { state: 'confirmed' } }])
    expect((await register()).reply).toMatchObject({ ok: true })
  }
})
