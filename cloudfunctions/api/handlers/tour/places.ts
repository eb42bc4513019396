import type { tour } from '#types/contract/tour'
import { registrationOf, withRegistration } from '#domain/staffing'
import { changePlaces } from '#domain/stop'
import { mustGet } from '../../../shared/db'
import type { Stop } from '../../../shared/documents'
import type { Handlers } from '../../../shared/serve'
import { type After, afterOf, putAfter } from '../../../shared/stopAfter'
import { changeStop, withUntold } from '../stop/change'
import { personOf } from './view'

const placeOf = ({ _id, start, draft }: Stop) => ({ stopId: _id, start: (draft ?? { start }).start })

export const placesHandlers: Pick<Handlers<typeof tour>, 'tour.lock' | 'tour.setPlaces'> = {
  'tour.lock': async ({ stopId, rev, locked }) => {
    const stop = await mustGet('stops', stopId)
    await changeStop(placeOf(stop), (staff) => {
      if (staff.locked === locked) return { next: null, answer: null }
      return staff.rev === rev ? { next: { ...staff, locked }, answer: null } : { refusal: 'STOP_CHANGED' }
    })
    return { locked }
  },

  'tour.setPlaces': async ({ stopId, open, places }, caller) => {
    const stop = await mustGet('stops', stopId)
    const { answer } = await changeStop<Opened>(placeOf(stop), (staff, staffing) => {
      if (caller.now >= staff.start) return { refusal: 'STOP_PAST' }
      if (open && staff.partnerOnly) return { refusal: 'STOP_PARTNER_ONLY' }
      const before = registrationOf(staff)
      const { refusal, next, promoted } = changePlaces(before, places)
      if (refusal) return { refusal }
      const isSame = open === staff.open && places === before.places && !promoted.length
      const after = isSame ? staff : withUntold({ ...withRegistration(staff, next), open }, 'more', promoted)
      const people = promoted.map((id) => personOf(staffing, id))
      return { next: isSame ? null : after, answer: { promoted: people, after: afterOf(staffing, after) } }
    })
    await putAfter(stop, answer.after, [], caller)
    return { places, promoted: answer.promoted }
  },
}

interface Opened {
  promoted: ReturnType<typeof personOf>[]
  after: After
}
