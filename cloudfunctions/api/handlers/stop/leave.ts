/** 退出, and 接单 or not. */
import type { stop } from '#types/contract/stop'
import { mayLeave } from '#domain/staffing'
import type { AtSpeaker, Handlers } from '../../../shared/serve'
import { holdersOf } from '../../../shared/staffing'
import { type After, afterOf, putAfter } from '../../../shared/stopAfter'
import { saysOf } from '../../../shared/tourNotices'
import { type At, changeStop, stopAt, without } from './change'
import { tellOffice } from './notices'

export const leaveHandlers: Pick<Handlers<typeof stop>, 'stop.leave' | 'stop.answer'> = {
  // who is out already is out: what a crash left undone is done
  'stop.leave': async (input, caller) => {
    const { stop, at } = await stopAt(input)
    const { _id } = caller.member
    const { answer } = await changeStop<After>(at, (staff, staffing) => {
      if (!holdersOf(staff).includes(_id)) return { next: null, answer: afterOf(staffing, staff) }
      if (caller.now >= staff.start) return { refusal: 'STOP_STATE' }
      if (staff.who.includes(_id) && !mayLeave(staff)) return { refusal: 'STOP_ASSIGNED' }
      const next = without(staff, _id)
      return { next, answer: afterOf(staffing, next) }
    })
    await putAfter(stop, answer, [_id], caller)
    return { left: true }
  },

  'stop.answer': async (said, caller) => {
    if (!said.yes) return decline(said, said.reason, caller)
    const { at } = await stopAt(said)
    const { member, now } = caller
    await changeStop(at, (staff) => {
      if (now >= staff.start) return { refusal: 'STOP_STATE' }
      if (staff.start !== at.start) return { refusal: 'STOP_CHANGED' }
      if (!staff.who.includes(member._id)) return { refusal: 'STOP_NOT_ASKED' }
      const isSaid = staff.yes.includes(member._id)
      return { next: isSaid ? null : { ...staff, yes: [...staff.yes, member._id] }, answer: null }
    })
    return { coming: true }
  },
}

async function decline(input: At, reason: string, caller: AtSpeaker): Promise<{ coming: boolean }> {
  const { stop, at } = await stopAt(input)
  const { member, now } = caller
  const { _id, name, orgPath } = member
  const { answer, rev } = await changeStop<After>(at, (staff, staffing) => {
    if (staff.no.includes(_id)) return { next: null, answer: afterOf(staffing, staff) }
    if (now >= staff.start) return { refusal: 'STOP_STATE' }
    if (!staff.who.includes(_id)) return { refusal: 'STOP_NOT_ASKED' }
    if (staff.yes.includes(_id)) return { refusal: 'STOP_ASSIGNED' }
    const next = { ...without(staff, _id), no: [...staff.no, _id], why: { ...staff.why, [_id]: reason } }
    return { next, answer: afterOf(staffing, next) }
  })
  const says = saysOf(stop, `${name}接不了：${reason}`)
  await tellOffice(orgPath[0]!, { about: `${stop._id}-no-${_id}`, version: rev, says }, now)
  await putAfter(stop, answer, [_id], caller)
  return { coming: false }
}
