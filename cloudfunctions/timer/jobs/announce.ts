import { isWorthTelling } from '#domain/notice'
import { dayOf } from '#domain/calendar'
import type { Rules } from '#domain/rulePack'
import { isExpected } from '#domain/session'
import { db, updateIf } from '../../shared/db'
import type { Session } from '../../shared/documents'
import { withoutSecrets } from '../../shared/mask'
import { noticeFor } from '../../shared/notice'
import { membersOfBranch, notAnnounced } from '../../shared/queries'
import { standingOn } from '../../shared/standing'
import { putThemeDay } from '../../shared/themeDay'

/** Sessions that a tick announces at once; what is left over is due at the next. */
const PAGE = 200

export interface Clock {
  now: number
  isOver: () => boolean
  rulesOn: (day: string) => Rules
  ruleVersion: string
  /** When they were released; 0 for those that came with the program. */
  rulesSince: number
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
  const healed = session.kind === 'themeDay' && !session.cancelled ? putThemeDay(session) : null
  const [members] = await Promise.all([membersOfBranch(session.org), healed])
  const kind = session.cancelled ? 'cancelled' : 'themeDay'
  const invited = members.map((member) => ({ member, standing: standingOn(member, dayOf(session.start), session) }))
  if (isWorthTelling(kind, session, now)) {
    // who is exempt need not come, and is told all the same
    const told = invited.flatMap(({ member, standing }) =>
      isExpected(session, { ...standing, exempt: false }) ? [member] : [],
    )
    await db.create('notices', noticeFor(kind, session, { members: told, now }))
  }
  const expected = invited.filter(({ standing }) => isExpected(session, standing)).length
  const asSeen = { _id: session._id, cancelled: session.cancelled }
  await updateIf('sessions', asSeen, { announced: true, invited: expected })
}
