/** 结算: what a session came to, written down line by line, so that the books are read and not judged anew. */
import { settlesAt } from '#domain/attendance'
import { dayOf, MINUTE } from '#domain/calendar'
import { earned } from '#domain/credit'
import type { Rules } from '#domain/rulePack'
import { isAfterClose } from '#domain/signIn'
import { newRow } from './attendanceDocuments'
import { _, db, getThousands, updateIf, updateMany } from './db'
import type { Attendance, Member, Session, SettledLine } from './documents'
import { attendancesOf, membersOnDay } from './queries'
import { turnoutOf } from './turnout'
import { witnessed } from './witnessed'

interface Settling {
  now: number
  /** Of the session's day. */
  rules: Rules
  ruleVersion: string
}

/** A call that began in time may still be writing, and a clock be somewhat behind. */
const STRAGGLERS_MS = MINUTE
/** Of those who settle the same session at once; each round one of them writes. */
const ROUNDS = 10

export const isDue = (rules: Rules, session: Pick<Session, 'end' | 'publishedAt'>, now: number) =>
  settlesAt(rules, session) + STRAGGLERS_MS <= now

/**
 * The settlement's place first: from then on whoever corrects a row settles again, so what is read afterwards is complete.
 * Then the rows, and last the session, by which it counts. After a crash it is all done once more.
 */
export async function settleOne(session: Session, { now, rules, ruleVersion }: Settling): Promise<void> {
  const { _id, org, orgPath, start } = session
  await db.create('settlements', { _id, org, orgPath, start, ruleVersion, settledAt: now, version: 0, lines: [] })
  await stampRows(session, { now, rules })
  await settleAgain(session, now, rules)
  await updateIf('sessions', { _id, cancelled: false, settledAt: null }, { settledAt: now })
}

/**
 * After a change of rows: nothing where nothing is settled yet, and nothing where it says the same. By the version that was
 * looked at: of two, the later one reads what the first has written.
 */
export async function settleAgain(session: Session, now: number, rules: Rules): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const before = await db.get('settlements', session._id)
    if (!before) return
    const lines = await linesNow(session, rules)
    const { _id, version } = before
    if (version > 0 && JSON.stringify(before.lines) === JSON.stringify(lines)) return
    if (await updateIf('settlements', { _id, version }, { lines, version: version + 1, settledAt: now })) return
  }
  throw new Error(`the settlement of ${session._id} was written by too many at once`)
}

async function linesNow(session: Session, rules: Rules): Promise<SettledLine[]> {
  const [members, attendances] = await Promise.all([
    membersOnDay(session.org, dayOf(session.start)),
    attendancesOf(session._id),
  ])
  const nameOf = await guestNames(members, attendances)
  return settledLines(session, members, { attendances, rules, nameOf })
}

/** Credit is for whoever was on the list. */
export const settledLines = (
  session: Session,
  members: readonly Member[],
  known: { attendances: readonly Attendance[]; rules: Rules; nameOf: ReadonlyMap<string, string> },
): SettledLine[] =>
  turnoutOf(session, members, known.attendances).map((line) => ({
    ...line,
    name: line.name || (known.nameOf.get(line.memberId) ?? ''),
    halfHours: line.expected ? earned(known.rules, session, line.status) : 0,
  }))

/** Guests may come from anywhere. */
async function guestNames(members: readonly Member[], attendances: readonly Attendance[]) {
  const known = new Set(members.map(({ _id }) => _id))
  const guests = attendances.flatMap(({ memberId }) => (known.has(memberId) ? [] : [memberId]))
  return new Map((await getThousands('members', guests)).map(({ _id, name }) => [_id, name]))
}

/** What was only told from looking at the rows together now stands in each; then the marks of the phones can go. */
async function stampRows(session: Session, { now, rules }: Pick<Settling, 'now' | 'rules'>): Promise<void> {
  const sessionId = session._id
  if (session.door?.signOut) await stampMissingOut(sessionId)
  const rows = (await attendancesOf(sessionId)).map((row) => ({ ...newRow, ...row }))
  await passOver(
    rows.filter((row) => isAfterClose(rules.SI, session.window, row)),
    now,
  )
  const flagged = new Set(rows.flatMap(({ _id, flags }) => (flags.includes('sharedDevice') ? [_id] : [])))
  const shared = witnessed(rows).filter(({ _id, flags }) => flags.includes('sharedDevice') && !flagged.has(_id))
  if (shared.length) {
    const _id = _.in(shared.map((row) => row._id)) as never
    await updateMany('attendances', { sessionId, _id }, { flags: addFlag('sharedDevice') })
  }
  if (rows.some(({ device }) => device)) {
    await updateMany('attendances', { sessionId, device: _.neq(null) as never }, { device: null })
  }
}

/**
 * Who was confirmed before was confirmed as having come, not as having stayed: the missing way out is to be decided anew
 * (CP-02). What was refused stays refused.
 */
async function stampMissingOut(sessionId: string): Promise<void> {
  const method = _.in(['scan', 'digits', 'counterScan']) as never
  const where = { sessionId, outAt: null, method, flags: _.nin(['noSignOut']) as never }
  const notRefused = { ...where, 'decision.accepted': _.neq(false) }
  await updateMany('attendances', notRefused, { decision: null, flags: addFlag('noSignOut') })
}

/** Codes that were handed out outlive an early close; what they let in after it does not count, unless somebody has said so. */
async function passOver(rows: readonly Attendance[], now: number): Promise<void> {
  if (!rows.length) return
  const undecided = { _id: _.in(rows.map(({ _id }) => _id)) as never, decision: null, ruling: null }
  await updateMany('attendances', undecided, { decision: { accepted: false, by: '', byName: '结算', at: now } })
}

const addFlag = (flag: string) => _.addToSet(flag) as never
