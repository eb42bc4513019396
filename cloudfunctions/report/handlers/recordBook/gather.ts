/** Reads some thousand sessions at once and keeps lines only: what was read for them is dropped before the next ones come. */
import { addMonths, startOfMonth } from '#domain/calendar'
import { getMany } from '../../../shared/db'
import type { ActivityRecord, Org } from '../../../shared/documents'
import { MOST_ROWS, tooManyRows } from '../../formats/caps'
import type { AttendanceLine, SessionLine } from '../../formats/recordBook'
import { attendanceLines, type Held, sessionLine } from './lines'
import { type KnownMonths, noteMonth } from './months'
import { People } from './people'
import { type BookSession, bySession, bySize, ofSessions, orgsUnder, sessionsByThousands } from './read'
import { turnoutsOf } from './turnouts'

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
  /** False of the group where its lines of people would pass a sheet: they are left out, and the book says so. */
  hasPeople: boolean
  /** In tree order, as are the lines: unit, branch, date. */
  branches: readonly Branch[]
  entries: readonly Entry[]
  months: KnownMonths
}

interface Known {
  branches: readonly Branch[]
  people: People
  months: KnownMonths
  now: number
}

export async function gather(orgId: string, from: string, to: string, now: number): Promise<Gathered> {
  const orgs = await orgsUnder(orgId)
  const isGroup = orgs.some(({ _id, level }) => _id === orgId && level === 'group')
  const known: Known = { branches: await inTreeOrder(orgs), people: new People(), months: new Map(), now }
  let hasPeople = true
  let entries: Entry[] = []
  for await (const page of sessionsByThousands(orgId, startOfMonth(from), startOfMonth(addMonths(to, 1)))) {
    entries.push(...(await entriesOf(page, known, hasPeople)))
    if (entries.length > MOST_ROWS) throw tooManyRows('活动台账')
    if (entries.reduce((sum, entry) => sum + entry.people.length, 0) <= MOST_ROWS) continue
    if (!isGroup) throw tooManyRows('参加明细')
    hasPeople = false
    entries = entries.map((entry) => ({ ...entry, people: [] }))
  }
  entries.sort((a, b) => a.rank - b.rank || a.start - b.start)
  return { hasPeople, branches: known.branches, entries, months: known.months }
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
async function entriesOf(page: readonly BookSession[], known: Known, hasPeople: boolean): Promise<Entry[]> {
  const { branches, people, months, now } = known
  const sessions = page.filter(({ cancelled, end }) => !cancelled && end <= now)
  const [records, makeups] = await Promise.all([
    recordsOf(page),
    ofSessions(
      'makeups',
      sessions.map(({ _id }) => _id),
      true,
    ),
  ])
  const turnouts = await turnoutsOf(sessions, records, people)
  for (const session of page) noteMonth(months, session, records.get(session._id) ?? null)
  const makeupsOf = bySession(makeups)
  const rankOf = new Map(branches.map(({ org }, rank) => [org._id, rank]))
  const held = sessions.map((session): Held & { rank: number } => {
    const rank = rankOf.get(session.org) ?? branches.length
    return {
      session,
      rank,
      unit: branches[rank]?.unit ?? '',
      branch: branches[rank]?.org.name ?? session.orgName,
      turnout: turnouts.get(session._id) ?? [],
      makeups: makeupsOf.get(session._id) ?? [],
      record: records.get(session._id) ?? null,
    }
  })
  if (hasPeople) await people.learnNames(held.flatMap(({ turnout }) => turnout))
  return held.map((one) => ({
    rank: one.rank,
    start: one.session.start,
    session: sessionLine(one),
    people: hasPeople ? attendanceLines(one, people) : [],
  }))
}

/** A record that was reported holds its list: then it is some 100 bytes a person. */
async function recordsOf(page: readonly BookSession[]): Promise<Map<string, ActivityRecord>> {
  const isListed = (state: BookSession['record']) => state === 'reported' || state === 'accepted'
  const records = await bySize(
    'records',
    page.map(({ _id, record, invited }) => ({
      id: _id,
      bytes: isListed(record) ? RECORD_BYTES + LISTED_BYTES * (invited ?? USUAL) : RECORD_BYTES,
    })),
  )
  return new Map(records.map((record) => [record._id, record]))
}

const RECORD_BYTES = 1_000
const LISTED_BYTES = 100
const USUAL = 40
