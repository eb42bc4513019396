/** 排班 in the database: one document a month, changed by one conditional update. */
import { monthOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import type { Rules } from '#domain/rulePack'
import { clashWindows, type Hold, type SeenStop, type StopStaff } from '#domain/staffing'
import { _, db, getMany, updateIf, type Where } from './db'
import type { Staffing } from './documents'

/** The document of the month, there from its first stop on. */
export const staffingOf = (start: number) => monthOf(start)

export const emptyStaffing = (month: string): Staffing => ({
  ...{ _id: month, rev: 0, stops: {}, held: {}, people: {} },
  gone: {},
})

/** The months' documents; one in which nothing is planned yet is empty. */
export async function staffingsOf(months: readonly string[]): Promise<Staffing[]> {
  const wanted = [...new Set(months)]
  const found = new Map((await getMany('staffings', wanted)).map((one) => [one._id, one]))
  return wanted.map((month) => found.get(month) ?? emptyStaffing(month))
}

type Conditions = Record<`${string}.${string}`, unknown>

/** It is still what was seen. */
export const asSeen = ({ stopId, start, end, region, topic }: SeenStop): Conditions => ({
  [`stops.${stopId}.start`]: start,
  [`stops.${stopId}.end`]: end,
  [`stops.${stopId}.region`]: region,
  [`stops.${stopId}.topic`]: topic,
})

/** Only if the speaker is in the list, and has, is asked for and waits for nothing that is too near (SM-H2, SM-H3). */
export const ifFree = (
  conditions: Where<Staffing> & { _id: string },
  speakerId: string,
  { hold, rules }: { hold: Hold; rules: Pick<Rules, 'SM'> },
) =>
  _.and([
    { ...conditions, [`gone.${speakerId}`]: _.exists(false) },
    _.nor(
      clashWindows(hold, rules).map(({ region, from, to }) => ({
        [`held.${speakerId}`]: _.elemMatch({ region, end: _.gt(from), start: _.lt(to) } as never),
      })) as never,
    ),
  ] as never) as unknown as Where<Staffing> & { _id: string }

/** Fewer than so many in the month (SM-H4). */
export const isBelow = (speakerId: string, limit: number): Conditions => ({
  [`held.${speakerId}.${limit - 1}`]: _.exists(false),
})

/** The entry of a stop, where it is. */
export async function staffAt(stopId: string, start: number): Promise<{ staffing: Staffing; staff: StopStaff }> {
  const staffing = await db.get('staffings', staffingOf(start))
  const staff = staffing?.stops[stopId]
  if (!staffing || !staff) throw new AppError('STOP_CHANGED')
  return { staffing, staff }
}

/** Everybody who holds time for a stop. */
export const holdersOf = ({ who, waiting }: StopStaff) => [...who, ...waiting]

const holdOf = (stopId: string, { start, end, region }: StopStaff): Hold => ({ stopId, start, end, region })

/**
 * One stop as it is to be; everybody's holds follow: whoever has or waits for it holds its time, and nobody else does.
 * `next` null: the stop leaves this month.
 */
export function withStop(staffing: Staffing, stopId: string, next: StopStaff | null): Staffing {
  const before = staffing.stops[stopId]
  const after = next && !next.cancelled ? holdersOf(next) : []
  const had = before ? holdersOf(before) : []
  if (after.some((id) => staffing.gone[id] && !had.includes(id))) throw new AppError('SPEAKER_UNKNOWN')
  const { [stopId]: _gone, ...others } = staffing.stops
  const concerned = [...new Set([...had, ...after])]
  const held = { ...staffing.held }
  for (const id of concerned) {
    const kept = (held[id] ?? []).filter((hold) => hold.stopId !== stopId)
    held[id] = next && after.includes(id) ? [...kept, holdOf(stopId, next)] : kept
  }
  const rev = (before?.rev ?? 0) + 1
  return {
    ...staffing,
    rev: staffing.rev + 1,
    stops: next ? { ...others, [stopId]: { ...next, rev } } : others,
    held,
  }
}

/** The whole month as it was worked out, if nothing in it has changed meanwhile. */
export async function putStaffing(before: Staffing, next: Staffing): Promise<boolean> {
  const { _id, ...after } = next
  if (before.rev === 0 && (await db.create('staffings', { _id, ...after }))) return true
  return updateIf('staffings', { _id, rev: before.rev }, after)
}

/** More than anybody meets by chance: each attempt that fails is somebody else's that went through. */
const ATTEMPTS = 12

/** Works out what is to be from what is, and enters it; again where somebody else was faster. */
export async function changeStaffing<T>(
  month: string,
  change: (staffing: Staffing) => { next: Staffing; answer: T } | { next: null; answer: T },
): Promise<T> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const staffing = (await db.get('staffings', month)) ?? emptyStaffing(month)
    const { next, answer } = change(staffing)
    if (!next || (await putStaffing(staffing, next))) return answer
  }
  throw new AppError('STOP_BUSY')
}
