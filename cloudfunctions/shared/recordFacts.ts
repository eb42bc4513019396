/** A record and all that it is composed of: for the page that writes it and the document that prints it. */
import { dayOf, timeOf } from '#domain/calendar'
import { composeRecord, type RecordFacts } from '#domain/record'
import type { AttendanceStatus } from '#domain/session'
import { db, findAll } from './db'
import type { ActivityRecord, MakeUp, Session, TakeAway } from './documents'
import { isObserver, type TurnoutLine, turnoutNow } from './turnout'

const MOST = 1_000

export interface KnownRecord {
  record: ActivityRecord
  lines: readonly TurnoutLine[]
  makeups: MakeUp[]
  takeAways: TakeAway[]
}

/** Nothing written yet: the first version, with nothing in it. */
const blankRecord = (session: Session): ActivityRecord => ({
  _id: session._id,
  org: session.org,
  orgPath: session.orgPath,
  orgName: session.orgName,
  title: session.title,
  start: session.start,
  month: session.kind === 'themeDay' ? session.sourceId.slice(-7) : null,
  state: 'draft',
  version: 1,
  revision: 0,
  host: null,
  recorder: null,
  agenda: session.agenda.map(() => ({ held: null, lecturer: null })),
  decisions: null,
  takeAwaysOf: null,
  recordedAt: null,
  reportedAt: null,
  acceptedAt: null,
  returnedAt: null,
  remark: null,
  reported: null,
  by: '',
  changedAt: session.changedAt,
})

/** Five reads at most, however many came. */
export async function knownRecord(session: Session): Promise<KnownRecord> {
  const [record, turnout, makeups, takeAways] = await Promise.all([
    db.get('records', session._id),
    turnoutNow(session),
    findAll('makeups', { sessionId: session._id }, MOST),
    findAll('takeAways', { sessionId: session._id }, MOST),
  ])
  return {
    record: record ?? blankRecord(session),
    lines: asReported(record, turnout),
    makeups,
    takeAways,
  }
}

/** Of a reported record the list stands as it was reported; how somebody came in is known from the door. */
export function asReported(
  record: Pick<ActivityRecord, 'reported'> | null,
  now: readonly TurnoutLine[],
): readonly TurnoutLine[] {
  if (!record?.reported) return now
  const lineOf = new Map(now.map((line) => [line.memberId, line]))
  return record.reported.turnout.map(({ memberId, name, status }) => {
    const { method, signedAt, outAt, flags } = lineOf.get(memberId) ?? notSeen
    const expected = status !== 'observer' && status !== 'exempt'
    return { memberId, name, status, expected, method, signedAt, outAt, flags }
  })
}

const notSeen: Pick<TurnoutLine, 'method' | 'signedAt' | 'outAt' | 'flags'> = {
  method: null,
  signedAt: null,
  outAt: null,
  flags: [],
}

/** The facts as the composer takes them; null is what nobody has filled in. */
export function factsOfRecord(session: Session, known: KnownRecord, ruleVersion: string): RecordFacts {
  const { record, makeups, takeAways, lines } = known
  if (record.reported) return record.reported.facts
  const nameOf = new Map(lines.map(({ memberId, name }) => [memberId, name]))
  return {
    branch: session.orgName,
    day: dayOf(session.start),
    start: timeOf(session.start),
    end: timeOf(session.end),
    place: session.place,
    title: session.title,
    host: record.host,
    recorder: record.recorder,
    agenda: session.agenda.map(({ part, title }, index) => ({
      part,
      title,
      held: record.agenda[index]?.held ?? null,
      lecturer: record.agenda[index]?.lecturer ?? (part === 'lesson' ? (session.lecturer?.name ?? null) : null),
    })),
    attendance: countsOf(lines),
    decisions: record.decisions,
    takeAways: chosenTakeAways(record, takeAways),
    makeups: makeups.map(({ memberId, way, day }) => ({ name: nameOf.get(memberId) ?? null, way, day })),
    ruleVersion,
  }
}

function countsOf(lines: readonly TurnoutLine[]) {
  const expected = lines.filter((line) => line.expected)
  const names = (status: AttendanceStatus) => expected.flatMap((line) => (line.status === status ? [line.name] : []))
  const late = names('late').length
  return {
    expected: expected.length,
    present: names('present').length + late,
    late,
    leave: names('leave'),
    absent: names('absent'),
    undecided: names('undecided'),
    observers: lines.filter(isObserver).length,
  }
}

/** Where nobody has given any, there is nothing to choose. */
function chosenTakeAways({ takeAwaysOf }: ActivityRecord, given: readonly TakeAway[]): RecordFacts['takeAways'] {
  if (takeAwaysOf === null) return given.length ? null : []
  return given.flatMap(({ memberId, name, texts }) =>
    takeAwaysOf.includes(memberId) ? texts.map((text) => ({ name, text })) : [],
  )
}

export const composed = (session: Session, known: KnownRecord, ruleVersion: string) =>
  composeRecord(factsOfRecord(session, known, ruleVersion), session.kind)
