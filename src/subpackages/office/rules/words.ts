import type { RulePackState } from '#domain/ruleDraft'
import type { GlyphState } from '../../../components/Glyph'
import { longDay } from '../days'

export const stateWords: Record<RulePackState, string> = {
  draft: '起草中',
  tested: '试算通过',
  released: '现行',
  superseded: '已被替代',
}

export const stateGlyphs: Record<RulePackState, GlyphState> = {
  draft: 'planned',
  tested: 'held',
  released: 'accepted',
  superseded: 'exempt',
}

/** From 2020 on it has always been so. */
const FIRST_DAY = '2020-01-01'

export function daysWords(from: string, to: string | null): string {
  if (from === FIRST_DAY && !to) return '一直有效'
  return to ? `自 ${longDay(from)} 起，至 ${longDay(to)} 止` : `自 ${longDay(from)} 起`
}

/** 2026.2 → 2026.3; a new year begins with 1. */
export function nextVersion(versions: readonly string[], year: string): string {
  const newest = versions.slice().sort()[versions.length - 1] ?? ''
  if (newest.slice(0, 4) < year) return `${year}.1`
  const [last, count] = newest.split('.')
  return count === '9' ? `${Number(last) + 1}.1` : `${last}.${Number(count) + 1}`
}
