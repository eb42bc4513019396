/** Files of rosters as people make them, and how they get into the cloud. */
import { strToU8, zipSync } from 'fflate'
import writeXlsxFile from 'write-excel-file/node'
import { mustCallAs, world } from './world'

type Cell = string | number | Date | null

/** A workbook whose sheets hold just these cells, each typed as it comes. */
export const xlsxOf = (...sheets: Cell[][][]): Promise<Buffer> =>
  writeXlsxFile(
    sheets.map((data, index) => ({
      sheet: `Sheet${index + 1}`,
      data: data.map((row) =>
        row.map((value) => (value instanceof Date ? { value, type: Date, format: 'yyyy/m/d' } : value)),
      ),
    })),
  ).toBuffer()

/** A workbook with this XML for a sheet: for what no library would write. */
export const xlsxWith = (sheetData: string): Buffer =>
  Buffer.from(
    zipSync({
      'xl/workbook.xml': strToU8(
        '<workbook xmlns:r="r"><sheets><sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${sheetData}</sheetData></worksheet>`),
    }),
  )

export const inlineRow = (line: number, ...cells: string[]) =>
  `<row r="${line}">${cells
    .map((cell, index) => `<c r="${String.fromCharCode(65 + index)}${line}" t="inlineStr"><is><t>${cell}</t></is></c>`)
    .join('')}</row>`

let uploads = 0
export const upload = (content: Buffer, name = `${(uploads += 1)}.xlsx`) =>
  world().files.put(`rosters/${name}`, content)

/** Read, checked, and, if nothing stands in the way, applied to the end, as the administrator. */
export async function importFile(content: Buffer, importId = 'import-0001') {
  const { parts } = await mustCallAs('o-administrator', 'report.readRoster', {
    importId,
    fileId: await upload(content),
  })
  const report = await mustCallAs('o-administrator', 'roster.check', { importId, parts })
  if (!report.accepted) return { parts, report, applied: null }
  let standing = await mustCallAs('o-administrator', 'roster.start', { importId })
  while (!standing.done) standing = await mustCallAs('o-administrator', 'roster.apply', { importId })
  return { parts, report, applied: standing.counts }
}
