import type { attendance } from '#types/contract/attendance'
import { refuseCorrection, type Ruling, statusOf } from '#domain/attendance'
import { dayOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { calledAt, isExpected, type Standing } from '#domain/session'
import { _, db, mustGet, updateIf } from '../../../shared/db'
import { type Correction, newRow } from '../../../shared/attendanceDocuments'
import { type Attendance, attendanceId } from '../../../shared/documents'
import type { AtSession, Handlers } from '../../../shared/serve'
import { settleAgain } from '../../../shared/settle'
import { standingOn } from '../../../shared/standing'
import { witnessedAmong, type WitnessedRow } from '../../../shared/witnessed'

export const correctHandlers: Pick<Handlers<typeof attendance>, 'attendance.correct'> = {
  'attendance.correct': async ({ sessionId, memberId, to, reason }, caller) => {
    const { session, now, rulesOn } = caller
    const day = dayOf(session.start)
    const rules = rulesOn(day)
    const refusal = refuseCorrection(rules, session, now)
    if (refusal) throw new AppError(refusal)

    const found = await db.get('attendances', attendanceId(sessionId, memberId))
    const [row = null] = found ? await witnessedAmong(sessionId, [found]) : []
    const standing = row ?? standingOn(await mustGet('members', memberId), day, session)
    // an observer never counts, whatever is said of him
    if (!isExpected(session, standing)) throw new AppError('NOT_FOUND')

    if (!isRepeated(row, { to, reason, by: caller.member._id })) {
      const reply = session.replies[memberId] ?? null
      await correct({ memberId, row, standing }, statusOf(session, standing, { row, reply }), { to, reason }, caller)
    }
    await settleAgain(session, now, rules)
    return { sessionId, memberId, status: to }
  },
}

interface Corrected {
  memberId: string
  row: WitnessedRow | null
  standing: Standing
}

interface Wanted {
  to: Ruling
  reason: string
}

/** Sent once more because the answer was lost. */
function isRepeated(row: Attendance | null, { to, reason, by }: Wanted & { by: string }): boolean {
  const last = row?.corrections.at(-1)
  return last !== undefined && last.after === to && last.reason === reason && last.by === by
}

/** What was seen is what is corrected: if it has changed since, nothing is. */
async function correct(
  { memberId, row, standing }: Corrected,
  before: Correction['before'],
  { to, reason }: Wanted,
  { session, member, now }: AtSession,
): Promise<void> {
  if (before === to) throw new AppError('CORRECTION_SAME')
  const correction: Correction = { before, after: to, reason, by: member._id, byName: member.name, at: now }
  const done = row ? await appended(row, correction) : await db.create('attendances', begun(correction))
  if (!done) throw new AppError('CHANGED_MEANWHILE')

  function begun(first: Correction): Attendance {
    const { orgPath, stage, exempt } = standing
    return {
      ...newRow,
      ...{ _id: attendanceId(session._id, memberId), sessionId: session._id, memberId },
      ...{ orgPath, stage, exempt },
      method: 'correction',
      slot: null,
      signedAt: calledAt(session, now, to === 'late'),
      recordedAt: now,
      by: member._id,
      ruling: to,
      corrections: [first],
    }
  }
}

function appended({ _id, corrections, decision }: Attendance, correction: Correction): Promise<boolean> {
  const seen = {
    _id,
    [`corrections.${corrections.length}`]: _.exists(false),
    decision: decision === null ? null : (_.neq(null) as never),
  }
  return updateIf('attendances', seen, { ruling: correction.after, corrections: _.push([correction]) as never })
}
