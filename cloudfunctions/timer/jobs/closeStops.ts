/** 结束: what came of a stop, once its session is settled. From then on it stands in its speakers' record. */
import { DAY, dayOf, HOUR } from '#domain/calendar'
import type { AttendanceStatus } from '#domain/session'
import { _, find, getMany, getThousands, updateIf } from '../../shared/db'
import type { Session, Settlement, Staffing, Stop } from '../../shared/documents'
import { staffingOf, staffingsOf } from '../../shared/staffing'
import { sessionIdOf } from '../../shared/stopSessions'
import type { Clock } from './announce'

const PAGE = 100
/** As long as its session can still be settled. */
const LOOKED_BACK_MS = 57 * DAY
/** Not settled yet, or never released; more of them are looked at the next time. */
const MOST_PASSED = 500
/** A settlement names everybody of a branch. */
const SETTLEMENTS = 20

const came: readonly AttendanceStatus[] = ['present', 'late', 'observer']

/** The longest ago first. What is closed is found no more, so each page is the next. Returns how many were closed. */
export async function closeStops(clock: Clock): Promise<number> {
  const passed: string[] = []
  let closed = 0
  for (;;) {
    if (clock.isOver()) return closed
    const page = await unclosed(clock, passed)
    const done = await closeAll(page)
    closed += done.length
    passed.push(...page.flatMap(({ _id }) => (done.includes(_id) ? [] : [_id])))
    if (page.length < PAGE || passed.length > MOST_PASSED) return closed
  }
}

function unclosed({ now, rulesOn }: Clock, passed: readonly string[]): Promise<Stop[]> {
  const before = now - rulesOn(dayOf(now)).SI.rollCallHours * HOUR
  const start = _.and([_.gt(now - LOOKED_BACK_MS), _.lt(before)]) as never
  const where = { result: null, start, cancelReason: null, _id: _.nin([...passed]) as never }
  return find('stops', where, { limit: PAGE, by: { start: 'asc' } })
}

/** Tells which were closed. */
async function closeAll(stops: readonly Stop[]): Promise<string[]> {
  if (!stops.length) return []
  const ids = stops.map(({ _id }) => sessionIdOf(_id))
  const sessions = (await getThousands('sessions', ids)).filter(({ settledAt, cancelled }) => settledAt && !cancelled)
  if (!sessions.length) return []
  const sessionOf = new Map(sessions.map((session) => [session.sourceId, session]))
  const due = stops.filter(({ _id }) => sessionOf.has(_id))
  const settlements = await getMany(
    'settlements',
    sessions.map(({ _id }) => _id),
    SETTLEMENTS,
  )
  const staffings = await staffingsOf(due.map((stop) => staffingOf((stop.draft ?? stop).start)))
  const closed: string[] = []
  for (const stop of due) {
    const session = sessionOf.get(stop._id)!
    const settlement = settlements.find(({ _id }) => _id === session._id)
    if (settlement && (await close(stop, { session, settlement, staffings }))) closed.push(stop._id)
  }
  return closed
}

interface Known {
  session: Session
  settlement: Settlement
  staffings: readonly Staffing[]
}

/** Whoever spoke is not of the audience. */
function close(stop: Stop, { session, settlement, staffings }: Known): Promise<boolean> {
  const staffing = staffings.find(({ stops }) => stops[stop._id])
  const who = staffing?.stops[stop._id]?.who ?? []
  const speakers = who.flatMap((id) => {
    const person = staffing?.people[id]
    return person ? [{ id, ...person }] : []
  })
  const present = settlement.lines.filter(({ memberId, status }) => came.includes(status) && !who.includes(memberId))
  const result = { present: present.length, headCount: session.headCount, speakers }
  return updateIf('stops', { _id: stop._id, result: null }, { result })
}
