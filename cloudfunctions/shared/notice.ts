import { type DeliveryState, type NoticeKind, noticeId } from '#domain/notice'
import type { Member, Notice, Session } from './documents'

/** One document with everybody's delivery in it; what it says is told by its kind and the session. */
export const noticeFor = (
  kind: NoticeKind,
  session: Session,
  { members, now }: { members: readonly Member[]; now: number },
): Notice => ({
  _id: noticeId(kind, session.sourceId, session.version),
  kind,
  template: 'themeDay',
  sessionId: session._id,
  branchId: session.org,
  createdAt: now,
  state: 'pending',
  deliveries: Object.fromEntries(members.map((member) => [member._id, firstState(member)])),
})

const firstState = ({ openid }: Member): DeliveryState => (openid ? 'waiting' : 'unbound')
