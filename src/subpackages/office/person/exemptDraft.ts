import type { MarkKind } from '#domain/member'
import { markKinds } from '#domain/member'
import { refuseExemption } from '#domain/exemption'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { messages } from '#domain/errors'
import { lastDayOf } from '../days'
import type { Mark } from './usePerson'

export interface ExemptDraft {
  kind: MarkKind | null
  from: string
  to: string
  reason: string
}

const USUAL_MONTHS = 3
const LONGEST_REASON = 60

/** Tapped instead of typed; still the granter's words. */
export const reasonsFor: Record<MarkKind, readonly string[]> = {
  seconded: ['借调到外单位工作', '驻村帮扶'],
  frail: ['年老体弱，行动不便', '长期患病，在家休养'],
  floating: ['长期在外地居住', '外出工作，不能按时返回'],
  retired: ['退休后在外地居住', '退休后身体不便'],
}

export const freshDraft = (today: string): ExemptDraft => ({
  kind: null,
  from: today,
  to: lastDayOf(today, USUAL_MONTHS),
  reason: '',
})

/** What was kept on another day begins today, if its days are over. */
export function exemptDraftOf(kept: unknown, today: string): ExemptDraft {
  const fresh = freshDraft(today)
  if (!kept || typeof kept !== 'object') return fresh
  const { kind, from, to, reason } = kept as Partial<Record<keyof ExemptDraft, unknown>>
  const days = typeof from === 'string' && typeof to === 'string' && to >= today ? { from, to } : {}
  return {
    ...fresh,
    ...days,
    kind: markKinds.find((one) => one === kind) ?? null,
    reason: typeof reason === 'string' ? reason : '',
  }
}

/** The server's own rule, asked before the server is. */
export function daysProblem({ kind, from, to }: ExemptDraft, marks: readonly Mark[], today: string): string | null {
  if (!kind) return null
  const dated = marks.map((mark) => ({
    ...{ kind: mark.kind, from: mark.from, reason: mark.reason },
    ...(mark.to !== null && { to: mark.to }),
    grantedBy: mark.exempts ? '' : null,
  }))
  const code = refuseExemption({ kind, from, to }, dated, { today, rules: rulesOn(currentPack, today) })
  return code && messages[code]
}

/** What stands in the button's place until all is there. */
export function missing({ kind, reason }: ExemptDraft): string | null {
  if (!kind) return '请选择情形'
  const { length } = Array.from(reason.trim())
  if (!length) return '请写明原因'
  return length > LONGEST_REASON ? `原因多了 ${length - LONGEST_REASON} 字` : null
}
