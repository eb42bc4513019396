import { AppError } from '#domain/errors'
import { createMany, getMany } from '../../../shared/db'
import type { Attendance } from '../../../shared/documents'

/** Two who write the same people at once, and a third. */
const ROUNDS = 5

/**
 * Rows of one call, no two for the same person. An earlier record is never overwritten: who has one is told as `already`.
 * A batch stops at the first row that exists, so two who call at once may each stop the other: look what is there, and put
 * in what is missing.
 */
export async function record(rows: readonly Attendance[]): Promise<{ recorded: string[]; already: string[] }> {
  let missing = rows
  let stored: Attendance[] = []
  for (let round = 0; missing.length; round++) {
    if (await createMany('attendances', missing)) break
    if (round === ROUNDS) throw new AppError('INTERNAL')
    stored = await getMany(
      'attendances',
      rows.map(({ _id }) => _id),
    )
    const present = new Set(stored.map(({ _id }) => _id))
    missing = rows.filter(({ _id }) => !present.has(_id))
  }
  const already = stored.filter(({ call }) => call !== rows[0]?.call).map(({ memberId }) => memberId)
  const recorded = rows.map(({ memberId }) => memberId).filter((id) => !already.includes(id))
  return { recorded, already }
}
