/** 报名 and 排队: a place, or one in the line, by one conditional update however many tap at once. */
import type { stop } from '#types/contract/stop'
import { AppError, type ErrorCode } from '#domain/errors'
import type { SeenStop } from '#domain/staffing'
import { _, db, updateIf, type Where } from '../../../shared/db'
import type { Staffing } from '../../../shared/documents'
import type { AtSpeaker, Handlers } from '../../../shared/serve'
import { asSeen, emptyStaffing, ifFree, isBelow, staffingOf } from '../../../shared/staffing'
import { type Asking, askingOf, isAsSeen, refuseGoing } from './asking'

export const registerHandlers: Pick<Handlers<typeof stop>, 'stop.register' | 'stop.wait'> = {
  'stop.register': async (seen, caller) => {
    const asking = mayAsk(seen, caller)
    const taken = { [`stops.${seen.stopId}.left`]: _.inc(-1), ...enters(asking, seen, ['who', 'yes']) }
    const done = { registered: true as const, ruleVersion: caller.ruleVersion }
    if (await updateIf('staffings', ifTakeable(asking, seen, _.gt(0)), taken)) return done

    const staffing = await monthNow(seen)
    const { id } = asking
    const staff = staffing.stops[seen.stopId]
    if (staff?.yes.includes(id)) return done
    // who was assigned meanwhile says yes with the same tap
    if (isAsSeen(staff, seen) && staff.who.includes(id) && (await comes(asking, seen))) return done
    throw new AppError(refuseTaking(staffing, seen, asking) ?? (staff?.left === 0 ? 'STOP_FULL' : 'STOP_BUSY'))
  },

  'stop.wait': async (seen, caller) => {
    const asking = mayAsk(seen, caller)
    await updateIf('staffings', ifTakeable(asking, seen, 0), enters(asking, seen, ['waiting']))

    const staffing = await monthNow(seen)
    const { id } = asking
    const staff = staffing.stops[seen.stopId]
    const place = staff?.waiting.indexOf(id) ?? -1
    // 0: a place was free before the answer was, or had been before
    if (place >= 0 || staff?.who.includes(id)) return { place: place + 1, ruleVersion: caller.ruleVersion }
    throw new AppError(refuseTaking(staffing, seen, asking) ?? (staff?.left === 0 ? 'STOP_BUSY' : 'STOP_HAS_PLACES'))
  },
}

/** What needs no look at the staffing. */
function mayAsk(seen: SeenStop, caller: AtSpeaker): Asking {
  const asking = askingOf(caller, seen.start)
  if (!asking.topics.includes(seen.topic)) throw new AppError('STOP_TOPIC')
  if (seen.start <= caller.now) throw new AppError('STOP_STATE')
  return asking
}

type OfMonth = Where<Staffing> & { _id: string }

/** All that may forbid it, judged where it is entered. `left`: how many places there have to be. */
function ifTakeable({ id, branchId, limit, rules }: Asking, seen: SeenStop, left: unknown): OfMonth {
  const at = `stops.${seen.stopId}` as const
  const conditions = {
    _id: staffingOf(seen.start),
    ...asSeen(seen),
    ...isBelow(id, limit),
    [`${at}.left`]: left,
    [`${at}.open`]: true,
    [`${at}.cancelled`]: false,
    [`${at}.partnerOnly`]: false,
    [`${at}.who`]: _.neq(id),
    [`${at}.waiting`]: _.neq(id),
  }
  const isOwn = { [`${at}.hostId`]: branchId, [`${at}.ownBranchAllowed`]: false }
  const free = ifFree(conditions, id, { hold: seen, rules })
  return _.and([free, _.nor([isOwn] as never)] as never) as unknown as OfMonth
}

/** What was declined once and is asked for now is no longer declined. */
function enters({ id, name, team }: Asking, seen: SeenStop, lists: readonly ('who' | 'yes' | 'waiting')[]) {
  const at = `stops.${seen.stopId}` as const
  const { stopId, start, end, region } = seen
  return {
    ...Object.fromEntries(lists.map((list) => [`${at}.${list}`, _.push([id])])),
    [`${at}.no`]: _.pull(id as never),
    [`${at}.rev`]: _.inc(1),
    [`held.${id}`]: _.push([{ stopId, start, end, region }]),
    [`people.${id}`]: { name, team },
    rev: _.inc(1),
  }
}

function comes({ id }: Asking, { stopId, start }: SeenStop): Promise<boolean> {
  const at = `stops.${stopId}` as const
  const isAsked = { [`${at}.who`]: id, [`${at}.yes`]: _.neq(id), [`${at}.start`]: start, [`${at}.cancelled`]: false }
  return updateIf(
    'staffings',
    { _id: staffingOf(start), ...isAsked },
    { [`${at}.yes`]: _.push([id]), [`${at}.rev`]: _.inc(1), rev: _.inc(1) },
  )
}

const monthNow = async ({ start }: SeenStop) =>
  (await db.get('staffings', staffingOf(start))) ?? emptyStaffing(staffingOf(start))

/** Why the update found nothing to change, beside the places; null where by now nothing is in the way. */
function refuseTaking(staffing: Staffing, seen: SeenStop, asking: Asking): ErrorCode | null {
  const staff = staffing.stops[seen.stopId]
  if (!isAsSeen(staff, seen)) return 'STOP_CHANGED'
  if (!staff.open) return 'STOP_NOT_OPEN'
  return refuseGoing(staffing, seen.stopId, asking)
}
