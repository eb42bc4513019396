import { type DeliveryState, isWorthTelling, noticeId } from '#domain/notice'
import { isExpected } from '#domain/session'
import { db, updateIf } from '../../shared/db'
import { type Member, type Notice, type Session, themeDayOf } from '../../shared/documents'
import { withoutSecrets } from '../../shared/mask'
import { membersOfBranch, notAnnounced } from '../../shared/queries'

/** Sessions that a tick announces at once; what is left over is due at the next. */
const PAGE = 200

export interface Clock {
  now: number
  isOver: () => boolean
}

/** Published and not announced → one notice. Returns how many; what fails is tried again at the next tick. */
export async function announce({ now, isOver }: Clock): Promise<number> {
  let announced = 0
  for (const session of await notAnnounced(PAGE)) {
    if (isOver()) break
    try {
      await announceOne(session, now)
      announced += 1
    } catch (error) {
      console.error('announce', session._id, withoutSecrets(error))
    }
  }
  return announced
}

/** The notice first, then the mark: a crash in between meets the notice's `_id` and goes on. */
async function announceOne(session: Session, now: number): Promise<void> {
  // publishing writes it too; here it is made up for if that was cut short
  const [members] = await Promise.all([membersOfBranch(session.org), db.create('themeDays', themeDayOf(session))])
  if (isWorthTelling(session, now)) await db.create('notices', noticeFor(session, members, now))
  await updateIf('sessions', { _id: session._id }, { announced: true })
}

function noticeFor(session: Session, members: Member[], now: number): Notice {
  const expected = members.filter((member) => isExpected(session, member))
  return {
    _id: noticeId('themeDay', session.sourceId, 1),
    template: 'themeDay',
    sessionId: session._id,
    branchId: session.org,
    createdAt: now,
    state: 'pending',
    deliveries: Object.fromEntries(expected.map((member) => [member._id, firstState(member)])),
  }
}

const firstState = ({ openid }: Member): DeliveryState => (openid ? 'waiting' : 'unbound')
