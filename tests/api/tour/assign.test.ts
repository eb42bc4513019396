import type { Input } from '#types/contract'
import { instantOf } from '#domain/calendar'
import { givenSpeakers, givenStops, OFFICE, speakerOf, stopOf } from '../../support/tours'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, tick, useWorld, world } from '../../support/world'

useWorld()
beforeEach(anew)
async function anew(): Promise<void> {
  await world().reset()
  setClock('20 09:00:00')
  await givenPeople()
  await givenSpeakers(speakerOf('chen'), speakerOf('gao', { team: 'expert' }), speakerOf('wu'))
}

const stop = stopOf(1)
const staffNow = (n = 1) => rows('staffings')[0]!.stops[stopOf(n)._id]!
const input = (speakerIds: string[], rev = staffNow().rev): Input<'tour.assign'> => ({
  ...{ stopId: stop._id, rev, speakerIds },
})
const assign = (...ids: string[]) => mustCallAs(OFFICE, 'tour.assign', input(ids))
const refused = async (ids: string[], rev?: number) => (await callAs(OFFICE, 'tour.assign', input(ids, rev))).reply
const told = () =>
  rows('notices')
    .map(({ deliveries, says }) => `${Object.keys(deliveries)[0]} ${says!.hint}`)
    .sort()

test('whoever is named is asked and told, whoever was is told too; the same once more changes nothing', async () => {
  await givenStops([stop])
  const first = input(['m-chen'])
  expect(await mustCallAs(OFFICE, 'tour.assign', first)).toMatchObject({ assigned: true, why: [] })
  expect(staffNow()).toMatchObject({ who: ['m-chen'], yes: [], left: 0, rev: 2 })
  expect(await mustCallAs(OFFICE, 'tour.assign', first)).toMatchObject({ assigned: true })
  expect([staffNow().rev, told()]).toEqual([2, ['m-chen 这一站派给您，请到“我的宣讲”接单']])

  await assign('m-gao')
  expect(staffNow()).toMatchObject({ who: ['m-gao'], rev: 3 })
  expect(rows('staffings')[0]).toMatchObject({
    held: { 'm-chen': [], 'm-gao': [{ stopId: stop._id }] },
    people: { 'm-gao': { name: 'gao', team: 'expert' } },
  })
  expect(told()).toEqual([
    'm-chen 这一站已另作安排，您不用去了',
    'm-chen 这一站派给您，请到“我的宣讲”接单',
    'm-gao 这一站派给您，请到“我的宣讲”接单',
  ])
  // and back: that is another matter, of which they hear
  await assign('m-chen')
  expect(told().filter((each) => each === 'm-chen 这一站派给您，请到“我的宣讲”接单')).toHaveLength(2)
  await assign()
  expect(staffNow()).toMatchObject({ who: [], left: 1 })
})

test('who has said yes still comes, who has said no is asked by hand all the same, who waits moves up', async () => {
  await givenStops([
    stop,
    { who: ['m-chen', 'm-gao'], yes: ['m-chen'], no: ['m-nobody'], waiting: ['m-wu'], left: 0, open: true },
  ])
  await assign('m-chen')
  expect(staffNow()).toMatchObject({ who: ['m-chen', 'm-wu'], yes: ['m-chen', 'm-wu'], waiting: [] })
  expect(told()).toEqual(['m-gao 这一站已另作安排，您不用去了', 'm-wu 有人退出，您已补上，请准时到'])
  await anew()
  await givenStops([stop, { no: ['m-chen'] }])
  await assign('m-chen')
  expect(staffNow()).toMatchObject({ who: ['m-chen'], no: [] })
})

test('the rules are told, and nothing is entered', async () => {
  await givenStops([stop], [stopOf(2, { start: stop.start, end: stop.end }), { who: ['m-gao'], left: 0 }])
  expect(await mustCallAs(OFFICE, 'tour.assign', input(['m-gao']))).toMatchObject({
    assigned: false,
    why: ['gao接不了：同一时间另有一站。'],
  })
  expect(await mustCallAs(OFFICE, 'tour.assign', input(['m-chen', 'm-wu']))).toMatchObject({
    assigned: false,
    why: ['这一站只有 1 个名额，请少选几位，或先加名额。'],
  })
  expect([staffNow().who, rows('notices')]).toEqual([[], []])
})

test.each([
  ['an old page', {}, ['m-chen'], 7, 'STOP_CHANGED'],
  ['a cancelled stop', { cancelled: true }, ['m-chen'], 1, 'STOP_STATE'],
  ['somebody who is no speaker', {}, ['m-li'], 1, 'SPEAKER_UNKNOWN'],
] as const)('%s', async (_what, more, ids, rev, code) => {
  await givenStops([stop, more])
  expect(await refused([...ids], rev)).toMatchObject({ ok: false, code })
})

test('a stop in the past', async () => {
  const past = { start: instantOf('2026-11-19', '09:00'), end: instantOf('2026-11-19', '10:30') }
  await givenStops([stopOf(1, past)])
  expect(await refused(['m-chen'], 1)).toMatchObject({ ok: false, code: 'STOP_PAST' })
})

test('colleagues: who could go, and why the others cannot, in order of ids', async () => {
  await given('speakers', speakerOf('law', { topics: ['law'] }), speakerOf('zhao', { state: 'applied' }))
  await givenStops([stop, { who: ['m-chen'], no: ['m-wu'], waiting: ['m-gao'], left: 1 }])
  const { people } = await mustCallAs(OFFICE, 'tour.colleagues', { stopId: stop._id })
  expect(people).toEqual([
    { id: 'm-gao', name: 'gao', team: 'expert', rules: [], sentence: 'gao可以接。' },
    { id: 'm-law', name: 'law', team: 'youth', rules: ['SM-H5'], sentence: 'law接不了：不讲这个主题。' },
    { id: 'm-wu', name: 'wu', team: 'youth', rules: [], sentence: 'wu说过这一站来不了，请先联系好再派。' },
  ])
})

test('what was cut short and never asked again is told by whoever changes something next, or else by the timer', async () => {
  const cutShort = async () => {
    await givenStops([stop])
    world().faults.crashAfter = { requests: 5, function: 'api' }
    await callAs(OFFICE, 'tour.assign', input(['m-chen'])).catch(() => null)
    world().faults.crashAfter = null
    expect([staffNow().who, told()]).toEqual([['m-chen'], []])
  }
  await cutShort()
  await assign('m-gao')
  expect(told()).toEqual([
    'm-chen 这一站已另作安排，您不用去了',
    'm-chen 这一站派给您，请到“我的宣讲”接单',
    'm-gao 这一站派给您，请到“我的宣讲”接单',
  ])
  await anew()
  await cutShort()
  await tick()
  expect(told()).toEqual(['m-chen 这一站派给您，请到“我的宣讲”接单'])
  expect(staffNow().untold).toEqual([])
  await tick()
  expect(told()).toHaveLength(1)
})

test('an old page that wants nobody does not take a newer answer for its own', async () => {
  await givenStops([stop])
  const old = input([])
  await assign('m-chen')
  expect(await refused([], old.rev)).toMatchObject({ ok: false, code: 'STOP_CHANGED' })
})

test('cut short after any request, asked again it ends the same', async () => {
  const lay = async () => {
    await givenStops([stop, { who: ['m-gao'], left: 0 }])
    return input(['m-chen'])
  }
  const state = () => [staffNow().who, told()]
  await mustCallAs(OFFICE, 'tour.assign', await lay())
  const whole = state()
  for (let requests = 1; requests <= 9; requests += 1) {
    await anew()
    const asked = await lay()
    world().faults.crashAfter = { requests, function: 'api' }
    await callAs(OFFICE, 'tour.assign', asked).catch(() => null)
    world().faults.crashAfter = null
    await mustCallAs(OFFICE, 'tour.assign', asked)
    expect({ requests, state: state() }).toEqual({ requests, state: whole })
  }
})
