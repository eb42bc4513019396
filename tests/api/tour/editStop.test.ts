import type { Input } from '#types/contract'
import { at, crashing, editOf, entryOf, heldBy, sessionOf, toldOf, twice } from '../../support/tourPlan'
import { givenSpeakers, givenStops, OFFICE, speakerOf, stopOf } from '../../support/tours'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../../support/world'

const days = (month: string) =>
  Array.from({ length: 28 }, (_day, n) => `2026-${month}-${String(n + 1).padStart(2, '0')}`)
const free = ['10', '11', '12'].flatMap(days)

useWorld()
beforeEach(anew)
async function anew(): Promise<void> {
  await world().reset()
  await givenPeople()
  await givenSpeakers(speakerOf('zhou', { free }), speakerOf('chen', { free }), speakerOf('wu', { free }))
  setClock('23 09:00:00')
}

const stop = stopOf(1)
const other = stopOf(2)
type Changes = Partial<Input<'tour.editStop'>>
const input = (changes: Changes = {}, of = stop) => editOf(of, changes)
const edit = (changes: Changes = {}, of = stop) => callAs(OFFICE, 'tour.editStop', input(changes, of))
const stopNow = (of = stop) => rows('stops').find(({ _id }) => _id === of._id)!
const factsNow = (of = stop) => {
  const { topic, region, place, start, end } = stopNow(of).draft ?? stopNow(of)
  return { topic, region, place, start, end }
}
const goes = (...who: string[]) => ({ left: 0, who, yes: who })
/** The staffing says what the stop says, and everybody holds just that time. */
function isInStep(): void {
  const { topic, region, start, end } = factsNow()
  const entry = entryOf(stop._id)!
  expect(entry).toMatchObject({
    topic,
    region,
    start,
    end,
    month: new Date(start + 28_800_000).toISOString().slice(0, 7),
  })
  for (const id of [...entry.who, ...entry.waiting]) {
    expect(heldBy(id).filter(({ stopId }) => stopId === stop._id)).toEqual([{ stopId: stop._id, start }])
  }
  const holders = rows('staffings').flatMap(({ held }) =>
    Object.entries(held).flatMap(([id, holds]) => (holds.some(({ stopId }) => stopId === stop._id) ? [id] : [])),
  )
  expect(holders.sort()).toEqual([...entry.who, ...entry.waiting].sort())
}

const tenth = { start: at('12-10', '14:00'), end: at('12-10', '15:00') }
const november = { start: at('11-27', '14:00'), end: at('11-27', '15:00') }
/** When zhou is with the other stop. */
const atOther = { start: other.start + 600_000, end: other.end + 600_000 }

test('another time, place and topic: the stop and its staffing say so, and nobody has to be told', async () => {
  await givenStops([stop, goes('m-zhou')])
  const wanted = { ...tenth, topic: 'theory' as const, region: 'zhuzhou' as const, place: '三楼' }
  expect((await edit(wanted)).reply).toMatchObject({ ok: true, data: { saved: true, conflicts: [] } })
  expect([factsNow(), stopNow().draft]).toEqual([wanted, null])
  expect(entryOf(stop._id)).toMatchObject({ who: ['m-zhou'], yes: ['m-zhou'], rev: 2 })
  isInStep()
  expect(toldOf()).toEqual([])
})

test('of a released stop it is a draft; back to what was told, there is none', async () => {
  await givenStops([stop, { ...goes('m-zhou'), released: true, told: ['m-zhou'] }])
  await edit({ ...tenth, place: '三楼' })
  expect(stopNow()).toMatchObject({ start: stop.start, place: stop.place, draft: { ...tenth, place: '三楼' } })
  isInStep()
  await edit({ rev: 2, place: '四楼' }, stopNow())
  expect(stopNow()).toMatchObject({ place: stop.place, draft: { ...tenth, place: '四楼' } })
  await edit({ rev: 3 })
  expect(stopNow()).toMatchObject({ start: stop.start, draft: null })
  isInStep()
})

test.each<[string, Changes, RegExp]>([
  ['another stop of theirs', atOther, /zhou.*同一时间另有一站/],
  ['no time for the way', { start: other.end + 600_000, end: other.end + 1_200_000 }, /zhou.*来不及赶路/],
  ['a day that is not free', { start: at('12-30', '09:00'), end: at('12-30', '10:00') }, /zhou.*当天没有空/],
  ['a topic that is not theirs', { topic: 'health' }, /zhou.*不讲这个主题/],
])('%s: told, and nothing is saved', async (_name, changes, sentence) => {
  await givenStops([stop, goes('m-zhou')], [other, goes('m-zhou')])
  const { reply } = await edit(changes)
  expect(reply).toMatchObject({ ok: true, data: { saved: false, conflicts: [expect.stringMatching(sentence)] } })
  expect([factsNow().start, entryOf(stop._id)?.rev]).toEqual([stop.start, 1])
  isInStep()
})

test('too many in the month that it moves to: told', async () => {
  await givenSpeakers(speakerOf('zhou', { free, monthlyLimit: 1 }))
  const last = stopOf(3, { start: at('11-30', '09:00'), end: at('11-30', '10:00') })
  await givenStops([stop, goes('m-zhou')], [last, goes('m-zhou')])
  expect((await edit(november)).reply).toMatchObject({
    data: { conflicts: [expect.stringMatching(/当月站数已到上限/)] },
  })
  isInStep()
})

test('drop: whoever cannot is let go and told once; whoever waits and can moves up', async () => {
  await givenStops(
    [stop, { ...goes('m-zhou'), waiting: ['m-wu', 'm-chen'], open: true }],
    [other, goes('m-zhou', 'm-wu')],
  )
  expect((await edit(atOther)).reply).toMatchObject({ data: { saved: false } })
  const { reply } = await edit({ ...atOther, drop: true })
  expect(reply).toMatchObject({
    data: { saved: true, conflicts: [expect.stringContaining('zhou'), expect.stringContaining('wu')] },
  })
  expect(entryOf(stop._id)).toMatchObject({
    who: ['m-chen'],
    yes: ['m-chen'],
    waiting: [],
    left: 0,
    no: [],
  })
  isInStep()
  expect(toldOf()).toEqual([
    'm-chen 有人退出，您已补上，请准时到',
    'm-wu 已改期，您不用再去这一站',
    'm-zhou 已改期，您不用再去这一站',
  ])
})

test('drop, after the release: the session tells who comes now, and nothing else of it changes before the next', async () => {
  await givenStops([stop, { ...goes('m-zhou', 'm-chen'), released: true }], [other, goes('m-zhou')])
  const both = ['zhou', 'chen'].map((name) => ({ id: `m-${name}`, name }))
  await given('sessions', { ...sessionOf(stop, true), lecturer: both[0]!, helpers: both })
  await edit({ ...atOther, drop: true })
  const { title, place, start, end } = rows('sessions')[0]!
  expect(rows('sessions')).toMatchObject([{ lecturer: both[1], helpers: [both[1]], announced: true, version: 1 }])
  expect({ title, place, start, end }).toEqual({
    title: '宣讲：安全生产',
    place: stop.place,
    start: stop.start,
    end: stop.end,
  })
})

test('another place alone asks nobody anew, and whoever said no has said it still', async () => {
  await givenStops([stop, { ...goes('m-zhou'), no: ['m-wu'] }], [other, goes('m-zhou')])
  expect((await edit({ place: '三楼' })).reply).toMatchObject({ data: { saved: true } })
  expect([stopNow().place, entryOf(stop._id)]).toMatchObject(['三楼', { no: ['m-wu'], rev: 2 }])
  for (const { reply } of await twice(() => edit({ place: '三楼' })))
    expect(reply).toMatchObject({ data: { saved: true } })
  expect((await edit({ place: '四楼' })).reply).toMatchObject({ code: 'STOP_CHANGED' })
  expect([stopNow().place, toldOf()]).toEqual(['三楼', []])
})

test('another month: everybody comes along under their names, and it goes from the old one', async () => {
  await givenStops(
    [stop, { ...goes('m-zhou'), waiting: ['m-chen'], open: true, locked: true }],
    [other, goes('m-zhou')],
  )
  expect((await edit(november)).reply).toMatchObject({ data: { saved: true } })
  const entry = { month: '2026-11', who: ['m-zhou'], waiting: ['m-chen'], open: true, locked: true, rev: 2 }
  expect(entryOf(stop._id)).toMatchObject(entry)
  expect(rows('staffings').find(({ _id }) => _id === '2026-11')!.people).toMatchObject({ 'm-zhou': { name: 'zhou' } })
  expect(heldBy('m-zhou')).toEqual([
    { stopId: other._id, start: other.start },
    { stopId: stop._id, start: november.start },
  ])
  isInStep()
  await edit({ ...stop, rev: 2 }, stopNow())
  expect((await edit({ rev: 2, start: stop.start, end: stop.end }, stopNow())).reply).toMatchObject({ ok: true })
  expect(entryOf(stop._id)).toMatchObject({ month: '2026-12', rev: 3 })
  isInStep()
})

test('a month that speaks of another stop at that time: told, and nothing moves', async () => {
  const busy = stopOf(3, { start: november.start, end: november.end })
  await givenStops([stop, goes('m-zhou')], [busy, goes('m-zhou')])
  expect((await edit(november)).reply).toMatchObject({ data: { saved: false } })
  expect((await edit({ ...november, drop: true })).reply).toMatchObject({ data: { saved: true } })
  expect(entryOf(stop._id)).toMatchObject({ month: '2026-11', who: [], left: 1 })
  isInStep()
  expect(toldOf()).toEqual(['m-zhou 已改期，您不用再去这一站'])
})

test.each<[string, Changes, string]>([
  [
    'into another quarter',
    { start: Date.parse('2027-01-05T09:00+08:00'), end: Date.parse('2027-01-05T10:00+08:00') },
    'TOUR_QUARTER',
  ],
  ['into the past', { start: at('11-20', '09:00'), end: at('11-20', '10:00') }, 'STOP_PAST'],
  ['over midnight', { start: at('12-03', '23:00'), end: at('12-04', '01:00') }, 'STOP_DAY'],
  ['seen before a change', { ...tenth, rev: 7 }, 'STOP_CHANGED'],
])('%s: refused, and nothing changes', async (_name, changes, code) => {
  await givenStops([stop, goes('m-zhou')])
  expect((await edit(changes)).reply).toMatchObject({ code })
  expect([factsNow().start, entryOf(stop._id)?.rev]).toEqual([stop.start, 1])
})

test('what is cancelled or held stays; what was never released may be moved out of the past', async () => {
  const [past, held] = [4, 5].map((n) => stopOf(n, { start: at('11-20', '09:00'), end: at('11-20', '10:00') }))
  await givenStops([stop, { cancelled: true }], [past!], [held!, { ...goes('m-zhou'), released: true }])
  expect((await edit(tenth)).reply).toMatchObject({ code: 'STOP_STATE' })
  expect((await edit(tenth, held)).reply).toMatchObject({ code: 'STOP_STATE' })
  expect((await edit(tenth, past)).reply).toMatchObject({ data: { saved: true } })
})

test('of two who edit at once, one is told', async () => {
  await givenStops([stop, goes('m-zhou')])
  const replies = await Promise.all([edit(tenth), edit({ ...tenth, start: tenth.start + 600_000 })])
  expect(replies.map(({ reply }) => (reply.ok ? 'OK' : reply.code)).sort()).toEqual(['OK', 'STOP_CHANGED'])
  isInStep()
})

test('registered while it moves: nobody holds two times, and whoever comes holds its new one', async () => {
  for (const wanted of [tenth, november]) {
    for (const latency of [0, 3, 6]) {
      await anew()
      await givenStops([stop, { ...goes('m-zhou'), left: 3, open: true }])
      const { _id: stopId, start, end, region, topic } = stop
      const asked = { stopId, start, end, region, topic }
      const registering = async () => {
        await new Promise((done) => setTimeout(done, latency))
        return Promise.all(['chen', 'wu'].map((name) => callAs(`o-${name}`, 'stop.register', asked)))
      }
      const [{ reply }] = await Promise.all([edit(wanted), registering()])
      expect(reply.ok || reply.code).toEqual(reply.ok ? true : 'STOP_CHANGED')
      isInStep()
    }
  }
})

const sweep = (changes: Changes, anewWith: () => Promise<void>, check: () => void) =>
  crashing('tour.editStop', () => input(changes), {
    requests: 14,
    anew: async () => {
      await anew()
      await anewWith()
    },
    check: (after) => {
      expect([after, factsNow().start]).toEqual([after, changes.start ?? stop.start])
      isInStep()
      check()
    },
  })

test('broken off after any request and sent again: moved within the month, and whoever is let go is told', () =>
  sweep(
    { ...atOther, drop: true },
    () => givenStops([stop, { ...goes('m-zhou'), waiting: ['m-chen'] }], [other, goes('m-zhou')]),
    () => {
      expect(entryOf(stop._id)).toMatchObject({ who: ['m-chen'], untold: [] })
      expect(toldOf()).toEqual(['m-chen 有人退出，您已补上，请准时到', 'm-zhou 已改期，您不用再去这一站'])
    },
  ))

test('broken off after any request and sent again: moved into another month', () =>
  sweep(
    { ...november, drop: true },
    async () => {
      const busy = stopOf(3, { start: november.start, end: november.end })
      await givenStops([stop, { ...goes('m-zhou', 'm-wu'), released: true }], [busy, goes('m-zhou')])
    },
    () => {
      expect(entryOf(stop._id)).toMatchObject({ month: '2026-11', who: ['m-wu'], left: 1 })
      expect(toldOf()).toEqual(['m-zhou 已改期，您不用再去这一站'])
    },
  ))

test('broken off after any request and sent again: another place alone', () =>
  sweep(
    { place: '三楼' },
    () => givenStops([stop, { ...goes('m-zhou'), no: ['m-wu'] }]),
    () => expect([stopNow().place, toldOf(), entryOf(stop._id)?.no]).toEqual(['三楼', [], ['m-wu']]),
  ))

test('only the office', async () => {
  await givenStops([stop])
  for (const openid of ['o-secretary', 'o-zhou', 'o-groupOrganiser', 'o-li']) {
    expect((await callAs(openid, 'tour.editStop', input(tenth))).reply).toMatchObject({ code: 'FORBIDDEN' })
  }
  expect(await mustCallAs(OFFICE, 'tour.editStop', input(tenth))).toMatchObject({ saved: true })
})
