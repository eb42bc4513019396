import { instantOf } from '#domain/calendar'
import { regions } from '#domain/region'
import { givenSpeakers, givenStops, OFFICE, speakerOf, stopOf } from '../../support/tours'
import { callAs, given, givenPeople, setClock, useWorld } from '../../support/world'

useWorld()
beforeEach(async () => {
  setClock('20 09:00:00')
  await givenPeople()
})

test('stops by region, team, topic and quarter, what is missing, and what nobody offers', async () => {
  await givenSpeakers(speakerOf('chen'), speakerOf('gao', { team: 'expert' }))
  await givenStops(
    [stopOf(1), { who: ['m-chen'], left: 0 }],
    [stopOf(2, { region: 'zhuzhou', topic: 'theory' }), { who: ['m-gao'], left: 0 }],
    [stopOf(3, { cancelReason: '防汛' }), { cancelled: true }],
    [stopOf(4)],
  )
  const july = { start: instantOf('2026-07-01', '09:00'), end: instantOf('2026-07-01', '10:00') }
  await given('stops', stopOf(30, { ...july, quarter: '2026-Q3' }))
  const { reply, cost } = await callAs(OFFICE, 'tour.coverage', { quarter: '2026-Q4' })
  if (!reply.ok) throw new Error(reply.message)
  const { regions: counted, teams, topics, quarters, gaps, unoffered } = reply.data
  expect(counted.slice(0, 3)).toEqual([
    { region: 'changsha', stops: 2, missing: 0 },
    { region: 'zhuzhou', stops: 1, missing: 0 },
    { region: 'xiangtan', stops: 0, missing: 1 },
  ])
  expect(teams.filter(({ stops }) => stops)).toEqual([
    { team: 'expert', stops: 1 },
    { team: 'youth', stops: 1 },
  ])
  expect(topics.filter(({ stops }) => stops)).toEqual([
    { topic: 'theory', stops: 1 },
    { topic: 'safety', stops: 2 },
  ])
  expect(quarters).toEqual([
    { quarter: '2026-Q1', stops: 0 },
    { quarter: '2026-Q2', stops: 0 },
    { quarter: '2026-Q3', stops: 1 },
    { quarter: '2026-Q4', stops: 3 },
  ])
  expect(gaps).toHaveLength(regions.length - 2)
  expect(gaps[0]).toMatchObject({
    region: 'xiangtan',
    proposal: { topic: 'theory', day: expect.stringMatching(/^2026-12-\d\d$/) as string },
    sentence: expect.stringMatching(/^湘潭在 2026 年第四季度还差 1 站，可请(chen|gao)12月\d+日去讲“理论”。$/) as string,
  })
  expect(unoffered).toContain('law')
  expect(unoffered).not.toContain('safety')
  expect(cost.requests).toBeLessThanOrEqual(4)
})

test('nothing planned and nobody there', async () => {
  await givenSpeakers()
  const { reply } = await callAs(OFFICE, 'tour.coverage', { quarter: '2027-Q1' })
  expect(reply).toMatchObject({ ok: true, data: { gaps: { length: regions.length } } })
})
