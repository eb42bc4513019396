/** Cells of files that people open in Excel or WPS: nothing in them may become a formula. */

/** What a cell of xlsx holds at most. */
export const CELL_CAP = 32_767

const opensFormula = /^[=+\-@\t\r\0＝＋－＠]/
/**
 * Control characters, halves of surrogate pairs and the replacement character (which the writer of xlsx would drop behind our
 * back, and so lay bare what follows), and the marks that turn the direction of what follows.
 */
const invisible = /[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffd-\uffff]/gu

/**
 * A text as it may stand in a cell. What begins like a formula, as written or once the controls are gone, gets a leading
 * apostrophe; the end is cut at the cap, never within a pair.
 */
export function guardedText(text: string): string {
  const visible = text.replace(invisible, '')
  const guarded = opensFormula.test(text) || opensFormula.test(visible) ? `'${visible}` : visible
  return guarded.slice(0, CELL_CAP).replace(/[\ud800-\udbff]$/, '')
}

/** Texts are guarded and typed as text, numbers stay numbers. */
export type SheetCell = string | number
export type SheetRow = readonly SheetCell[]
export const guardedRow = (row: SheetRow): SheetCell[] =>
  row.map((cell) => (typeof cell === 'number' ? cell : guardedText(cell)))
