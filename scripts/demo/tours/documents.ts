/** Stops, staffing and requests of the demo, as the documents that the office would have left before the release. */
import { createHash } from 'node:crypto'
import { addDays, HOUR, instantOf, MINUTE, monthOf } from '#domain/calendar'
import { quarterOf } from '#domain/quarter'
import type { Region } from '#domain/region'
import type { StopStaff } from '#domain/staffing'
import type { Audience, Partner, Speaker, Staffing, Stop, StopRequest } from '../../../cloudfunctions/shared/documents'
import { dice } from '../people'
import { type Branch, SHOWCASE } from '../themeDays'
import { regionOf } from './people'
import type { ToldRequest, ToldStop } from './told'

/** As a phone draws them, and always the same. */
export const idFor = (...words: string[]) =>
  createHash('sha256').update(words.join('|')).digest('base64url').slice(0, 22)

/** The middle of each town; a demo needs no door. */
const towns: Record<Region, [latitude: number, longitude: number]> = {
  ...{ changsha: [28.228, 112.939], zhuzhou: [27.827, 113.134], xiangtan: [27.83, 112.944] },
  ...{ hengyang: [26.893, 112.572], shaoyang: [27.239, 111.468], yueyang: [29.357, 113.129] },
  ...{ changde: [29.032, 111.699], zhangjiajie: [29.117, 110.479], yiyang: [28.554, 112.355] },
  ...{ chenzhou: [25.77, 113.015], yongzhou: [26.42, 111.613], huaihua: [27.55, 109.999] },
  ...{ loudi: [27.7, 111.994], xiangxi: [28.312, 109.739] },
}

export interface Stage {
  /** The Beijing day on which the demo is laid. */
  today: string
  branches: Branch[]
  speakers: Speaker[]
}

const tokenOf = ({ _id }: Stop) => idFor('partner', _id)

const rooms = ['二楼职工之家', '党员活动室', '一楼会议室', '养护工区会议室']

function audienceOf({ secretary, members }: Branch, ask: string | null): Audience {
  const region = regionOf(secretary.unitName)
  const [latitude, longitude] = towns[region]
  return {
    place: rooms[dice('room', secretary._id) % rooms.length]!,
    ...{ region, point: { latitude, longitude }, contact: { name: secretary.name, phone: '13800000000' } },
    ...{ size: Math.min(members.length, 60), categories: [], ask, ownBranchAllowed: false },
  }
}

/** Behind those of the speakers, and never one's own. */
function hostOf({ branches, speakers }: Stage, { key, atShowcase, who = [] }: ToldStop): Branch {
  if (atShowcase) return branches[0]!
  const own = who.map((index) => speakers[index]!.branchId)
  const others = branches.slice(SHOWCASE).filter(({ id }) => !own.includes(id))
  return others[(dice('host', key) * 7 + key.charCodeAt(0)) % others.length]!
}

export const startOf = ({ today }: Stage, { day, time }: Pick<ToldStop, 'day' | 'time'>) =>
  instantOf(addDays(today, day), time)

export function stopOf(stage: Stage, told: ToldStop, tourId: string): Stop {
  const host = hostOf(stage, told)
  const start = startOf(stage, told)
  const quarter = quarterOf(addDays(stage.today, told.day))
  return {
    ...{ _id: idFor('stop', quarter, told.key), tourId, quarter, title: host.name, hostId: host.id },
    ...{ orgPath: host.secretary.orgPath, ...audienceOf(host, told.ask ?? null), topic: told.topic },
    ...{ start, end: start + 90 * MINUTE, requestId: null, draft: null },
    legs: (told.legs ?? []).map((name) => ({ name, expected: null, counted: null })),
    ...{ cancelReason: null, cancelUntold: false, result: null },
  }
}

function staffOf({ speakers }: Stage, told: ToldStop, stop: Stop): StopStaff {
  const ids = (places: number[] = []) => places.map((index) => speakers[index]!._id)
  const { tourId, start, end, region, topic, hostId, ownBranchAllowed } = stop
  return {
    ...{ tourId, start, end, region, topic, hostId, ownBranchAllowed, partnerOnly: told.partner !== undefined },
    ...{ left: told.left ?? 0, who: ids(told.who), yes: ids(told.yes), no: ids(told.no) },
    ...{ waiting: ids(told.waiting), offers: ids(told.offers), open: told.open ?? false },
    ...{ locked: told.locked ?? false, released: false, told: [], cancelled: false, rev: 1 },
    partner: told.partner ? { name: told.partner.name, state: 'asked', token: tokenOf(stop) } : null,
  }
}

/** The months with all that is planned in them; whoever has or waits for a stop holds its time. */
export function staffingsOf(stage: Stage, planned: readonly { told: ToldStop; stop: Stop }[]): Staffing[] {
  const people = Object.fromEntries(stage.speakers.map(({ _id, name, team }) => [_id, { name, team }]))
  const months = new Map<string, Staffing>()
  for (const { told, stop } of planned) {
    const month = monthOf(stop.start)
    const staffing = months.get(month) ?? { _id: month, rev: 1, stops: {}, held: {}, people, gone: {} }
    const staff = staffOf(stage, told, stop)
    const { _id: stopId, start, end, region } = stop
    staffing.stops[stopId] = staff
    for (const id of [...staff.who, ...staff.waiting]) {
      staffing.held[id] = [...(staffing.held[id] ?? []), { stopId, start, end, region }]
    }
    months.set(month, staffing)
  }
  return [...months.values()]
}

export const partnerOf = ({ told, stop }: { told: ToldStop; stop: Stop }): Partner[] =>
  told.partner ? [{ _id: tokenOf(stop), stopId: stop._id, ...told.partner }] : []

export function requestOf(stage: Stage, told: ToldRequest, index: number): StopRequest {
  const { branches, today } = stage
  const branch = told.atShowcase ? branches[0]! : branches[(SHOWCASE + index * 5) % branches.length]!
  const { secretary } = branch
  return {
    ...{ _id: idFor('request', today, String(index)), branchId: branch.id, branch: branch.name },
    ...{ unit: secretary.unitName, orgPath: secretary.orgPath, ...audienceOf(branch, told.ask), topic: told.topic },
    wishes: told.wishes.map((day) => {
      const start = startOf(stage, { day, time: '15:00' })
      return { start, end: start + 90 * MINUTE }
    }),
    ...{ legs: [], state: told.refusedFor ? 'refused' : 'asked', refusedFor: told.refusedFor ?? null },
    ...{ stopId: null, askedBy: secretary._id, askedAt: instantOf(addDays(today, -2), '10:00') + index * HOUR },
  }
}
