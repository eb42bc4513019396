/** What a branch asks for and the office plans, as their phones would say it. */
import { instantOf } from '#domain/calendar'
import type { ActionName, Input } from '#types/contract'
import { newSession, type Session, type Stop } from '../../cloudfunctions/shared/documents'
import { sessionCode } from '../../cloudfunctions/shared/marks'
import { OFFICE, tourId } from './tours'
import { callAs, rows, world } from './world'

// sessions are named here as the functions of this world name them
process.env.SIGN_IN_SECRET = 'a secret for tests only, 32 characters'

export const newIdOf = (word: string) => word.padEnd(22, '0')

export const at = (day: string, time: string) => instantOf(`2026-${day}`, time)

const audience = {
  ...{ place: '二楼职工之家', region: 'changsha' as const, point: { latitude: 28.2, longitude: 112.9 } },
  ...{ contact: { name: '唐海波', phone: '13800000000' }, size: 45, categories: ['ordinary' as const] },
  ...{ ask: '怎么把安全讲进心里', ownBranchAllowed: false, legs: ['集合', '返程'] },
}

/** By the branch, on the third of December or the day after. */
export const askOf = (changes: Partial<Input<'request.ask'>> = {}): Input<'request.ask'> => ({
  ...{ branchId: 'branch', requestId: newIdOf('request'), topic: 'safety', ...audience },
  wishes: ['12-03', '12-04'].map((day) => ({ start: at(day, '09:00'), end: at(day, '10:30') })),
  ...changes,
})

/** Without being asked, on the third of December. */
export const addOf = (changes: Partial<Input<'tour.addStop'>> = {}): Input<'tour.addStop'> => ({
  ...{ tourId, stopId: newIdOf('stop'), requestId: null, hostId: 'branch', topic: 'safety', ...audience },
  ...{ start: at('12-03', '09:00'), end: at('12-03', '10:30'), places: 1, partnerOnly: false },
  ...changes,
})

/** The stop as it is planned, but for the changes. */
export function editOf(stop: Stop, changes: Partial<Input<'tour.editStop'>> = {}): Input<'tour.editStop'> {
  const { topic, region, place, start, end } = stop.draft ?? stop
  return { stopId: stop._id, rev: 1, topic, region, place, start, end, drop: false, ...changes }
}

/** As a release makes it. */
export const sessionOf = ({ _id, hostId, orgPath, title, start, end }: Stop, announced: boolean): Session => ({
  ...newSession,
  ...{ _id: sessionCode(_id, 1), kind: 'stop', sourceId: _id, org: hostId, orgPath, orgName: title, scope: [hostId] },
  ...{
    title: '宣讲：安全生产',
    place: '二楼职工之家',
    start,
    end,
    replyBy: start,
    agenda: [],
    lecturer: null,
    version: 1,
  },
  window: { opens: start - 1, lateFrom: start, closes: end } as never,
  ...{ cancelled: false, cancelReason: null, publishedAt: 1, publishedBy: 'm-tourOffice', announced, reminded: false },
  ...{ record: 'draft', changedAt: 1, replies: {} },
})

/** The month's entry of a stop, wherever it is; more than one is a defect. */
export function entryOf(stopId: string) {
  const [entry, ...others] = rows('staffings').flatMap((month) => {
    const staff = month.stops[stopId]
    return staff ? [{ ...staff, month: month._id }] : []
  })
  if (others.length) throw new Error(`${stopId} is in ${others.length + 1} months`)
  return entry
}

/** All that somebody holds time for, over all months. */
export const heldBy = (speakerId: string) =>
  rows('staffings').flatMap(({ held }) => (held[speakerId] ?? []).map(({ stopId, start }) => ({ stopId, start })))

export const toldOf = () =>
  rows('notices')
    .flatMap(({ deliveries, says }) => Object.keys(deliveries).map((id) => `${id} ${says?.hint}`))
    .sort()

/** Broken off after any of its requests and asked again; `anew` brings about what was before. */
export async function crashing<A extends ActionName>(
  action: A,
  input: () => Input<A>,
  { requests, anew, check }: { requests: number; anew: () => Promise<void>; check: (requests: number) => void },
): Promise<void> {
  for (let after = 1; after <= requests; after += 1) {
    await anew()
    const asked = input()
    world().faults.crashAfter = { requests: after, function: 'api', times: 1 }
    await callAs(OFFICE, action, asked).catch(() => undefined)
    world().faults.crashAfter = null
    const { reply } = await callAs(OFFICE, action, asked)
    if (!reply.ok) throw new Error(`${action} after ${after}: ${reply.code}`)
    check(after)
  }
}

/** What is said twice is answered twice, one after the other. */
export const twice = async <T>(act: () => Promise<T>): Promise<T[]> => [await act(), await act()]
