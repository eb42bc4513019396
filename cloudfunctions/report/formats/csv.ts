import { CsvError, parse } from 'csv-parse/sync'
import { AppError } from '#domain/errors'
import { guardedRow, type SheetRow } from '#domain/sheet'
import { MOST_ROWS } from './caps'

const LONGEST_LINE = 100_000
/** What no table holds: a picture or a document that calls itself csv. */
const binary = /[^\P{Cc}\t\n\v\f\r\x7f-\x9f]/u

export function readCsv(file: Buffer): string[][] {
  const text = decoded(file)
  if (binary.test(text)) throw new AppError('SHEET_UNKNOWN')
  try {
    return parse(text, {
      bom: true,
      delimiter: text.slice(0, LONGEST_LINE).includes('\t') ? '\t' : ',',
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: LONGEST_LINE,
      to: MOST_ROWS + 1,
    }).map((row) => row.map(withoutMidnight))
  } catch (error) {
    if (error instanceof CsvError) throw new AppError('SHEET_DAMAGED')
    throw error
  }
}

/** Offices save GBK from Excel, UTF-8 with a mark from WPS, UTF-16 as "Unicode text". */
function decoded(file: Buffer): string {
  const names = file.subarray(0, 2).equals(Buffer.from([0xff, 0xfe])) ? ['utf-16le'] : ['utf-8', 'gb18030']
  for (const name of names) {
    try {
      return new TextDecoder(name, { fatal: true }).decode(file)
    } catch {
      // not this one
    }
  }
  throw new AppError('SHEET_UNKNOWN')
}

/** Excel writes the hour of a day that has none. */
const withoutMidnight = (cell: string) => cell.replace(/^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}) +0?0:00(:00)?$/, '$1')

/** With a mark, without which Excel takes it for GBK; every text in quotes. */
export function writeCsv(rows: readonly SheetRow[]): Buffer {
  const quoted = (cell: string | number) =>
    typeof cell === 'number' ? String(cell) : `"${cell.replaceAll('"', '""')}"`
  const lines = rows.map((row) => guardedRow(row).map(quoted).join(','))
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`)
}
