import { addDays, dayOf, instantOf } from '#domain/calendar'
import { checkRelease, type TourStop } from '#domain/tour'
import { clashWindows } from '#domain/staffing'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { toursOf } from '../scripts/demo/tours'
import { type Stage, staffingsOf } from '../scripts/demo/tours/documents'
import { speakersOf } from '../scripts/demo/tours/people'
import { draftStops, releasedStops, speakers } from '../scripts/demo/tours/told'
import { person } from './support/people'

const rules = rulesOn(currentPack, '2026-11-01')
const cities = ['长沙', '株洲', '怀化', '湘西', '岳阳', '永州']
const branches = Array.from({ length: 60 }, (_one, index) => {
  const name = `支部${index}`
  const at = { branchId: `b${index}`, branchName: name, unitName: `${cities[index % 6]}分公司党委` }
  const people = [person(`secretary${index}`, { duty: 'secretary' }), person(`plain${index}`)]
  const members = people.map((one) => ({ ...one, ...at, orgPath: ['group', `u${index % 6}`, `b${index}`] }))
  return { id: `b${index}`, name, members, secretary: members[0]! }
})

const stageOn = (today: string): Stage => ({
  ...{ today, branches },
  speakers: speakersOf(branches, today).map(({ entry }) => entry),
})

const days = ['2026-11-01', '2026-11-23', '2026-12-02', '2026-12-31', '2027-02-28', '2028-02-29', '2027-09-30']

test('fourteen confirmed ones over five teams, one who waits, one who is invited', () => {
  const { speakers: entries } = stageOn('2026-11-23')
  const confirmed = entries.filter(({ state }) => state === 'confirmed')
  expect([entries.length, confirmed.length, new Set(confirmed.map(({ team }) => team)).size]).toEqual([16, 14, 5])
  expect(new Set(entries.map(({ branchId }) => branchId)).size).toBe(speakers.length)
})

test.each(days)(
  'laid on %s: whoever goes or waits speaks about it, is free, and is nowhere else near then',
  (today) => {
    const stage = stageOn(today)
    const planned = toursOf(stage, [...releasedStops, ...draftStops], '巡讲').flatMap((one) => one.planned)
    const wrong = staffingsOf(stage, planned).flatMap(({ stops, held }) =>
      Object.entries(stops).flatMap(([stopId, staff]) => {
        const who = stage.speakers.filter(({ _id }) => [...staff.who, ...staff.waiting].includes(_id))
        return who.flatMap(({ _id, topics, free, branchId, monthlyLimit }) => {
          const isNear = clashWindows(staff, rules).some(({ region, from, to }) =>
            held[_id]!.some(
              (one) => one.stopId !== stopId && one.region === region && one.end > from && one.start < to,
            ),
          )
          const isMany = held[_id]!.length > (monthlyLimit ?? rules.SM.monthlyLimit)
          const fits = (topics as string[]).includes(staff.topic) && free.includes(dayOf(staff.start))
          return isNear || isMany || !fits || branchId === staff.hostId ? [[_id, staff.topic, dayOf(staff.start)]] : []
        })
      }),
    )
    expect(wrong).toEqual([])
  },
)

test.each(days)('laid on %s: what is released could be, quarter by quarter', (today) => {
  const stage = stageOn(today)
  const released = toursOf(stage, releasedStops, '巡讲')
  const before = instantOf(addDays(today, -30))
  const refusals = released.map(({ tour, planned }) => {
    const stops = planned.map(({ told: { who = [] }, stop: { _id: id, title, start } }): TourStop => {
      const teams = who.map((index) => stage.speakers[index]!.team)
      return { id, title, start, hasSpeaker: who.length > 0, teams, begun: false }
    })
    const isMissing = planned.every(({ told }) => !told.who?.length)
    const waivers = isMissing ? tour.requiredTeams.map((team) => ({ team, reason: '由报名的同志来讲' })) : []
    return checkRelease(tour, stops, waivers, before).refusal
  })
  expect(refusals).toEqual(released.map(() => null))
  const ids = released.flatMap(({ planned }) => planned.map(({ stop }) => stop._id))
  expect([ids.length, new Set(ids).size, ids.every((id) => /^[\w-]{22}$/.test(id))]).toEqual([16, 16, true])
})

test('the same day gives the same demo', () => {
  const laid = () => toursOf(stageOn('2026-11-23'), releasedStops, '巡讲')
  expect(laid()).toEqual(laid())
})
