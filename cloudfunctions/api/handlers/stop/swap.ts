/** 换人: whoever has a stop offers it, and a colleague takes it over. */
import type { stop } from '#types/contract/stop'
import type { ErrorCode } from '#domain/errors'
import { stopStateOf, type StopStaff } from '#domain/staffing'
import { refuseOffer } from '#domain/swap'
import { mustGet } from '../../../shared/db'
import type { Staffing } from '../../../shared/documents'
import type { Handlers } from '../../../shared/serve'
import { type Asking, askingOf, isAsSeen, refuseGoing } from './asking'
import { type After, afterOf, putAfter } from '../../../shared/stopAfter'
import { changeStop, stopAt, withName, withUntold } from './change'

export const swapHandlers: Pick<Handlers<typeof stop>, 'stop.offer' | 'stop.takeOver'> = {
  'stop.offer': async ({ offered, ...input }, { member, now }) => {
    const { _id } = member
    const { at } = await stopAt(input)
    await changeStop(at, (staff) => {
      const others = staff.offers.filter((id) => id !== _id)
      const isSo = staff.offers.includes(_id) === offered
      const refusal = offered ? refuseHandingOn(staff, _id, now) : null
      if (refusal) return { refusal }
      return { next: isSo ? null : { ...staff, offers: offered ? [...others, _id] : others }, answer: null }
    })
    return { offered }
  },

  // the rules are judged on the very month that the change is entered in
  'stop.takeOver': async ({ from, ...seen }, caller) => {
    const { now, ruleVersion } = caller
    const stop = await mustGet('stops', seen.stopId)
    const asking = askingOf(caller, seen.start)
    const { answer } = await changeStop<After>(
      seen,
      (staff, staffing) => {
        if (isTaken(staff, from, asking.id)) return { next: null, answer: afterOf(staffing, staff) }
        if (!isAsSeen(staff, seen)) return { refusal: 'STOP_CHANGED' }
        const refusal = refuseTaking(staffing, { stopId: seen.stopId, from, now }, asking)
        if (refusal) return { refusal }
        const next = handedOn(staff, from, asking.id)
        return { next, answer: afterOf(withName(staffing, asking), next) }
      },
      asking,
    )
    await putAfter(stop, answer, [], caller)
    return { taken: true, ruleVersion }
  },
}

/** Of what one has oneself: a colleague who is still asked does not matter. */
function refuseHandingOn(staff: StopStaff, id: string, now: number): ErrorCode | null {
  const isMine = staff.who.includes(id)
  const own = { ...staff, who: isMine ? [id] : [], partner: null }
  const refusal = refuseOffer(
    { state: stopStateOf(own, false, now), start: staff.start, speakerId: isMine ? id : null },
    id,
    now,
  )
  if (refusal) return refusal
  if (!staff.yes.includes(id)) return 'STOP_STATE'
  return staff.waiting.length ? 'SWAP_LINE' : null
}

const isTaken = ({ who }: StopStaff, from: string, to: string) => who.includes(to) && !who.includes(from)

/** What the list of offers shows beside each, and what is judged anew at the tap. */
export function refuseTaking(
  staffing: Staffing,
  { stopId, from, now }: { stopId: string; from: string; now: number },
  asking: Asking,
): ErrorCode | null {
  const staff = staffing.stops[stopId]!
  if (now >= staff.start) return 'SWAP_OVER'
  if (!staff.offers.includes(from) || staff.who.includes(asking.id)) return 'SWAP_TAKEN'
  return staff.waiting.length ? 'SWAP_LINE' : refuseGoing(staffing, stopId, asking)
}

/** In the other's very place: whoever goes first still does. */
function handedOn(staff: StopStaff, from: string, to: string): StopStaff {
  const next = {
    ...staff,
    who: staff.who.map((id) => (id === from ? to : id)),
    yes: [...staff.yes.filter((id) => id !== from), to],
    no: staff.no.filter((id) => id !== to),
    offers: staff.offers.filter((id) => id !== from),
  }
  return withUntold(withUntold(next, 'gave', [from]), 'took', [to])
}
