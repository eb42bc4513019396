import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import readXlsxFile from 'read-excel-file/universal'
import writeXlsxFile from 'write-excel-file/node'
import { AppError } from '#domain/errors'
import { guardedRow, type SheetCell, type SheetRow } from '#domain/sheet'
import { MOST_COLUMNS, MOST_ROWS, tooManyRows } from './caps'

const UNPACKED_BYTES = 50 * 1024 * 1024
type Parts = Record<string, Uint8Array>

/** Every sheet, in the order of the workbook; each line as a person sees it, a formula as '='. */
export async function readXlsx(file: Buffer): Promise<string[][][]> {
  const parts = unpacked(file)
  if (!parts['xl/workbook.xml']) throw new AppError('SHEET_UNKNOWN')
  const checked = Object.entries(parts).map(([name, bytes]) => [name, harmless(bytes)] as const)
  // stored anew, so that the library reads just what was checked
  const archive = zipSync(Object.fromEntries(checked), { level: 0 })
  // whatever the library stumbles over is the file's fault: its structure was not checked
  const sheets = await readXlsxFile(new Blob([archive])).catch(() => {
    throw new AppError('SHEET_DAMAGED')
  })
  return sheets.map(({ data }) => data.map((row) => row.map(textOf)))
}

/** Nothing is unpacked before the sizes are known; what is larger than it says is cut off, and so does not open. */
function unpacked(file: Buffer): Parts {
  let bytes = 0
  const filter = ({ name, originalSize }: { name: string; originalSize: number }) => {
    if (!/\.(xml|rels)$/.test(name)) return false
    bytes += originalSize
    if (bytes > UNPACKED_BYTES) throw new AppError('SHEET_TOO_LARGE')
    return true
  }
  try {
    return unzipSync(file, { filter })
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('SHEET_DAMAGED')
  }
}

/** The library fills up to the last row and column that a sheet names, so no sheet may name one beyond the caps. */
function harmless(bytes: Uint8Array): Uint8Array {
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('sheetData')) return bytes
  const xml = strFromU8(bytes)
  const rows = [...xml.matchAll(/<(?:\w+:)?row\b(?:[^>]*?\br="(\d+)")?/g)]
  if (rows.length > MOST_ROWS || rows.some(([, at]) => Number(at ?? 0) > MOST_ROWS))
    throw new AppError('SHEET_TOO_LARGE')
  for (const [, column] of xml.matchAll(/<(?:\w+:)?c\b[^>]*?\br="([A-Za-z]+)\d+"/g)) {
    if (columnOf(column!) > MOST_COLUMNS) throw new AppError('SHEET_TOO_LARGE')
  }
  return strToU8(xml.replace(formulas, '<$1c$2 t="inlineStr"><$1is><$1t>=</$1t></$1is></$1c>'))
}

const columnOf = (letters: string) =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

/** A cell with a formula; the library would hand out its last value as if somebody had written it. */
const formulas =
  /<(\w+:|)c((?:\s+(?!t=)\w+="[^"]*")*)(?:\s+t="\w*")?((?:\s+(?!t=)\w+="[^"]*")*)>\s*<\1f\b(?:(?!<\/\1c>)[\s\S])*<\/\1c>/g

/** Days are days wherever they are read; a year and month typed as a number cannot tell October from January. */
function textOf(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  const text = String(cell ?? '')
  return typeof cell === 'number' && /^\d{4}\.1$/.test(text) ? `${text}?` : text
}

export async function writeXlsx(name: string, rows: readonly SheetRow[]): Promise<Buffer> {
  return writeXlsxFile(rows.map(cellsOf), { sheet: name, stickyRowsCount: 1 }).toBuffer()
}

export interface WrittenSheet {
  name: string
  /** Widths in characters; a Chinese one takes two. */
  columns: readonly { title: string; width: number }[]
  rows: AsyncIterable<SheetRow>
  /** The last line: whose, by which rules, by whom and when. */
  footer: string
}

/**
 * The writer keeps every row, and so takes memory by the row: 150 MB for 10,000 sessions, 250 MB for three sheets at the cap,
 * of the 512 MB that config.json asks for. The cap is what bounds it: one row beyond it is read, no more.
 */
export async function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  const written = []
  for (const { name, columns, rows, footer } of sheets) {
    const titles = columns.map(({ title }) => ({ ...cellOf(title), fontWeight: 'bold' as const }))
    const data = [titles, ...(await capped(name, rows)), cellsOf([footer])]
    written.push({ sheet: name, columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1, data })
  }
  return writeXlsxFile(written).toBuffer()
}

async function capped(name: string, rows: AsyncIterable<SheetRow>): Promise<Cell[][]> {
  const cells: Cell[][] = []
  for await (const row of rows) {
    if (cells.length === MOST_ROWS) throw tooManyRows(name)
    cells.push(cellsOf(row))
  }
  return cells
}

type Cell = ReturnType<typeof cellOf>
const cellsOf = (row: SheetRow): Cell[] => guardedRow(row).map(cellOf)
const cellOf = (value: SheetCell) =>
  typeof value === 'number' ? { value, type: Number } : { value: literal(value), type: String, format: '@' }

/** `_x003D_` in a text would be read as the character of that number; the writer does not say that it is none. */
const literal = (text: string) => text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
