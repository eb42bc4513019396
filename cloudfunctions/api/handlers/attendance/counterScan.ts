import { randomUUID } from 'node:crypto'
import type { attendance } from '#types/contract/attendance'
import { dayOf } from '#domain/calendar'
import { AppError, type ErrorCode, messages } from '#domain/errors'
import type { Rules } from '#domain/rulePack'
import { isExpected } from '#domain/session'
import { refusePersonal } from '#domain/signIn'
import { getMany } from '../../../shared/db'
import { newRow } from '../../../shared/attendanceDocuments'
import { type Attendance, attendanceId, type Member } from '../../../shared/documents'
import { readPersonalCode } from '../../../shared/personalCode'
import type { AtSession, Handlers } from '../../../shared/serve'
import { standingOn } from '../../../shared/standing'
import { record } from './record'

interface Scan {
  memberId: string | null
  /** Of its code. */
  step: number
  refusal: ErrorCode | null
}

export const counterScanHandlers: Pick<Handlers<typeof attendance>, 'attendance.counterScan'> = {
  'attendance.counterScan': async ({ scans }, caller) => {
    const { session, now, rulesOn } = caller
    if (session.cancelled) throw new AppError('SESSION_CANCELLED')
    const { SI } = rulesOn(dayOf(session.start))
    const read = scans.map((scan) => readScan(SI, scan, caller))
    const ids = [...new Set(read.flatMap(({ memberId }) => memberId ?? []))]
    const people = new Map((await getMany('members', ids)).map((person) => [person._id, person]))

    const rows = new Map<string, Attendance>()
    const call = randomUUID()
    const outcomes = read.map(({ memberId, step, refusal }) => {
      const person = people.get(memberId ?? '') ?? null
      if (!person || refusal) return { person, row: null, again: false, refusal: refusal ?? 'PERSONAL_CODE_FORGED' }
      const earlier = rows.get(person._id)
      const row = earlier ?? { ...rowOf(person, comeAt(SI, step, caller), caller), call }
      rows.set(person._id, row)
      return { person, row, again: earlier !== undefined, refusal: null }
    })
    const { already } = await record([...rows.values()])
    const results = outcomes.map(({ person, row, again, refusal }) => ({
      person: person && { id: person._id, name: person.name },
      already: row !== null && (again || already.includes(row.memberId)),
      observer: row !== null && !isExpected(session, row),
      refusal: refusal && { code: refusal, message: messages[refusal] },
    }))
    return { now, results }
  },
}

function readScan(si: Rules['SI'], { code, at }: { code: string; at: number }, { session, now }: AtSession): Scan {
  const claim = readPersonalCode(code, si, now)
  if (!claim) return { memberId: null, step: 0, refusal: 'PERSONAL_CODE_FORGED' }
  return { ...claim, refusal: refusePersonal(si, { step: claim.step, scannedAt: at, window: session.window }, now) }
}

/** What the code vouches for, to the end of its step; the phone that scanned it may have sent it in much later. */
function comeAt({ personalSeconds }: Rules['SI'], step: number, { session, now }: AtSession): number {
  const { opensAt, closesAt } = session.window
  return Math.min(Math.max((step + 1) * personalSeconds * 1000, opensAt), closesAt, now)
}

const rowOf = (person: Member, signedAt: number, { session, member, now }: AtSession): Attendance => ({
  ...newRow,
  _id: attendanceId(session._id, person._id),
  sessionId: session._id,
  memberId: person._id,
  ...standingOn(person, dayOf(session.start), session),
  method: 'counterScan',
  slot: null,
  signedAt,
  recordedAt: now,
  by: member._id,
})
