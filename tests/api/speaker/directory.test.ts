import { givenSpeaking, zhou } from '../../support/speakers'
import { givenSpeakers, OFFICE, speakerOf } from '../../support/tours'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, useWorld } from '../../support/world'

useWorld()
beforeEach(async () => {
  await givenPeople()
  setClock('10 09:00:00')
})

const list = (more = {}) => mustCallAs('o-li', 'speaker.list', more)
const names = ({ speakers }: { speakers: { name: string }[] }) => speakers.map(({ name }) => name)

test('confirmed ones only, by team and topic', async () => {
  await givenSpeakers(
    speakerOf('an', { team: 'model', topics: ['law'] }),
    speakerOf('bo', { topics: ['law', 'safety'] }),
    speakerOf('ce', { state: 'applied' }),
    speakerOf('de', { state: 'withdrawn' }),
  )
  expect(names(await list())).toEqual(['an', 'bo'])
  expect(names(await list({ team: 'model' }))).toEqual(['an'])
  expect(names(await list({ topic: 'safety' }))).toEqual(['bo'])
  expect(names(await list({ team: 'youth', topic: 'law' }))).toEqual(['bo'])
})

test.each([
  ['o-li', 'speaker.list', {}],
  [OFFICE, 'speaker.registry', { state: 'confirmed' }],
] as const)('%s sees %s page by page, whoever has one name too', async (openid, action, input) => {
  const some = Array.from({ length: 45 }, (_one, n) => speakerOf(`s${n}`, { name: `名${Math.floor(n / 7)}` }))
  await givenSpeakers(...some)
  const seen: string[] = []
  let after: { name: string; id: string } | null = null
  do {
    const page: Awaited<ReturnType<typeof list>> = await mustCallAs(openid, action, {
      ...input,
      ...(after && { after }),
    } as never)
    expect(page.speakers.length).toBeLessThanOrEqual(20)
    seen.push(...page.speakers.map(({ id }) => id))
    after = page.next
  } while (after)
  expect([seen.length, new Set(seen).size]).toEqual([45, 45])
})

test('a profile tells topics and what was held, and neither phone nor days nor limit', async () => {
  await givenSpeaking({ held: 22 })
  const phone = '13812345678'
  await given('members', { ...rows('members').find(({ _id }) => _id === 'm-zhou')!, phone })
  const profile = await mustCallAs('o-li', 'speaker.profile', { speakerId: 'm-zhou' })
  expect(profile.past).toHaveLength(20)
  expect(profile.past.map(({ start }) => start)).toEqual(
    profile.past.map(({ start }) => start).toSorted((a, b) => b - a),
  )
  const open = ['branch', 'id', 'intro', 'level', 'name', 'regions', 'team', 'topics', 'unit']
  const { speakers } = await list()
  expect([profile.speaker, ...speakers].map((one) => Object.keys(one).toSorted())).toEqual([open, open])
  expect(JSON.stringify([profile, speakers])).not.toMatch(/1381234|2026-12-|monthlyLimit|free/)
})

test.each(['invited', 'applied', 'refused', 'withdrawn'] as const)('who is %s has no profile', async (state) => {
  await givenSpeakers(speakerOf('zhou', { state }))
  for (const speakerId of ['m-zhou', 'm-nobody']) {
    const { reply } = await callAs('o-li', 'speaker.profile', { speakerId })
    expect(reply).toMatchObject({ code: 'SPEAKER_UNKNOWN' })
  }
})

test('one’s own record, page by page, with how many came', async () => {
  await givenSpeaking({ held: 25 })
  const first = await mustCallAs(zhou, 'speaker.record', {})
  const second = await mustCallAs(zhou, 'speaker.record', { after: first.next! })
  expect([first.stops.length, second.stops.length, second.next]).toEqual([20, 5, null])
  expect(new Set([...first.stops, ...second.stops].map(({ id }) => id)).size).toBe(25)
  expect(first.stops[0]).toMatchObject({ present: 30, headCount: 31, sessionId: expect.stringMatching(/^[\w-]{8}$/) })
})

test('the registry is the office’s', async () => {
  await givenSpeakers(speakerOf('zhou', { state: 'applied', monthlyLimit: 3 }))
  const { speakers } = await mustCallAs(OFFICE, 'speaker.registry', { state: 'applied' })
  expect(speakers).toMatchObject([{ id: 'm-zhou', home: 'changsha', monthlyLimit: 3, state: 'applied' }])
  for (const openid of ['o-li', 'o-secretary', zhou]) {
    const { reply } = await callAs(openid, 'speaker.registry', { state: 'applied' })
    expect(reply).toMatchObject({ code: 'FORBIDDEN' })
  }
})
