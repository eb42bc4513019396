/** Where a published month stands, and what is said of it. */
import { MINUTE } from '#domain/calendar'
import type { GlyphState } from '../../../components/Glyph'
import type { Month } from './draft'

type Published = NonNullable<Month['published']>
export type MonthState = Extract<
  GlyphState,
  'published' | 'open' | 'held' | 'recorded' | 'reported' | 'accepted' | 'returned'
>

export function stateOf({ session, record }: Published, now: number): MonthState | 'cancelled' {
  if (session.cancelled) return 'cancelled'
  if (now < session.start) return 'published'
  if (now < session.end) return 'open'
  return record === 'draft' ? 'held' : record
}

/** The timer rings every five minutes; then the notice is out, or the list of replies tells whom it did not reach. */
const ON_ITS_WAY_MS = 10 * MINUTE

const sentences: Record<MonthState, string> = {
  published: '已发布。',
  open: '正在开展。',
  held: '活动已结束，可以写记录了。',
  recorded: '记录写好了，还没有上报。',
  reported: '记录已上报，等待验收。',
  accepted: '记录已通过验收。',
  returned: '记录被退回，请修改后再上报。',
}

export function sentenceOf(published: Published, now: number): string {
  const state = stateOf(published, now)
  if (state === 'cancelled') return '这次活动已取消。'
  const isOnItsWay = state === 'published' && now - published.publishedAt < ON_ITS_WAY_MS
  return isOnItsWay ? '已发布，几分钟内通知大家。' : sentences[state]
}
