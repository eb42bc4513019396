/** A stop of a list in words: who goes there, and what of it nobody has been told yet. */
import { topicNames } from '#domain/need'
import type { Output } from '#types/contract'
import type { GlyphState } from '../../components/Glyph'
import { type OfficeStop, partnerWords, placeWord, plannedOf, stopTime, type StopFacts } from '../../lib/tourWords'

/** For the office: whether speakers come by themselves, and whether matching leaves it as it is. */
type Arranged = Pick<OfficeStop, 'open' | 'places' | 'waiting' | 'locked'>

export interface Goes extends Partial<Arranged> {
  /** coming: not told where everybody may read. */
  speakers: readonly { name: string; coming?: boolean }[]
  partner?: OfficeStop['partner']
}

const NAMED = 3

/** 陈红梅、李强（待接）; of many the first, and how many. */
export function goesWords({ speakers, partner = null }: Goes): string {
  const named = speakers.slice(0, NAMED).map(({ name, coming = true }) => (coming ? name : `${name}（待接单）`))
  const rest = speakers.length > NAMED ? ` 等 ${speakers.length} 位` : ''
  const said = [...(partner ? [`${partner.name}（${partnerWords[partner.state]}）`] : []), ...named].join('、')
  return said ? said + rest : '还没有宣讲员'
}

/** 开放报名，还有 2 个名额 */
export function arrangedWords({ speakers, open = false, places = 0, waiting = [], locked = false }: Goes): string[] {
  const left = places - speakers.length
  return [
    ...(open ? ['开放报名', left > 0 ? `还有 ${left} 个名额` : '名额已满'] : []),
    ...(waiting.length ? [`${waiting.length} 位在排队`] : []),
    ...(locked ? ['已锁定'] : []),
  ]
}

/** What it still says where it is told. */
export function draftWords(stop: StopFacts, now: number): string {
  const planned = plannedOf(stop)
  const told = [
    ...(stop.start === planned.start && stop.end === planned.end ? [] : [stopTime(stop, now)]),
    ...(placeWord(stop) === placeWord(planned) ? [] : [placeWord(stop)]),
    ...(stop.topic === planned.topic ? [] : [`讲“${topicNames[stop.topic]}”`]),
  ]
  return `未发布的改动，原来是${told.join('，')}`
}

export type Change = Output<'tour.check'>['changes'][number]

export const changeMarks: Record<Change['kind'], { state: GlyphState; word: string }> = {
  added: { state: 'published', word: '新增' },
  changed: { state: 'undecided', word: '改动' },
  removed: { state: 'exempt', word: '取消' },
}
