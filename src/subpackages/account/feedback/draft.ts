import * as v from 'valibot'
import { type ComplaintKind, complaintKinds } from '#domain/oversight'
import { oversight } from '#types/contract/oversight'

/**
 * `requestId` makes a second tap and a second try the same complaint. Words changed after a try (`tried`) that may have
 * arrived are a new one: under the old name they would be lost.
 */
const draftSchema = v.object({
  requestId: v.string(),
  tried: v.boolean(),
  kind: v.nullable(v.picklist(complaintKinds)),
  text: v.string(),
})

export type Draft = v.InferOutput<typeof draftSchema>
export type Field = 'kind' | 'text'

export const LONGEST = 500

const newId = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`

const freshDraft = (): Draft => ({ requestId: newId(), tried: false, kind: null, text: '' })

export const kindOf = (param: string | undefined): ComplaintKind | null =>
  complaintKinds.find((kind) => kind === param) ?? null

export const changed = (draft: Draft, part: Partial<Pick<Draft, 'kind' | 'text'>>): Draft => ({
  ...draft,
  ...part,
  ...(draft.tried && { requestId: newId(), tried: false }),
})

/** What was typed before stays; the kind that was just chosen in 我的 wins. */
export function draftOf(kept: unknown, chosen: ComplaintKind | null): Draft {
  const draft = v.is(draftSchema, kept) ? kept : freshDraft()
  return chosen && chosen !== draft.kind ? changed(draft, { kind: chosen }) : draft
}

/** The server's own schema, asked before the server is. */
export function problemsOf({ requestId, kind, text }: Draft): Partial<Record<Field, string>> {
  const problems: Partial<Record<Field, string>> = {}
  const { issues = [] } = v.safeParse(oversight['oversight.complain'].input, { requestId, kind, text })
  for (const { path, message } of issues) {
    const key = path?.[0]?.key
    if (key === 'kind' || key === 'text') problems[key] ??= message
  }
  return problems
}
