/** How a month looks in the map: the moon says how far it is, the ground where help is needed. */
import { isLate, type MonthState, monthStateNames } from '#domain/heatMap'
import type { GlyphState } from '../../../components/Glyph'

export type Ground = 'none' | 'dash' | 'line' | 'wash' | 'pine' | 'late' | 'manyLate' | 'returned'

export interface Cell {
  glyph: GlyphState
  ground: Ground
  /** Branches that are late: of a unit only. */
  late: number
  /** For those who listen, and for the drawer. */
  words: string
}

/** What is nobody's is left out. */
export type Counts = Partial<Record<MonthState, number>>

const MANY_LATE = 3
const NEARLY_ALL = 0.9

export const countOf = (counts: Counts, are: (state: MonthState) => boolean) =>
  (Object.keys(counts) as MonthState[]).filter(are).reduce((sum, state) => sum + (counts[state] ?? 0), 0)

export const isReported = (state: MonthState) => state === 'reported' || state === 'accepted'

function moonOf(share: number): GlyphState {
  if (share === 1) return 'reported'
  if (share >= NEARLY_ALL) return 'recorded'
  if (share >= 0.5) return 'held'
  return share > 0 ? 'open' : 'published'
}

function unitGround(late: number, share: number): Ground {
  if (late) return late < MANY_LATE ? 'late' : 'manyLate'
  return share === 1 ? 'pine' : 'line'
}

/** Of a unit: the share of its branches that have reported, of those of which anything is asked. */
export function unitCell(counts: Counts): Cell {
  const asked = countOf(counts, (state) => state !== 'exempt')
  if (!asked) return { glyph: 'exempt', ground: 'none', late: 0, words: monthStateNames.exempt }
  if (counts.none === asked) return { glyph: 'planned', ground: 'none', late: 0, words: monthStateNames.none }
  const reported = countOf(counts, isReported)
  const late = countOf(counts, isLate)
  const share = reported / asked
  const words = `${asked} 个支部上报 ${reported} 个${late ? `，逾期 ${late} 个` : ''}`
  return { glyph: moonOf(share), ground: unitGround(late, share), late, words }
}

const grounds: Partial<Record<MonthState, Ground>> = {
  none: 'none',
  planned: 'dash',
  published: 'line',
  reported: 'pine',
  accepted: 'pine',
  returned: 'returned',
  exempt: 'none',
}

export function glyphOf(state: MonthState): GlyphState {
  if (isLate(state)) return 'late'
  return state === 'none' ? 'planned' : state
}

export const branchCell = (state: MonthState): Cell => ({
  glyph: glyphOf(state),
  ground: isLate(state) ? 'late' : (grounds[state] ?? 'wash'),
  late: 0,
  words: monthStateNames[state],
})
