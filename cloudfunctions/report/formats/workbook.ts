/** Opens what somebody calls a spreadsheet, under caps, and hands out its sheets as text, line for line. */
import { AppError } from '#domain/errors'
import { MOST_COLUMNS, MOST_ROWS } from './caps'
import { readCsv } from './csv'
import { readXlsx } from './xlsx'

export async function readWorkbook(file: Buffer): Promise<string[][][]> {
  const sheets = await open(file)
  const tooLarge = sheets.some((rows) => rows.length > MOST_ROWS || rows.some((row) => row.length > MOST_COLUMNS))
  if (tooLarge) throw new AppError('SHEET_TOO_LARGE')
  return sheets
}

const ZIP = Buffer.from('PK\x03\x04', 'latin1')
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
/** An xlsx with a password is an OLE file that holds a stream of this name. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')

async function open(file: Buffer): Promise<string[][][]> {
  const starts = (magic: Buffer) => file.subarray(0, magic.length).equals(magic)
  if (starts(ZIP)) return readXlsx(file)
  if (starts(OLE)) throw new AppError(file.includes(ENCRYPTED) ? 'SHEET_PROTECTED' : 'SHEET_UNKNOWN')
  return [readCsv(file)]
}
