/** What follows from a leave: the session's reply, which a call that was cut short left behind, and the word to those above. */
import { DAY, dayOf } from '#domain/calendar'
import { isOverInYear, isOverShare } from '#domain/leave'
import { organisersAbove } from '../../shared/approvers'
import { newLeave } from '../../shared/attendanceDocuments'
import { _, db, find, getThousands, updateIf, updateMany } from '../../shared/db'
import type { Leave, Member, Session } from '../../shared/documents'
import { followed, replyIn } from '../../shared/leave'
import { shareAmong } from '../../shared/leaveShare'
import { withoutSecrets } from '../../shared/mask'
import { awayNotice } from '../../shared/notice'
import { sessionsOfYear } from '../../shared/queries'
import { ownBranchPath } from '../../shared/standing'
import type { Clock } from './announce'

const PAGE = 100
/** More than these that cannot be followed is a defect that shows. */
const MOST_PASSED = 500
/** A year that is too young to be judged is looked at again. */
const AGAIN_MS = 7 * DAY

/** Changed and not looked at since, the longest first. Returns how many were; what fails is tried again at the next tick. */
export async function followLeave(clock: Clock): Promise<number> {
  const passed: string[] = []
  let seen = 0
  for (;;) {
    const where = { lookAt: _.lte(clock.now) as never, _id: _.nin([...passed]) as never }
    const page = await find('leaves', where, { limit: PAGE, by: { lookAt: 'asc', _id: 'asc' } })
    for (const sessionId of new Set(page.map((leave) => leave.sessionId))) {
      if (clock.isOver()) return seen
      const ofSession = page.filter((leave) => leave.sessionId === sessionId)
      try {
        await followOne(sessionId, ofSession, clock)
        seen += ofSession.length
      } catch (error) {
        console.error('followLeave', sessionId, withoutSecrets(error))
        passed.push(...ofSession.map(({ _id }) => _id))
      }
    }
    if (page.length < PAGE || passed.length > MOST_PASSED) break
  }
  if (passed.length) throw new Error(`leave ${passed.join(', ')}`)
  return seen
}

/** All that follows first, and then the mark: after a crash it is all done once more. */
async function followOne(sessionId: string, leaves: readonly Leave[], clock: Clock): Promise<void> {
  const session = await db.get('sessions', sessionId)
  const again = session ? await followIn(session, leaves, clock) : new Set<string>()
  // only as it was seen: whoever has changed it since has set the mark anew
  const seenAs = ({ _id, lookAt, state, waitsFor }: Leave) => JSON.stringify([lookAt, state, waitsFor, again.has(_id)])
  for (const same of new Set(leaves.map(seenAs))) {
    const alike = leaves.filter((leave) => seenAs(leave) === same)
    const { _id, lookAt, state, waitsFor } = alike[0]!
    const next = again.has(_id) ? clock.now + AGAIN_MS : null
    const ids = _.in(alike.map((leave) => leave._id)) as never
    await updateMany('leaves', { _id: ids, lookAt, state, waitsFor }, { lookAt: next })
  }
}

/** Tells which are to be looked at again. */
async function followIn(session: Session, leaves: readonly Leave[], clock: Clock): Promise<Set<string>> {
  const isLate = (leave: Leave) => isOvertaken(leave, session.replies)
  for (const { _id, state, lookAt } of leaves.filter(isLate)) {
    await updateIf('leaves', { _id, state, lookAt }, { state: 'withdrawn', waitsFor: null, lookAt: null })
  }
  const standing = leaves.filter((leave) => !isLate(leave))
  if (standing.length) await followed(session, standing)
  return tellOfMuch(
    session,
    standing.filter(({ state }) => state === 'approved'),
    clock,
  )
}

/** Asked in a call that was cut short before the session showed it, and 参加 was said since: that is the later word. */
function isOvertaken(leave: Leave, replies: Session['replies']): boolean {
  const { state, memberId, replaces } = { ...newLeave, ...leave }
  return (state === 'asked' || state === 'approved') && replaces !== 'coming' && replyIn(replies, memberId) === 'coming'
}

/** LV-04: a person decides; the clock only tells, each person once a year. */
async function tellOfMuch(session: Session, granted: readonly Leave[], clock: Clock): Promise<Set<string>> {
  const year = dayOf(session.start).slice(0, 4)
  const isThisYear = dayOf(clock.now).slice(0, 4) <= year
  const people = granted.length
    ? await getThousands(
        'members',
        granted.map(({ memberId }) => memberId),
      )
    : []
  const ofBranch = new Map<string, Session[]>()
  const again = new Set<string>()
  for (const person of people) {
    const { branchId } = person
    const sessions = ofBranch.get(branchId) ?? (await sessionsOfYear(branchId, year))
    ofBranch.set(branchId, sessions)
    const share = await shareAmong(sessions, person, clock)
    const rules = clock.rulesOn(dayOf(clock.now))
    if (isOverInYear(rules, share)) await tell(session, person, { year, now: clock.now })
    else if (isThisYear && isOverShare(rules, share)) again.add(person._id)
  }
  return new Set(granted.flatMap(({ _id, memberId }) => (again.has(memberId) ? [_id] : [])))
}

async function tell(session: Session, person: Member, { year, now }: { year: string; now: number }): Promise<void> {
  const members = await organisersAbove(person._id, ownBranchPath(person), dayOf(now))
  await db.create('notices', awayNotice(person, session, { members, year, now }))
}
