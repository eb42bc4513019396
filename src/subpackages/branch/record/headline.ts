import type { ReadyRecord } from './useRecord'

const states = {
  reported: ['记录已上报。', '等待上级验收，退回了才能再改。'],
  accepted: ['记录已通过验收。', ''],
} as const

/** What is left to do, in one sentence, and what is settled already. */
export function headlineOf({ view, refusal, left, said, missing, isDirty }: ReadyRecord): readonly [string, string] {
  if (refusal === 'RECORD_TOO_EARLY') return ['活动还没有结束，', '散场以后再写记录，已经知道的先列在下面。']
  if (refusal === 'SESSION_CANCELLED') return ['这次活动已取消，', '没有记录要写。']
  if (view.state === 'reported' || view.state === 'accepted') return states[view.state]
  if (left.length) return [`还差 ${left.length} 项，就能成文`, `其余 ${said.length} 句已从签到、请假和议程里写好`]
  if (missing.length) return ['到会情况还不完整，', '请先在签到名单里核对。']
  if (view.state === 'returned' && !isDirty) return ['记录被退回了，', '请按退回的原因修改，再保存、上报。']
  if (isDirty || view.state === 'draft') return ['都填好了，请保存', '保存以后就可以上报。']
  return ['记录写好了，可以上报', '请从头到尾看一遍，再上报。']
}
