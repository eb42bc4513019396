import * as v from 'valibot'
import { leaveKinds } from '#domain/leave'
import { lengthOf } from '../../../lib/lengthOf'

/** As it is kept on the phone, so what comes back from there is checked. */
export const choiceSchema = v.object({
  kind: v.nullable(v.picklist(leaveKinds)),
  preset: v.nullable(v.string()),
  /** 自己写 */
  isOwn: v.boolean(),
  text: v.string(),
})

export type Choice = v.InferOutput<typeof choiceSchema>

export const LONGEST = 40

export const freshChoice: Choice = { kind: null, preset: null, isOwn: false, text: '' }

/** What goes to the server; null while something is missing. */
export function answerOf({ kind, preset, isOwn, text }: Choice) {
  const reason = isOwn ? text.trim() : preset
  return kind && reason && lengthOf(reason) <= LONGEST ? { kind, reason } : null
}

/** Stands on the button while it is off. */
export function whyNot({ kind, isOwn, text }: Choice): string {
  if (!kind) return '还差 2 项'
  if (!isOwn) return '再点一个原因'
  const length = lengthOf(text)
  return length ? `多了 ${length - LONGEST} 字` : '还没有写原因'
}
