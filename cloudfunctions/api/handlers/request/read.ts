import type { request } from '#types/contract/request'
import { DAY } from '#domain/calendar'
import { _, find } from '../../../shared/db'
import type { Staffing, Stop, StopRequest } from '../../../shared/documents'
import type { Handlers } from '../../../shared/serve'
import { staffingsOf } from '../../../shared/staffing'
import { monthOfStop, staffIn, stopViewOf } from '../tour/view'
import { requestViewOf } from './view'

type Input = Parameters<(typeof requestReadHandlers)['request.list']>[0]

const PAGE = 20
/** More than a branch asks for in years. */
const MOST_REQUESTS = 100
/** More than come to a branch in half a year. */
const MOST_STOPS = 100
/** Three months, whatever their lengths. */
const LOOKED_BACK = 92 * DAY

export const requestReadHandlers: Pick<Handlers<typeof request>, 'request.ofBranch' | 'request.list'> = {
  'request.ofBranch': async ({ branchId }, { now }) => {
    const since = { hostId: branchId, start: _.gte(now - LOOKED_BACK) }
    const [requests, stops] = await Promise.all([
      find('stopRequests', { branchId }, { limit: MOST_REQUESTS, by: { askedAt: 'desc' } }),
      find('stops', since, { limit: MOST_STOPS, by: { start: 'asc' } }),
    ])
    const staffings = await staffingsOf(stops.map(monthOfStop))
    return {
      now,
      requests: requests.map(requestViewOf),
      stops: stops.flatMap((stop) => hostViewOf(stop, staffings, now)),
    }
  },

  'request.list': async ({ after }, { now }) => {
    const found = await pageOf(after)
    const requests = found.slice(0, PAGE)
    const last = found.length > PAGE ? requests[PAGE - 1] : undefined
    return {
      now,
      requests: requests.map(requestViewOf),
      next: last ? { askedAt: last.askedAt, id: last._id } : null,
    }
  },
}

/** Who goes may still change until it is released: till then the host is told of nobody. */
function hostViewOf(stop: Stop, staffings: readonly Staffing[], now: number) {
  const found = staffIn(staffings, stop)
  if (!found) return []
  const view = stopViewOf(stop, found, now)
  return [found.staff.released ? view : { ...view, speakers: [] }]
}

/** After the last one seen: first the rest of that instant, then those behind it. One more than the page, to know of the next. */
async function pageOf(after: Input['after']): Promise<StopRequest[]> {
  const by = { askedAt: 'asc', _id: 'asc' } as const
  const most = PAGE + 1
  const waiting = { state: 'asked' } as const
  if (!after) return find('stopRequests', waiting, { limit: most, by })
  const same = { ...waiting, askedAt: after.askedAt, _id: _.gt(after.id) as never }
  const first = await find('stopRequests', same, { limit: most, by })
  if (first.length === most) return first
  const behind = { ...waiting, askedAt: _.gt(after.askedAt) }
  return [...first, ...(await find('stopRequests', behind, { limit: most - first.length, by }))]
}
