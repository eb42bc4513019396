import { readSheet } from 'read-excel-file/node'
import { dayOf } from '#domain/calendar'

/** Rows of an import part; the contract allows 200. */
export const PART_ROWS = 200

/** The sheet as text, line for line as a person sees it; date cells as 'YYYY-MM-DD'. */
export async function readRosterFile(file: string): Promise<string[][]> {
  const rows = await readSheet(file)
  return rows.map((row) => row.map((cell) => (cell instanceof Date ? dayOf(cell.getTime()) : String(cell ?? ''))))
}

export const inParts = (rows: string[][]): string[][][] =>
  Array.from({ length: Math.ceil(rows.length / PART_ROWS) }, (_, part) =>
    rows.slice(part * PART_ROWS, (part + 1) * PART_ROWS),
  )
