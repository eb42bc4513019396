import type { attendance } from '#types/contract/attendance'
import { attendanceFlags, refuseCorrection, statusOf } from '#domain/attendance'
import { dayOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { _, getMany, updateMany } from '../../../shared/db'
import { type Attendance, attendanceId, type Session } from '../../../shared/documents'
import type { Handlers } from '../../../shared/serve'
import { settleAgain } from '../../../shared/settle'
import { witnessedAmong, type WitnessedRow } from '../../../shared/witnessed'

type Decision = NonNullable<Attendance['decision']>

export const confirmHandlers: Pick<Handlers<typeof attendance>, 'attendance.confirm'> = {
  'attendance.confirm': async ({ sessionId, memberIds, accept }, { session, member, now, rulesOn }) => {
    const rules = rulesOn(dayOf(session.start))
    const refusal = refuseCorrection(rules, session, now)
    if (refusal) throw new AppError(refusal)

    const ids = memberIds.map((id) => attendanceId(sessionId, id))
    const rows = await witnessedAmong(sessionId, await getMany('attendances', ids))
    const decision: Decision = { accepted: accept, by: member._id, byName: member.name, at: now }
    const waiting = rows.filter((row) => isWaiting(session, row))
    // sent once more because the answer was lost
    const repeated = rows.filter((row) => isDecidedSo(row, decision))
    const decided = [...repeated, ...(await decide(waiting, decision))]
    if (!decided.length) throw new AppError('NOTHING_TO_CONFIRM')
    await settleAgain(session, now, rules)
    return { decided: decided.map(({ memberId }) => memberId) }
  },
}

const isWaiting = (session: Session, row: WitnessedRow) =>
  statusOf(session, row, { row, reply: session.replies[row.memberId] ?? null }) === 'undecided'

const isDecidedSo = ({ decision }: Attendance, { accepted, by }: Decision) =>
  decision?.accepted === accepted && decision.by === by

/** In one request for all whose flags are the same; tells whom it reached. */
async function decide(waiting: readonly WitnessedRow[], decision: Decision): Promise<Attendance[]> {
  let reached = 0
  for (const [, group] of alike(waiting)) {
    const flags = group[0]!.flags
    const unseen = attendanceFlags.filter((flag) => !flags.includes(flag))
    const seen = { _id: _.in(group.map(({ _id }) => _id)) as never, decision: null, ruling: null }
    // told by the phone alone until now, a shared phone is put down with what was decided of it
    reached += await updateMany(
      'attendances',
      { ...seen, flags: _.nin(unseen) as never },
      { decision, flags: [...flags] },
    )
  }
  if (reached === waiting.length) return [...waiting]
  const ids = waiting.map(({ _id }) => _id)
  return (await getMany('attendances', ids)).filter(
    (row) => row.decision?.at === decision.at && isDecidedSo(row, decision),
  )
}

function alike(rows: readonly WitnessedRow[]): Map<string, WitnessedRow[]> {
  const groups = new Map<string, WitnessedRow[]>()
  for (const row of rows) {
    const key = row.flags.join()
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return groups
}
