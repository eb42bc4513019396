import * as v from 'valibot'
import { randomId } from '../../../lib/randomId'
import { type Choice, choiceSchema, freshChoice } from './choice'

/**
 * `requestId` makes a second tap and a second try the same request. What is changed after a try (`tried`) that may have
 * arrived is a new one: under the old name it would be refused.
 */
const draftSchema = v.object({
  ...choiceSchema.entries,
  sessionId: v.string(),
  requestId: v.string(),
  tried: v.boolean(),
})

export type Draft = v.InferOutput<typeof draftSchema>

/** One at a time: of another session nothing is taken over. */
export const draftOf = (kept: unknown, sessionId: string): Draft =>
  v.is(draftSchema, kept) && kept.sessionId === sessionId
    ? kept
    : { ...freshChoice, sessionId, requestId: randomId(), tried: false }

export const changed = (draft: Draft, part: Partial<Choice>): Draft => ({
  ...draft,
  ...part,
  ...(draft.tried && { requestId: randomId(), tried: false }),
})
