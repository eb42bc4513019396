import type { LeavePhase } from '#domain/leave'
import type { Output } from '#types/contract'
import type { GlyphState } from '../../../components/Glyph'
import { leaveKindWords, leaveRoleWords } from '../../../lib/words'

export type Slip = Output<'leave.inbox'>['slips'][number]

const tags: Record<LeavePhase, [state: GlyphState, word: string]> = {
  asked: ['open', '待审批'],
  approved: ['leave', '已批准'],
  rejected: ['absent', '未批准'],
  withdrawn: ['planned', '已撤回'],
  active: ['leave', '休假中'],
  overdue: ['late', '请销假'],
  returned: ['present', '已销假'],
  ended: ['present', '已到场'],
}

/** 待支部书记审批 */
export function phaseTag({ phase, waitsFor, needsReturn }: Slip): [state: GlyphState, word: string] {
  const [state, word] = tags[phase]
  if (phase === 'asked' && waitsFor) return [state, `待${leaveRoleWords[waitsFor]}审批`]
  // it came to its end by itself
  if (phase === 'returned' && !needsReturn) return ['leave', '已结束']
  return [state, word]
}

/** 病假，去医院看病、检查; a reason that says its kind says it once. */
export function reasonWords({ kind, reason }: Pick<Slip, 'kind' | 'reason'>) {
  const word = leaveKindWords[kind]
  return reason.startsWith(word) ? reason : `${word}，${reason}`
}
