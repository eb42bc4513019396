import { refusePublish } from '#domain/themeDay'
import { monthOf } from '#domain/calendar'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { LENGTH, planOf, publishingTime } from '../scripts/demo/themeDays'
import { people } from './support/people'

const rules = rulesOn(currentPack, '2026-11-01')
const branches = Array.from({ length: 60 }, (_, index) => ({
  id: `b${index}`,
  name: `支部${index}`,
  members: [],
  secretary: people.secretary,
}))

test.each([
  '2026-11-01T00:30',
  '2026-11-01T09:00',
  '2026-11-15T12:00',
  '2026-11-15T21:25',
  '2026-11-15T23:55',
  '2026-11-30T22:00',
  '2026-12-31T23:59',
  '2027-02-28T23:00',
  '2028-02-29T10:00',
])('a demo laid at %s plans only what may be published', (time) => {
  const now = Date.parse(`${time}:00+08:00`)
  const publishedAt = publishingTime(now)
  const refused = planOf(branches, now)
    .map(({ start }) => ({ month: monthOf(start), start, end: start + LENGTH }))
    .filter((draft) => refusePublish(rules, draft, publishedAt))
  expect(refused).toEqual([])
  expect(planOf(branches, now).length).toBeGreaterThan(30)
})
