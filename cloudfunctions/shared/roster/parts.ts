/** A roster on its way in lies in parts, whoever brought it: rows of a page, or a file. */
import { AppError } from '#domain/errors'
import { createMany, db, getMany } from '../db'
import { type RosterPart, rosterPartId } from '../documents'

/** Lines of a part, and bytes as a document bears them (64 KB in all). */
const PART_LINES = 200
const PART_BYTES = 48_000
const MOST_PARTS = 200
/** Of parts up to 48 KB, so that a request and a reply of the database stay below 1 MB. */
const PARTS_A_REQUEST = 20

/** What is going in is not changed under way, and what is in not under the same name. */
export async function mustNotRun(importId: string): Promise<void> {
  const standing = await db.get('rosterImports', importId)
  if (standing?.state === 'applying' || standing?.state === 'done') throw new AppError('ROSTER_CHANGED')
}

export async function stagePart(importId: string, part: number, rows: string[][], now: number): Promise<void> {
  await mustNotRun(importId)
  await db.set('rosterParts', partOf({ importId, part, rows, stagedAt: now }))
}

/** The whole sheet; how many parts it became. */
export async function stageSheet(importId: string, rows: string[][], now: number): Promise<number> {
  await mustNotRun(importId)
  const parts = inParts(rows).map((lines, part) => partOf({ importId, part, rows: lines, stagedAt: now }))
  if (parts.length > MOST_PARTS) throw new AppError('SHEET_TOO_LARGE')
  for (let at = 0; at < parts.length; at += PARTS_A_REQUEST) {
    const batch = parts.slice(at, at + PARTS_A_REQUEST)
    // the same import once more: what lies there is replaced
    if (!(await createMany('rosterParts', batch))) await Promise.all(batch.map((part) => db.set('rosterParts', part)))
  }
  return parts.length
}

/** In their order, as far as they are there. */
export async function stagedParts(importId: string, from: number, count: number): Promise<RosterPart[]> {
  const ids = Array.from({ length: count }, (_part, index) => rosterPartId(importId, from + index))
  const staged = await getMany('rosterParts', ids, PARTS_A_REQUEST)
  return staged.sort((a, b) => a.part - b.part)
}

const partOf = (staged: Omit<RosterPart, '_id'>): RosterPart => ({
  _id: rosterPartId(staged.importId, staged.part),
  ...staged,
})

function inParts(rows: string[][]): string[][][] {
  const parts: string[][][] = []
  let bytes = 0
  for (const row of rows) {
    const more = Buffer.byteLength(JSON.stringify(row)) + 1
    const open = parts.at(-1)
    if (open && open.length < PART_LINES && bytes + more <= PART_BYTES) {
      open.push(row)
      bytes += more
    } else {
      parts.push([row])
      bytes = more
    }
  }
  return parts
}
