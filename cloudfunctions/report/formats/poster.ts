/** Poster codes on A4. Lengths in points. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import sans from '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff'
import song from '@fontsource/noto-serif-sc/files/noto-serif-sc-chinese-simplified-700-normal.woff'
import PDFDocument from 'pdfkit'
import { woffToSfnt } from './woff'

export interface Poster {
  /** Small, above the title. */
  band: string
  title: string
  summary: string
  /** Under the code: what scanning it does. */
  hint: string
  /** Where it hangs. */
  place: string
  /** PNG or JPEG. */
  code: Buffer
}

const [WIDTH, HEIGHT] = [595.28, 841.89]
const [INK, QUIET, LINE, RED] = ['#1e1a17', '#6b6259', '#d8d0c4', '#9f1c1f']
const [COLUMNS, ROWS] = [4, 5]
const MARGIN = 24
export const PER_SHEET = COLUMNS * ROWS

type Pdf = PDFKit.PDFDocument

/** One a page, to hang on a wall. */
export const writeSingles = (posters: readonly Poster[]) =>
  written((pdf) => {
    for (const poster of posters) {
      pdf.addPage()
      drawSingle(pdf, poster)
    }
  })

/** Twenty a page, with lines to cut along. */
export const writeSheets = (posters: readonly Poster[]) =>
  written((pdf) => {
    posters.forEach((poster, index) => {
      const place = index % PER_SHEET
      if (place === 0) {
        pdf.addPage()
        drawCuts(pdf)
      }
      drawCard(pdf, poster, place)
    })
  })

/** It lies beside the bundle. */
const fontIn = async (file: string) => woffToSfnt(await readFile(path.join(__dirname, file)))

async function written(draw: (pdf: Pdf) => void): Promise<Buffer> {
  // no font of its own: those that it brings along know no Chinese
  const pdf = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false, font: '', info: { Title: '月课' } })
  pdf.registerFont('sans', await fontIn(sans))
  pdf.registerFont('song', await fontIn(song))
  const parts: Buffer[] = []
  const end = new Promise<void>((resolve, reject) => pdf.on('end', resolve).on('error', reject))
  pdf.on('data', (part: Buffer) => parts.push(part))
  draw(pdf)
  pdf.end()
  await end
  return Buffer.concat(parts)
}

function drawSingle(pdf: Pdf, { band, title, summary, hint, place, code }: Poster): void {
  const [left, width, side] = [70, WIDTH - 140, 300]
  pdf.rect(0, 0, WIDTH, 10).fill(RED)
  centred(pdf, band, { font: 'sans', size: 15, colour: RED, top: 78, left, width, height: 20, spacing: 3 })
  const size = title.length > 16 ? 34 : 44
  const titleHeight = centred(pdf, title, {
    font: 'song',
    size,
    colour: INK,
    top: 112,
    left,
    width,
    height: size * 3.4,
  })
  centred(pdf, summary, { font: 'sans', size: 14, colour: QUIET, top: 126 + titleHeight, left, width, height: 66 })
  const top = 366
  pdf.image(code, (WIDTH - side) / 2, top, { width: side, height: side })
  centred(pdf, hint, { font: 'song', size: 22, colour: INK, top: top + side + 20, left, width, height: 34 })
  pdf
    .moveTo(left, HEIGHT - 78)
    .lineTo(WIDTH - left, HEIGHT - 78)
    .lineWidth(0.5)
    .stroke(LINE)
  centred(pdf, place, { font: 'sans', size: 12, colour: QUIET, top: HEIGHT - 64, left, width, height: 34 })
}

const [CARD_WIDTH, CARD_HEIGHT] = [(WIDTH - 2 * MARGIN) / COLUMNS, (HEIGHT - 2 * MARGIN) / ROWS]

function drawCard(pdf: Pdf, { title, place, code }: Poster, at: number): void {
  const [x, y] = [MARGIN + (at % COLUMNS) * CARD_WIDTH, MARGIN + Math.floor(at / COLUMNS) * CARD_HEIGHT]
  const [left, width, side] = [x + 10, CARD_WIDTH - 20, 84]
  pdf.image(code, x + (CARD_WIDTH - side) / 2, y + 9, { width: side, height: side })
  centred(pdf, title, { font: 'song', size: 9.5, colour: INK, top: y + 97, left, width, height: 32 })
  centred(pdf, place, { font: 'sans', size: 7.5, colour: QUIET, top: y + 130, left, width, height: 24 })
}

function drawCuts(pdf: Pdf): void {
  pdf.lineWidth(0.3).dash(2, { space: 2 })
  for (let column = 1; column < COLUMNS; column++) {
    const x = MARGIN + column * CARD_WIDTH
    pdf
      .moveTo(x, MARGIN)
      .lineTo(x, HEIGHT - MARGIN)
      .stroke(LINE)
  }
  for (let row = 1; row < ROWS; row++) {
    const y = MARGIN + row * CARD_HEIGHT
    pdf
      .moveTo(MARGIN, y)
      .lineTo(WIDTH - MARGIN, y)
      .stroke(LINE)
  }
  pdf.undash()
}

interface Line {
  font: 'sans' | 'song'
  size: number
  colour: string
  top: number
  left: number
  width: number
  /** What does not fit ends in an ellipsis. */
  height: number
  spacing?: number
}

/** Returns how high it has become. */
function centred(pdf: Pdf, text: string, { font, size, colour, top, left, width, height, spacing = 0 }: Line): number {
  const options = {
    width,
    height,
    align: 'center',
    ellipsis: '…',
    lineGap: size * 0.12,
    characterSpacing: spacing,
  } as const
  pdf.font(font).fontSize(size).fillColor(colour).text(text, left, top, options)
  return Math.min(height, pdf.heightOfString(text, options))
}
