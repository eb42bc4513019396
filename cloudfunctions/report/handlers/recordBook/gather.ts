/** Reads some thousand sessions at once and keeps lines only: what was read for them is dropped before the next ones come. */
import { addMonths, dayOf, startOfMonth } from '#domain/calendar'
import { getMany, getThousands } from '../../../shared/db'
import type { Org, Session } from '../../../shared/documents'
import { turnoutOf } from '../../../shared/turnout'
import { MOST_ROWS, tooManyRows } from '../../formats/caps'
import type { AttendanceLine, SessionLine } from '../../formats/recordBook'
import { attendanceLines, type Held, sessionLine } from './lines'
import { type KnownMonths, noteMonth } from './months'
import { People } from './people'
import { membersEver, ofSessions, orgsUnder, sessionsByThousands } from './read'

export interface Branch {
  org: Org
  unit: string
}

interface Entry {
  rank: number
  start: number
  session: SessionLine
  people: readonly AttendanceLine[]
}

export interface Gathered {
  /** Of the whole group there are no lines of people: they would pass any sheet. */
  isGroup: boolean
  /** In tree order, as are the lines: unit, branch, date. */
  branches: readonly Branch[]
  entries: readonly Entry[]
  months: KnownMonths
}

interface Known {
  isGroup: boolean
  branches: readonly Branch[]
  people: People
  months: KnownMonths
  now: number
}

export async function gather(orgId: string, from: string, to: string, now: number): Promise<Gathered> {
  const orgs = await orgsUnder(orgId)
  const isGroup = orgs.some(({ _id, level }) => _id === orgId && level === 'group')
  const branches = await inTreeOrder(orgs)
  const ids = branches.map(({ org }) => org._id)
  const people = new People(await membersEver(orgId, isGroup, ids))
  const known: Known = { isGroup, branches, people, months: new Map(), now }
  const entries: Entry[] = []
  for await (const page of sessionsByThousands(orgId, startOfMonth(from), startOfMonth(addMonths(to, 1)))) {
    entries.push(...(await entriesOf(page, known)))
    if (entries.length > MOST_ROWS) throw tooManyRows('活动台账')
    if (entries.reduce((sum, entry) => sum + entry.people.length, 0) > MOST_ROWS) throw tooManyRows('参加明细')
  }
  entries.sort((a, b) => a.rank - b.rank || a.start - b.start)
  return { isGroup, branches, entries, months: known.months }
}

/** The unit of a branch may stand above what was asked for. */
async function inTreeOrder(orgs: readonly Org[]): Promise<Branch[]> {
  const branches = orgs.filter(({ level }) => level === 'branch')
  const unitIds = [...new Set(branches.flatMap(({ path }) => path[1] ?? []))]
  const here = orgs.filter(({ level }) => level === 'unit')
  const above = await getMany(
    'orgs',
    unitIds.filter((id) => !here.some(({ _id }) => _id === id)),
  )
  const names = new Map([...here, ...above].map(({ _id, name }) => [_id, name]))
  return branches
    .map((org) => ({ org, unit: names.get(org.path[1] ?? '') ?? '' }))
    .sort((a, b) => inOrder(a.unit, b.unit) || inOrder(a.org.name, b.org.name) || inOrder(a.org._id, b.org._id))
}

/** The tree's own order, as on the heat map: not that of a Chinese dictionary. */
const inOrder = (one: string, other: string) => (one < other ? -1 : Number(one > other))

/** Every month counts for the twelve, only what was held for the other sheets. */
async function entriesOf(
  page: readonly Session[],
  { isGroup, branches, people, months, now }: Known,
): Promise<Entry[]> {
  const sessions = page.filter(({ cancelled, end }) => !cancelled && end <= now)
  const { records, attendances, makeups } = await factsFor(page, sessions)
  for (const session of page) noteMonth(months, session, records.get(session._id) ?? null)
  const rankOf = new Map(branches.map(({ org }, rank) => [org._id, rank]))
  const held = sessions.map((session): Held & { rank: number } => {
    const rank = rankOf.get(session.org) ?? branches.length
    const members = people.ofBranch(session.org, dayOf(session.start))
    return {
      session,
      rank,
      unit: branches[rank]?.unit ?? '',
      branch: branches[rank]?.org.name ?? session.orgName,
      turnout: turnoutOf(session, members, attendances.get(session._id) ?? []),
      makeups: makeups.get(session._id) ?? [],
      record: records.get(session._id) ?? null,
    }
  })
  if (!isGroup) await people.learnNames(held.flatMap(({ turnout }) => turnout))
  return held.map((one) => ({
    rank: one.rank,
    start: one.session.start,
    session: sessionLine(one),
    people: isGroup ? [] : attendanceLines(one, people),
  }))
}

async function factsFor(page: readonly Session[], held: readonly Session[]) {
  const ids = held.map(({ _id }) => _id)
  const [records, attendances, makeups] = await Promise.all([
    getThousands(
      'records',
      page.map(({ _id }) => _id),
    ),
    ofSessions('attendances', ids, false),
    ofSessions('makeups', ids, true),
  ])
  return {
    records: new Map(records.map((record) => [record._id, record])),
    attendances: bySession(attendances),
    makeups: bySession(makeups),
  }
}

function bySession<Row extends { sessionId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const same = found.get(row.sessionId)
    if (same) same.push(row)
    else found.set(row.sessionId, [row])
  }
  return found
}
