import { type DeliveryState, noticeId } from '#domain/notice'
import { createMany, db } from './db'
import type { Notice, NoticeWords, Stop } from './documents'

/** To one speaker, or whoever else it concerns, about one matter. `about` and `version` together happen once. */
export interface Telling {
  memberId: string
  about: string
  version: number
  says: NoticeWords
}

/** Where whoever asked for a stop reads what has become of it. */
export const asksPage = (branchId: string) => `subpackages/tour/asks/index?branchId=${branchId}`

/** Of a stop, as it is planned. */
export const saysOf = ({ title, draft, place, start }: Stop, hint: string): NoticeWords => ({
  title,
  place: draft?.place ?? place,
  start: draft?.start ?? start,
  hint,
})

/** The timer finds out who of them can be reached; told twice of the same, they are told once. */
export async function tell(tellings: readonly Telling[], now: number): Promise<void> {
  const notices = tellings.map((telling) => noticeOf(telling, now))
  if (!notices.length || (await createMany('notices', notices))) return
  for (const notice of notices) await db.create('notices', notice)
}

const noticeOf = ({ memberId, about, version, says }: Telling, now: number): Notice => ({
  _id: noticeId('tour', `${about}:${memberId}`, version),
  kind: 'tour',
  says,
  template: 'themeDay',
  sessionId: '',
  branchId: '',
  createdAt: now,
  state: 'pending',
  deliveries: { [memberId]: 'waiting' satisfies DeliveryState },
})
