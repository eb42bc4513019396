/** Who was at which session: as it was settled or reported; judged now only where it is neither. */
import { dayOf } from '#domain/calendar'
import type { ActivityRecord, Session } from '../../../shared/documents'
import { asReported } from '../../../shared/recordFacts'
import { type TurnoutLine, turnoutOf } from '../../../shared/turnout'
import type { People } from './people'
import { type BookSession, bySession, bySize, membersEver, ofSessions } from './read'

/** Of a settlement, as it comes over the wire. */
const LINE_BYTES = 175
const HEAD_BYTES = 300
/** A session whose people nobody has counted. */
const USUAL = 40
/** With the replies of a branch. */
const SESSION_BYTES = 3_000

/** By the session's id. */
export async function turnoutsOf(
  sessions: readonly BookSession[],
  records: ReadonlyMap<string, ActivityRecord>,
  people: People,
): Promise<Map<string, readonly TurnoutLine[]>> {
  const found = await settledTurnouts(sessions)
  const others = sessions.filter(({ _id }) => !found.has(_id))
  for (const [id, lines] of await turnoutsNow(others, people)) found.set(id, lines)
  for (const [id, lines] of found) found.set(id, asReported(records.get(id) ?? null, lines))
  return found
}

async function settledTurnouts(sessions: readonly BookSession[]): Promise<Map<string, readonly TurnoutLine[]>> {
  const wanted = sessions.flatMap(({ _id, settledAt, invited }) =>
    settledAt ? [{ id: _id, bytes: HEAD_BYTES + LINE_BYTES * (invited ?? USUAL) }] : [],
  )
  const settlements = await bySize('settlements', wanted)
  return new Map(settlements.flatMap(({ _id, version, lines }) => (version > 0 ? [[_id, lines]] : [])))
}

async function turnoutsNow(
  sessions: readonly BookSession[],
  people: People,
): Promise<(readonly [string, TurnoutLine[]])[]> {
  if (!sessions.length) return []
  const ids = sessions.map(({ _id }) => _id)
  const [whole, attendances] = await Promise.all([
    bySize(
      'sessions',
      ids.map((id) => ({ id, bytes: SESSION_BYTES })),
    ),
    ofSessions('attendances', ids, false),
    learnBranches(sessions, people),
  ])
  const rowsOf = bySession(attendances)
  return whole.map((session: Session) => {
    const members = people.ofBranch(session.org, dayOf(session.start))
    return [session._id, turnoutOf(session, members, rowsOf.get(session._id) ?? [])]
  })
}

async function learnBranches(sessions: readonly BookSession[], people: People): Promise<void> {
  const branches = people.unknownOf(sessions.map(({ org }) => org))
  people.learn(branches, await membersEver(branches))
}
