/** Preaching teams for tests: the office, speakers who are confirmed, and stops of December. */
import { instantOf } from '#domain/calendar'
import type { Speaker, SpeakerCard, Stop, Tour } from '../../cloudfunctions/shared/documents'
import { emptyStaffing, withStop } from '../../cloudfunctions/shared/staffing'
import type { StopStaff } from '#domain/staffing'
import { type BranchName, paths, person } from './people'
import { given, rows } from './world'

export const OFFICE = 'o-tourOffice'

/** Everything but the office itself: a speaker of a team for a topic or two, free on every day of December. */
export const decemberDays = Array.from({ length: 31 }, (_day, index) => `2026-12-${String(index + 1).padStart(2, '0')}`)

const card: SpeakerCard = { team: 'youth', topics: ['safety', 'theory'], home: 'changsha', monthlyLimit: null }

export const speakerOf = (name: string, more: Partial<Speaker> = {}, branch: BranchName = 'foreign'): Speaker => ({
  ...{ _id: `m-${name}`, name, branchId: branch, branch: `${branch}党支部`, unit: `${paths[branch][1]}党委` },
  ...{ team: card.team, level: 'group', intro: '一线收费班长', topics: [...card.topics], home: card.home },
  ...{ regions: ['changsha', 'zhuzhou'], monthlyLimit: null, free: decemberDays, state: 'confirmed' },
  ...{ refusedFor: null, since: '2026-01-01', rev: 1 },
  ...more,
})

/** The office, and each speaker as member and in the list. */
export async function givenSpeakers(...speakers: Speaker[]): Promise<void> {
  const members = speakers.map(({ name, branchId, state, team, topics, home, monthlyLimit }) => ({
    ...person(name, { branch: branchId as BranchName }),
    speaker: state === 'confirmed' ? { team, topics, home, monthlyLimit } : null,
  }))
  await given('members', person('tourOffice', { branch: 'foreign', duty: 'tourOffice', at: 'group' }), ...members)
  if (speakers.length) await given('speakers', ...speakers)
}

export const tourId = 'tour-2026-q4-aaaaaaaaa'

export const tourOf = (more: Partial<Tour> = {}): Tour => ({
  ...{ _id: tourId, quarter: '2026-Q4', title: '冬季宣讲', requiredTeams: ['youth'], version: 0, releasedAt: null },
  ...more,
})

/** The n-th stop: at the branch, on the day, from 9 to half past 10. */
export function stopOf(n: number, more: Partial<Stop> = {}, branch: BranchName = 'branch'): Stop {
  const day = more.start === undefined ? decemberDays[n - 1]! : ''
  return {
    ...{ _id: `stop-${String(n).padStart(17, '0')}`, tourId, quarter: '2026-Q4', title: `${branch}党支部` },
    ...{ hostId: branch, orgPath: paths[branch], requestId: null, draft: null, legs: [], cancelReason: null },
    ...{ cancelUntold: false, result: null, topic: 'safety', region: 'changsha', place: '二楼职工之家', point: null },
    ...{ contact: { name: '唐海波', phone: '13800000000' }, size: 45, categories: [], ask: '怎么把安全讲进心里' },
    ...{ ownBranchAllowed: false },
    start: day ? instantOf(day, '09:00') : 0,
    end: day ? instantOf(day, '10:30') : 0,
    ...more,
  }
}

export const staffOf = (stop: Stop, more: Partial<StopStaff> = {}): StopStaff => {
  const { tourId, start, end, region, topic } = { ...stop, ...stop.draft }
  const { hostId, ownBranchAllowed } = stop
  return {
    ...{ tourId, start, end, region, topic, hostId, ownBranchAllowed, partnerOnly: false, left: 1 },
    ...{ who: [], yes: [], no: [], waiting: [], offers: [], open: false, locked: false, released: false },
    ...{ told: [], cancelled: false, partner: null, rev: 1 },
    ...more,
  }
}

/** The tour with its stops, and the month's staffing as they say. */
export async function givenStops(...stops: [Stop, Partial<StopStaff>?][]): Promise<void> {
  await given('tours', tourOf())
  if (stops.length) await given('stops', ...stops.map(([stop]) => stop))
  const months = new Map<string, ReturnType<typeof emptyStaffing>>()
  for (const [stop, more] of stops) {
    const staff = staffOf(stop, more)
    const month = new Date(staff.start + 8 * 3_600_000).toISOString().slice(0, 7)
    months.set(month, withStop(months.get(month) ?? emptyStaffing(month), stop._id, staff))
  }
  const people = Object.fromEntries((await rows('speakers')).map(({ _id, name, team }) => [_id, { name, team }]))
  for (const staffing of months.values()) await given('staffings', { ...staffing, people })
}
