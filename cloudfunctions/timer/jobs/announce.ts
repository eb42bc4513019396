import { type DeliveryState, isWorthTelling, noticeId } from '#domain/notice'
import { isExpected } from '#domain/session'
import { db, mustGet, updateIf } from '../../shared/db'
import type { Member, Notice, Session, ThemeDay } from '../../shared/documents'
import { membersOfBranch, notAnnounced } from '../../shared/queries'

/** Theme days a tick announces; 450 branches publishing in the same minute take a few ticks, not one long one. */
const PAGE = 100

export interface Clock {
  now: number
  isOver: () => boolean
}

/** Published and not announced → one notice. Returns how many. */
export async function announce({ now, isOver }: Clock): Promise<number> {
  let announced = 0
  for (;;) {
    const due = await notAnnounced(PAGE)
    for (const themeDay of due) {
      if (isOver()) return announced
      await announceOne(themeDay, now)
      announced += 1
    }
    if (due.length < PAGE) return announced
  }
}

/** The notice first, then the mark: a crash in between meets the notice's `_id` and goes on. */
async function announceOne({ _id, sessionId, branchId }: ThemeDay, now: number): Promise<void> {
  const [session, members] = await Promise.all([mustGet('sessions', sessionId), membersOfBranch(branchId)])
  if (isWorthTelling(session, now)) await db.create('notices', noticeFor(_id, session, members, now))
  await updateIf('themeDays', { _id }, { announced: true })
}

function noticeFor(themeDayId: string, session: Session, members: Member[], now: number): Notice {
  const expected = members.filter((member) => isExpected(session, member))
  return {
    _id: noticeId('themeDay', themeDayId, 1),
    template: 'themeDay',
    sessionId: session._id,
    branchId: session.org,
    createdAt: now,
    state: 'pending',
    deliveries: Object.fromEntries(expected.map((member) => [member._id, firstState(member)])),
  }
}

const firstState = ({ openid }: Member): DeliveryState => (openid ? 'waiting' : 'unbound')
