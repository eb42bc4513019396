/** 合作单位: whoever holds the link answers for one stop. Which link counts, and what was answered, stands in the staffing. */
import { randomBytes } from 'node:crypto'
import type { partner } from '#types/contract/stop'
import { DAY } from '#domain/calendar'
import { AppError } from '#domain/errors'
import type { PartnerState, StopStaff } from '#domain/staffing'
import { db, mustGet } from '../../shared/db'
import type { Partner, Stop } from '../../shared/documents'
import type { Handlers } from '../../shared/serve'
import { saysOf } from '../../shared/tourNotices'
import { changeStop } from './stop/change'
import { tellOffice } from './stop/notices'
import { monthOfStop, staffIn } from './tour/view'

/** A day after the stop; of a stop that is moved it moves too. */
const endOf = (stop: Stop) => Math.max(stop.end, stop.draft?.end ?? 0) + DAY

/** Where its staffing is. */
const placeOf = (stop: Stop) => ({ stopId: stop._id, start: stop.draft?.start ?? stop.start })

export const partnerHandlers: Handlers<typeof partner> = {
  'partner.invite': async ({ stopId, name, kind }, { now }) => {
    const stop = await mustGet('stops', stopId)
    if (now >= placeOf(stop).start) throw new AppError('STOP_PAST')
    const token = randomBytes(16).toString('base64url')
    await db.create('partners', { _id: token, stopId, name, kind })
    const { answer: former } = await changeStop(placeOf(stop), (staff) => ({
      next: { ...staff, partner: { name, state: 'asked', token } },
      answer: staff.partner?.token,
    }))
    if (former) await db.remove('partners', former)
    return { token, stopId, name, kind, expiresAt: endOf(stop) }
  },

  'partner.open': async ({ token }, { now }) => {
    const { invited, stop, staff } = await invitation(token, now)
    const { title, topic, region, place, point, start, end, contact } = stop
    const shown = { title, topic, region, place, point, start, end, contact, cancelled: staff.cancelled }
    return { now, name: invited.name, state: staff.partner!.state, stop: shown }
  },

  'partner.answer': async (said, { now }) => {
    const { invited, stop } = await invitation(said.token, now)
    if (now >= stop.start) throw new AppError('PARTNER_OVER')
    const state: PartnerState = said.yes ? 'confirmed' : 'declined'
    const { rev } = await changeStop(placeOf(stop), ({ partner: asked, ...staff }) => {
      if (asked?.token !== said.token) return { refusal: 'PARTNER_LINK' }
      const next = { ...staff, partner: { ...asked, state } }
      return { next: asked.state === state ? null : next, answer: null }
    })
    const says = saysOf(stop, said.yes ? `${invited.name}确认参加` : `${invited.name}来不了：${said.reason}`)
    await tellOffice(stop.orgPath[0]!, { about: `${stop._id}-partner`, version: rev, says }, now)
    return { state }
  },
}

/** One read for a token that nobody was given, or that another has taken the place of. */
async function invitation(token: string, now: number): Promise<{ invited: Partner; stop: Stop; staff: StopStaff }> {
  const invited = await db.get('partners', token)
  if (!invited) throw new AppError('PARTNER_LINK')
  const stop = await mustGet('stops', invited.stopId)
  if (now > endOf(stop)) throw new AppError('PARTNER_OVER')
  const staffing = await db.get('staffings', monthOfStop(stop))
  const found = staffing && staffIn([staffing], stop)
  if (found?.staff.partner?.token !== token) throw new AppError('PARTNER_LINK')
  return { invited, stop, staff: found.staff }
}
