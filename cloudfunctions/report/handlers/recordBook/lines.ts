/** A session and its people as lines of the book. */
import { dayOf, timeOf } from '#domain/calendar'
import type { MakeupWay } from '#domain/record'
import type { ActivityRecord, MakeUp } from '../../../shared/documents'
import { isAway, isObserver, type TurnoutLine } from '../../../shared/turnout'
import type { AttendanceLine, SessionLine } from '../../formats/recordBook'
import type { People } from './people'
import type { BookSession } from './read'
import { makeupWords, methodWords, recordWords, statusWords } from '../words'

/** What is known of one session. */
export interface Held {
  session: BookSession
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
    undecided: count('undecided'),
    observers: turnout.filter(isObserver).length,
    madeUp: ways.filter((way) => way === 'makeup').length,
    takenToHome: ways.filter((way) => way === 'deliver').length,
    recordState: recordWords[record?.state ?? 'draft'],
  }
}

export function attendanceLines({ session, branch, turnout, makeups }: Held, people: People): AttendanceLine[] {
  const ways = waysOf(turnout, makeups)
  const lines = turnout.map((line): AttendanceLine => {
    const { memberId, status, method, signedAt } = line
    const way = ways.get(memberId)
    return {
      branch,
      day: dayOf(session.start),
      title: session.title,
      name: people.nameOf(line),
      status: way ? `${statusWords[status]}，${makeupWords[way]}` : statusWords[status],
      method: method ? methodWords[method] : '',
      signedAt: signedAt ? `${dayOf(signedAt)} ${timeOf(signedAt)}` : '',
    }
  })
  return lines.sort((a, b) => byName(a.name, b.name))
}

/** Whose absence was made good; who was put on the roll afterwards had been there. */
function waysOf(turnout: readonly TurnoutLine[], makeups: readonly MakeUp[]): Map<string, MakeupWay> {
  const away = new Set(turnout.flatMap((line) => (isAway(line) ? [line.memberId] : [])))
  return new Map(makeups.flatMap(({ memberId, way }) => (away.has(memberId) ? [[memberId, way]] : [])))
}

const byName = new Intl.Collator('zh').compare
