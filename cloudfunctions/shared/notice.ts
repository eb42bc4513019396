import { type DeliveryState, type NoticeKind, noticeId } from '#domain/notice'
import type { Member, Notice, Session } from './documents'

/** A lecture is the source of several sessions, each of which is told of by itself. */
const toldAs = ({ kind, _id, sourceId }: Session) => (kind === 'lecture' ? _id : sourceId)

/** One document with everybody's delivery in it; what it says is told by its kind and the session. */
export const noticeFor = (
  kind: NoticeKind,
  session: Session,
  { members, now }: { members: readonly Member[]; now: number },
): Notice => ({
  _id: noticeId(kind, toldAs(session), session.version),
  kind,
  template: 'themeDay',
  sessionId: session._id,
  branchId: session.org,
  createdAt: now,
  state: 'pending',
  deliveries: Object.fromEntries(members.map((member) => [member._id, firstState(member)])),
})

/** 累计请假 (LV-04): whoever is away much is told of once a year, by the session that made it much. */
export const awayNotice = (
  person: Member,
  session: Session,
  { members, year, now }: { members: readonly Member[]; year: string; now: number },
): Notice => ({
  ...noticeFor('away', session, { members, now }),
  _id: noticeId('away', person._id, Number(year)),
  about: person.name,
})

const firstState = ({ openid }: Member): DeliveryState => (openid ? 'waiting' : 'unbound')
