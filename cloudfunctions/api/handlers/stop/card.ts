import type { stop } from '#types/contract/stop'
import { AppError } from '#domain/errors'
import { travelMinutes } from '#domain/region'
import { mayLeave, type StopStaff } from '#domain/staffing'
import { mustGet, db } from '../../../shared/db'
import type { Handlers } from '../../../shared/serve'
import { monthOfStop, staffIn, stopViewOf } from '../tour/view'

export const cardHandlers: Pick<Handlers<typeof stop>, 'stop.card'> = {
  'stop.card': async ({ stopId }, { member, speaker, now, ruleVersion }) => {
    const stop = await mustGet('stops', stopId)
    const staffing = await db.get('staffings', monthOfStop(stop))
    const found = staffing && staffIn([staffing], stop)
    if (!found) throw new AppError('STOP_CHANGED')
    const mine = partOf(found.staff, member._id)
    const view = stopViewOf(stop, found, now)
    // the contact's number is for who goes there
    const contact = mine === 'asked' || mine === 'coming' ? view.contact : { ...view.contact, phone: null }
    const result = stop.result && { present: stop.result.present, headCount: stop.result.headCount }
    return {
      ...{ now, ruleVersion, mine, result },
      mayLeave: mine === 'waiting' || (mine === 'coming' && mayLeave(found.staff)),
      offered: found.staff.offers.includes(member._id),
      lectures: found.staff.who[0] === member._id && mine === 'coming',
      stop: { ...view, contact },
      travel: travelMinutes(speaker.home, stop.region),
    }
  },
}

function partOf({ who, yes, waiting }: StopStaff, id: string): 'asked' | 'coming' | 'waiting' | 'none' {
  if (yes.includes(id)) return 'coming'
  if (who.includes(id)) return 'asked'
  return waiting.includes(id) ? 'waiting' : 'none'
}
