import { DAY, dayOf } from '#domain/calendar'
import { isExpected } from '#domain/session'
import { reminderOf } from '#domain/themeDay'
import { _, db, find, updateIf } from '../../shared/db'
import type { Session } from '../../shared/documents'
import { withoutSecrets } from '../../shared/mask'
import { noticeFor } from '../../shared/notice'
import { membersOfBranch } from '../../shared/queries'
import { standingOn } from '../../shared/standing'
import type { Clock } from './announce'

const PAGE = 200

/** The day before: one more notice to those who have not replied. Returns how many sessions it was written for. */
export async function remind(clock: Clock): Promise<number> {
  const { now, isOver } = clock
  const soon = { reminded: false, start: _.and([_.gt(now), _.lte(now + 2 * DAY)]) as never }
  let reminded = 0
  for (const session of await find('sessions', soon, { limit: PAGE, by: { start: 'asc' } })) {
    if (isOver()) break
    try {
      reminded += await remindIfDue(session, clock)
    } catch (error) {
      console.error('remind', session._id, withoutSecrets(error))
    }
  }
  return reminded
}

/** What never will be due is marked too, or it would stand in the way of the others. */
async function remindIfDue(session: Session, { now, rulesOn }: Clock): Promise<number> {
  const reminder = reminderOf(rulesOn(dayOf(now)), session, now)
  if (reminder === 'due') await tellTheSilent(session, now)
  if (reminder !== 'later') await updateIf('sessions', { _id: session._id }, { reminded: true })
  return reminder === 'due' ? 1 : 0
}

/** Before the mark: a crash in between meets the notice's `_id` and goes on. */
async function tellTheSilent(session: Session, now: number): Promise<void> {
  const silent = (await membersOfBranch(session.org)).filter(
    (member) =>
      session.replies[member._id] === undefined &&
      isExpected(session, standingOn(member, dayOf(session.start), session)),
  )
  if (silent.length) await db.create('notices', noticeFor('reminder', session, { members: silent, now }))
}
