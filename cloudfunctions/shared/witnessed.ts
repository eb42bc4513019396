/** Rows of attendance as the rules judge them. */
import { type Witnessed, withSharedDevices } from '#domain/attendance'
import { _, find } from './db'
import { newRow } from './attendanceDocuments'
import type { Attendance } from './documents'

export type WitnessedRow = Attendance & Witnessed

/**
 * `rows`: all of one session, or at least all of the phones in question, or a shared phone is not seen. Those of before there
 * were flags begin as any other.
 */
export const witnessed = (rows: readonly Attendance[]): WitnessedRow[] =>
  withSharedDevices(rows.map((row) => ({ ...newRow, ...row, accepted: row.decision?.accepted ?? null })))

/** As many as one phone can have signed in before somebody notices. */
const MANY = 1_000

/** Some rows of a session, judged beside whoever used the same phones. */
export async function witnessedAmong(sessionId: string, rows: readonly Attendance[]): Promise<WitnessedRow[]> {
  const devices = [...new Set(rows.flatMap(({ device }) => device ?? []))]
  const sharing = { sessionId, device: _.in(devices) as never }
  const others = devices.length ? await find('attendances', sharing, { limit: MANY, by: { _id: 'asc' } }) : []
  const wanted = new Set(rows.map(({ _id }) => _id))
  const beside = others.filter(({ _id }) => !wanted.has(_id))
  return witnessed([...rows, ...beside]).filter(({ _id }) => wanted.has(_id))
}
