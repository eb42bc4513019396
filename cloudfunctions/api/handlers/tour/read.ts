import type { tour } from '#types/contract/tour'
import { addMonths, startOfMonth } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { _, find, summed } from '../../../shared/db'
import type { Stop, Tour } from '../../../shared/documents'
import type { Handlers } from '../../../shared/serve'
import { staffingsOf } from '../../../shared/staffing'
import { staffingsOfQuarter } from './problem'
import { monthOfStop, officeViewOf, personOf, staffIn, stopViewOf } from './view'

type ReadHandlers = Pick<Handlers<typeof tour>, 'tour.list' | 'tour.open' | 'tour.schedule' | 'tour.changelog'>
type Input = Parameters<ReadHandlers['tour.list']>[0]

const PAGE = 20
/** More than anybody releases in a quarter. */
const MOST_VERSIONS = 100

export const readHandlers: ReadHandlers = {
  'tour.list': async ({ after }, { now }) => {
    const found = await pageOf(after)
    const tours = found.slice(0, PAGE)
    const last = found.length > PAGE ? tours[PAGE - 1] : undefined
    return {
      now,
      tours: tours.map((one) => ({ ...one, id: one._id })),
      next: last ? { quarter: last.quarter, id: last._id } : null,
    }
  },

  'tour.open': async ({ tourId }, { now, ruleVersion }) => {
    const [found] = await withStops(tourId)
    if (!found) throw new AppError('NOT_FOUND')
    const staffings = await staffingsOfQuarter(found.quarter)
    const views = found.stops.sort(byTime).flatMap((stop) => {
      const staffed = staffIn(staffings, stop)
      return staffed ? [officeViewOf(stop, staffed, now)] : []
    })
    return { now, ruleVersion, tour: { ...found, id: tourId }, stops: views }
  },

  'tour.changelog': async ({ tourId }) => ({
    versions: await find('tourVersions', { tourId }, { limit: MOST_VERSIONS, by: { version: 'desc' } }),
  }),

  'tour.schedule': async ({ orgId, month }, { now }) => {
    const stops = await stopsIn(orgId, month)
    const staffings = await staffingsOf(stops.map(monthOfStop))
    const released = stops.flatMap((stop) => {
      const found = staffIn(staffings, stop)
      return found?.staff.released ? [{ stop, found }] : []
    })
    return {
      now,
      stops: released.map(({ stop, found }) => ({
        ...stopViewOf(stop, found, now),
        speakers: found.staff.who.map((id) => personOf(found.staffing, id)),
      })),
    }
  },
}

const byTime = (a: Stop, b: Stop) => a.start - b.start || (a._id < b._id ? -1 : 1)

const withStops = (tourId: string) =>
  summed<Tour & { stops: Stop[] }, 'tours'>('tours', (all) =>
    all.match({ _id: tourId }).lookup({ from: 'stops', localField: '_id', foreignField: 'tourId', as: 'stops' }),
  )

/** By a pipeline, which answers with a thousand at once where a query may stop at a hundred. */
const stopsIn = (orgId: string, month: string) =>
  summed<Stop, 'stops'>('stops', (all) =>
    all
      .match({ orgPath: orgId, start: _.gte(startOfMonth(month)).and(_.lt(startOfMonth(addMonths(month, 1)))) })
      .sort({ start: 1, _id: 1 }),
  )

/** After the last one seen: first the rest of that quarter, then those before it. One more than the page, to know of the next. */
async function pageOf(after: Input['after']): Promise<Tour[]> {
  const by = { quarter: 'desc', _id: 'desc' } as const
  const most = PAGE + 1
  if (!after) return find('tours', {}, { limit: most, by })
  const same = { quarter: after.quarter, _id: _.lt(after.id) as never }
  const first = await find('tours', same, { limit: most, by })
  if (first.length === most) return first
  return [...first, ...(await find('tours', { quarter: _.lt(after.quarter) }, { limit: most - first.length, by }))]
}
