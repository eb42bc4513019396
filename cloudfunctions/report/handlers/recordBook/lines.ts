/** A session and its people as lines of the book. */
import { dayOf, timeOf } from '#domain/calendar'
import type { MakeupWay } from '#domain/record'
import type { ActivityRecord, MakeUp, Session } from '../../../shared/documents'
import type { TurnoutLine } from '../../../shared/turnout'
import type { AttendanceLine, SessionLine } from '../../formats/recordBook'
import type { People } from './people'
import { makeupWords, methodWords, recordWords, statusWords } from '../words'

/** What is known of one session. */
export interface Held {
  session: Session
  unit: string
  branch: string
  turnout: readonly TurnoutLine[]
  makeups: readonly MakeUp[]
  record: ActivityRecord | null
}

export function sessionLine({ session, unit, branch, turnout, makeups, record }: Held): SessionLine {
  const expected = turnout.filter((line) => line.expected)
  const count = (status: TurnoutLine['status']) => expected.filter((line) => line.status === status).length
  const [onTime, late] = [count('present'), count('late')]
  const ways = [...waysOf(turnout, makeups).values()]
  return {
    unit,
    branch,
    day: dayOf(session.start),
    time: `${timeOf(session.start)}—${timeOf(session.end)}`,
    title: session.title,
    place: session.place,
    expected: expected.length,
    present: onTime + late,
    onTime,
    late,
    leave: count('leave'),
    absent: count('absent'),
    observers: turnout.filter(({ status }) => status === 'observer').length,
    madeUp: ways.filter((way) => way === 'makeup').length,
    takenToHome: ways.filter((way) => way === 'deliver').length,
    recordState: recordWords[record?.state ?? 'draft'],
  }
}

export function attendanceLines({ session, branch, turnout, makeups }: Held, people: People): AttendanceLine[] {
  const ways = waysOf(turnout, makeups)
  const lines = turnout.map(({ memberId, name, status, attendance }): AttendanceLine => {
    const way = ways.get(memberId)
    return {
      branch,
      day: dayOf(session.start),
      title: session.title,
      name: name || people.nameOf(memberId),
      status: way ? `${statusWords[status]}，${makeupWords[way]}` : statusWords[status],
      method: attendance ? methodWords[attendance.method] : '',
      signedAt: attendance ? `${dayOf(attendance.signedAt)} ${timeOf(attendance.signedAt)}` : '',
    }
  })
  return lines.sort((a, b) => byName(a.name, b.name))
}

/** Whose absence was made good; who was put on the roll afterwards had been there. */
function waysOf(turnout: readonly TurnoutLine[], makeups: readonly MakeUp[]): Map<string, MakeupWay> {
  const away = new Set(turnout.flatMap(({ memberId, attendance }) => (attendance ? [] : [memberId])))
  return new Map(makeups.flatMap(({ memberId, way }) => (away.has(memberId) ? [[memberId, way]] : [])))
}

const byName = new Intl.Collator('zh').compare
