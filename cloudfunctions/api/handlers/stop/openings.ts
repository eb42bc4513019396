/** What a speaker could go to in a month: places that are open, and stops that colleagues would hand on. */
import type { stop } from '#types/contract/stop'
import { startOfMonth } from '#domain/calendar'
import { messages } from '#domain/errors'
import { type Region, travelMinutes } from '#domain/region'
import type { StopStaff } from '#domain/staffing'
import { db, getThousands } from '../../../shared/db'
import type { Staffing, Stop } from '../../../shared/documents'
import type { Handlers } from '../../../shared/serve'
import { emptyStaffing } from '../../../shared/staffing'
import { personOf } from '../tour/view'
import { type Asking, askingOf, isInTheWay, refuseSpeaker } from './asking'
import { refuseTaking } from './swap'

export const openingsHandlers: Pick<Handlers<typeof stop>, 'stop.openings' | 'stop.offers'> = {
  'stop.openings': async ({ month }, caller) => {
    const { now, speaker, ruleVersion } = caller
    const asking = askingOf(caller, startOfMonth(month))
    const staffing = (await db.get('staffings', month)) ?? emptyStaffing(month)
    const open = aheadIn(staffing, now).filter(([, staff]) => isOpenTo(staff, asking))
    const stops = await stopsOf(open.map(([id]) => id))
    return {
      now,
      ruleVersion,
      stops: open.flatMap(([id, staff]) => {
        const shown = stops.get(id)
        if (!shown) return []
        const { left, who, waiting } = staff
        const line = waiting.indexOf(asking.id) + 1 || null
        const mine = who.includes(asking.id) ? 'coming' : line ? 'waiting' : null
        const numbers = { left, places: left + who.length, waiting: waiting.length }
        const clash = isInTheWay(staffing, id, asking)
        return [{ ...openStopOf(shown, staff, speaker.home), ...numbers, mine, line, clash } as const]
      }),
    }
  },

  'stop.offers': async ({ month }, caller) => {
    const { now, speaker, ruleVersion } = caller
    const asking = askingOf(caller, startOfMonth(month))
    const staffing = (await db.get('staffings', month)) ?? emptyStaffing(month)
    const offered = aheadIn(staffing, now).filter(
      ([, { offers, who, waiting }]) => offers.length && !who.includes(asking.id) && !waiting.includes(asking.id),
    )
    const stops = await stopsOf(offered.map(([id]) => id))
    const offers = offered.flatMap(([stopId, staff]) => {
      const shown = stops.get(stopId)
      if (!shown) return []
      return staff.offers.map((from) => {
        const refusal = refuseTaking(staffing, { stopId, from, now }, asking)
        const { id, name } = personOf(staffing, from)
        return { ...openStopOf(shown, staff, speaker.home), from: { id, name }, why: refusal ? messages[refusal] : '' }
      })
    })
    return { now, ruleVersion, offers }
  },
}

const byTime = ([a, one]: [string, StopStaff], [b, other]: [string, StopStaff]) =>
  one.start - other.start || (a < b ? -1 : 1)

/** By their time. */
const aheadIn = ({ stops }: Staffing, now: number): [string, StopStaff][] =>
  Object.entries(stops)
    .filter(([, { cancelled, start }]) => !cancelled && now < start)
    .sort(byTime)

/** Whoever is asked to come answers that, and need not register. */
function isOpenTo(staff: StopStaff, asking: Asking): boolean {
  const isAsked = staff.who.includes(asking.id) && !staff.yes.includes(asking.id)
  return staff.open && !isAsked && refuseSpeaker(staff, asking) === null
}

async function stopsOf(ids: readonly string[]): Promise<Map<string, Stop>> {
  if (!ids.length) return new Map()
  return new Map((await getThousands('stops', ids)).map((stop) => [stop._id, stop]))
}

/** Time, place and topic are those that a place is taken on: the draft's, where there is one. */
const openStopOf = (stop: Stop, { start, end, region }: StopStaff, home: Region) => {
  const { topic, place } = { ...stop, ...stop.draft }
  return { id: stop._id, title: stop.title, topic, region, place, start, end, travel: travelMinutes(home, region) }
}
