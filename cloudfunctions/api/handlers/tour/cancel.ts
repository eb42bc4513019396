import type { tour } from '#types/contract/tour'
import { AppError } from '#domain/errors'
import { type StopStaff, stopStateOf } from '#domain/staffing'
import { refuseMove } from '#domain/stop'
import { _, db, mustGet, updateIf } from '../../../shared/db'
import type { Stop } from '../../../shared/documents'
import type { Handlers } from '../../../shared/serve'
import { holdersOf } from '../../../shared/staffing'
import { cancelSession } from '../../../shared/stopSessions'
import { asksPage, saysOf, tell } from '../../../shared/tourNotices'
import { staffingsOfQuarter } from './problem'
import { staffIn } from './view'

export const cancelHandlers: Pick<Handlers<typeof tour>, 'tour.cancelStop'> = {
  // the staffing first: from then on nobody registers; asked again after a crash, the rest is done
  'tour.cancelStop': async ({ stopId, reason }, { now }) => {
    const stop = await mustGet('stops', stopId)
    const staffings = await staffingsOfQuarter(stop.quarter)
    const found = staffIn(staffings, stop)
    if (!found) throw new AppError('STOP_CHANGED')
    refuseCancel(stop, found.staff, now)
    const concerned: string[] = []
    for (const { _id, stops } of staffings) {
      if (stops[stopId]) concerned.push(...(await cancelIn(_id, stopId)))
    }
    const isFirst = await updateIf(
      'stops',
      { _id: stopId, cancelReason: null },
      { cancelReason: reason, cancelUntold: found.staff.released },
    )
    const { cancelReason } = isFirst ? { cancelReason: reason } : await mustGet('stops', stopId)
    await cancelSession(stopId, cancelReason ?? reason, now)
    await tellAll(stop, { concerned, isReleased: found.staff.released }, now)
    return { state: 'cancelled' }
  },
}

/** What nobody was told of may be cancelled at any time; so may what is cancelled already. */
function refuseCancel(stop: Stop, staff: StopStaff, now: number): void {
  if (staff.cancelled || !staff.released) return
  const { start, end } = stop
  // what has begun is closed, not cancelled, however far that has come
  if (now >= start) throw new AppError('STOP_STARTED')
  const state = stopStateOf({ ...staff, start }, stop.result !== null, now)
  const refusal = refuseMove({ state, start, end, hasSpeaker: staff.who.length > 0 }, 'cancelled', now)
  if (refusal) throw new AppError(refusal)
}

/**
 * However many register meanwhile, the one update that asks for nothing but the stop itself goes through; what it meets then
 * stands, and everybody in it gets their time back.
 */
async function cancelIn(month: string, stopId: string): Promise<string[]> {
  const at = `stops.${stopId}` as const
  const standing = { _id: month, [`${at}.cancelled`]: false }
  const change = { [`${at}.cancelled`]: true, [`${at}.open`]: false, [`${at}.offers`]: [] }
  await updateIf('staffings', standing, { ...change, [`${at}.rev`]: _.inc(1), rev: _.inc(1) })
  const staffing = await db.get('staffings', month)
  const staff = staffing?.stops[stopId]
  if (!staffing || !staff) return []
  const holders = holdersOf(staff)
  const held = holders.filter((id) => staffing.held[id]?.some((hold) => hold.stopId === stopId))
  const freed = held.map((id) => [`held.${id}`, _.pull({ stopId } as never)] as const)
  if (freed.length)
    await updateIf(
      'staffings',
      { _id: month, [`${at}.cancelled`]: true },
      { ...Object.fromEntries(freed), rev: _.inc(1) },
    )
  return holders
}

/** The host's people hear of what was released by its session; before that, whoever asked for it does. */
async function tellAll(
  stop: Stop,
  { concerned, isReleased }: { concerned: readonly string[]; isReleased: boolean },
  now: number,
): Promise<void> {
  const asked = stop.requestId === null || isReleased ? null : await db.get('stopRequests', stop.requestId)
  const says = saysOf(stop, '已取消，原因见小程序')
  const toAsker = asked && { memberId: asked.askedBy, says: { ...says, page: asksPage(asked.branchId) } }
  const toThem = concerned.filter((id) => id !== asked?.askedBy).map((memberId) => ({ memberId, says }))
  await tell(
    [...toThem, ...(toAsker ? [toAsker] : [])].map((one) => ({ ...one, about: `${stop._id}-cancelled`, version: 1 })),
    now,
  )
}
