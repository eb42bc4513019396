/** 大讲堂 in words, for whoever plans it and for the branches that host it or go there. */
import { dayOf, shortDay, timeOf, weekdayOf } from '#domain/calendar'
import type { SiteType } from '#domain/lecture'
import type { Output } from '#types/contract'
import type { GlyphState } from '../components/Glyph'

export type Lecture = Output<'lecture.list'>['lectures'][number]

export const siteTypeWords: Record<SiteType, string> = { construction: '工地', station: '站所', project: '项目' }

/** 11月20日 星期五; with the year where it is another. */
export function lectureDay(start: number, now: number): string {
  const year = dayOf(start).slice(0, 4)
  return `${year === dayOf(now).slice(0, 4) ? '' : `${year}年`}${shortDay(start)} ${weekdayOf(start)}`
}

export const lectureTime = ({ start, end }: Pick<Lecture, 'start' | 'end'>, now: number) =>
  `${lectureDay(start, now)}，${timeOf(start)}–${timeOf(end)}`

/** How far it has come: the mark and its word. */
export function standingOf(
  { state, declined, start, end }: Pick<Lecture, 'state' | 'declined' | 'start' | 'end'>,
  now: number,
): { state: GlyphState; word: string } {
  if (state === 'cancelled') return { state: 'planned', word: '已取消' }
  if (state === 'planned') {
    return declined ? { state: 'returned', word: '有困难' } : { state: 'planned', word: '待确认' }
  }
  if (state === 'confirmed') return { state: 'undecided', word: '待发布' }
  if (now < start) return { state: 'published', word: '已发布' }
  return now < end ? { state: 'open', word: '进行中' } : { state: 'held', word: '已举办' }
}

/** Everybody who is expected from all branches. */
export const expectedAt = ({ linked }: Pick<Lecture, 'linked'>) =>
  linked.reduce((sum, { expected }) => sum + (expected ?? 0), 0)
