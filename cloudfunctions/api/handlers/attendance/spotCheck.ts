import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { attendance } from '#types/contract/attendance'
import { refuseCorrection, statusOf } from '#domain/attendance'
import { dayOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { refuseDoorChange } from '#domain/session'
import { drawNames } from '#domain/spotCheck'
import { _, db, getMany, mustGet, updateIf, updateMany } from '../../../shared/db'
import { attendanceId, type Session, type SpotCheck } from '../../../shared/documents'
import { attendancesOf } from '../../../shared/queries'
import type { AtSession, Handlers } from '../../../shared/serve'
import { sealOf, spotSeed } from '../../../shared/marks'
import { settleAgain } from '../../../shared/settle'
import { witnessed, type WitnessedRow } from '../../../shared/witnessed'

type SpotCheckHandlers = Pick<Handlers<typeof attendance>, 'attendance.drawSpotCheck' | 'attendance.recordSpotCheck'>

const spotCheckId = (sessionId: string, n: number) => `${sessionId}:${n}`

export const spotCheckHandlers: SpotCheckHandlers = {
  'attendance.drawSpotCheck': async ({ sessionId, count }, caller) => {
    const { session, now } = caller
    const refusal = refuseDoorChange(session, now)
    if (refusal) throw new AppError(refusal)
    const rows = witnessed(await attendancesOf(sessionId))
    const { n, seed, drawn } = await draw(
      rows.filter((row) => isHere(session, row)),
      count,
      caller,
    )
    const people = await getMany('members', drawn)
    const named = drawn.map((id) => ({ id, name: people.find(({ _id }) => _id === id)?.name ?? '' }))
    return { n, seed, seal: sealOf(seed), drawn: named }
  },

  'attendance.recordSpotCheck': async ({ sessionId, n, missing }, { session, now, rulesOn }) => {
    const rules = rulesOn(dayOf(session.start))
    const refusal = refuseCorrection(rules, session, now)
    if (refusal) throw new AppError(refusal)
    const check = await mustGet('spotChecks', spotCheckId(sessionId, n))
    const away = [...new Set(missing)].sort()
    if (!away.every((id) => check.drawn.includes(id))) throw new AppError('INVALID_INPUT')
    if (!(await updateIf('spotChecks', { _id: check._id, missing: null }, { missing: away }))) {
      const { missing: known } = await mustGet('spotChecks', check._id)
      if (!isDeepStrictEqual(known, away)) throw new AppError('SPOT_CHECK_DONE')
    }
    if (away.length) await dispute(check, away)
    await settleAgain(session, now, rules)
    return { n, missing: away }
  },
}

/** Signed in, whatever is still to be decided, and not gone again. */
function isHere(session: Session, row: WitnessedRow): boolean {
  const status = statusOf(session, row, { row, reply: session.replies[row.memberId] ?? null })
  return row.outAt === null && (status === 'present' || status === 'late' || status === 'undecided')
}

/** Nobody draws until the names please him: the number decides the seed, and of two who draw it the second sees the first. */
async function draw(rows: readonly WitnessedRow[], count: number, { session, member, now }: AtSession) {
  if (!rows.length) throw new AppError('SPOT_CHECK_NOBODY')
  const n = session.spotChecks + 1
  const seed = spotSeed(session._id, n)
  const present = rows.map(({ memberId }) => memberId).sort()
  const fresh: SpotCheck = {
    _id: spotCheckId(session._id, n),
    sessionId: session._id,
    n,
    seed,
    present,
    drawn: drawNames(present, count, (id) => digestOf(seed, id)),
    missing: null,
    at: now,
    by: member._id,
  }
  const check = (await db.create('spotChecks', fresh)) ? fresh : await mustGet('spotChecks', fresh._id)
  await updateIf('sessions', { _id: session._id, spotChecks: n - 1 }, { spotChecks: n })
  return check
}

/** sha256 of the seed and the member's id, in hexadecimal: for whoever draws again. */
const digestOf = (seed: string, id: string) => createHash('sha256').update(`${seed}|${id}`).digest('hex')

/** Done again it meets nobody twice: what was decided after the draw stands. */
async function dispute({ sessionId, at }: SpotCheck, missing: readonly string[]): Promise<void> {
  const rows = { _id: _.in(missing.map((id) => attendanceId(sessionId, id))) as never }
  const decidedBefore = { ...rows, flags: 'disputed' as never, 'decision.at': _.lte(at) }
  await updateMany('attendances', decidedBefore, { decision: null })
  const undisputed = { ...rows, flags: _.nin(['disputed']) as never }
  await updateMany('attendances', undisputed, { decision: null, flags: _.push(['disputed']) as never })
}
