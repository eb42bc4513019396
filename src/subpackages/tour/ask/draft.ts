import * as v from 'valibot'
import { DAY, dayOf, instantOf, isDay, MINUTE } from '#domain/calendar'
import { messages } from '#domain/errors'
import { type NeedTopic, needTopics } from '#domain/need'
import { refuseStopTime } from '#domain/stop'
import type { Input } from '#types/contract'
import { request } from '#types/contract/request'
import {
  audienceChoices,
  audienceEntries,
  type AudienceField,
  audienceFieldOf,
  freshAudience,
  toAudience,
} from '../audience/draft'

export const MOST_WISHES = 3

const wish = v.object({
  day: v.pipe(v.string(), v.check(isDay)),
  time: v.pipe(v.string(), v.regex(/^\d\d:\d\d$/)),
  minutes: v.number(),
})
export type Wish = v.InferOutput<typeof wish>

const draftSchema = v.object({
  requestId: v.string(),
  topic: v.nullable(v.picklist(needTopics)),
  wishes: v.pipe(v.array(wish), v.minLength(1), v.maxLength(MOST_WISHES)),
  ...audienceEntries,
})
export type Draft = v.InferOutput<typeof draftSchema>
export const draftOf = (kept: unknown): Draft | null => (v.is(draftSchema, kept) ? kept : null)

/** A speaker needs time to find. */
const FIRST = 21 * DAY

const nextWish = (after: string): Wish => ({ day: dayOf(instantOf(after) + DAY), time: '14:30', minutes: 90 })

export const freshDraft = (
  requestId: string,
  { now, contact, phone }: { now: number; contact: string; phone: string | null },
): Draft => ({
  ...freshAudience(contact, phone),
  ...{ requestId, topic: null, wishes: [{ day: dayOf(now + FIRST), time: '14:30', minutes: 90 }] },
})

export const withAnotherWish = (wishes: readonly Wish[]): Wish[] => [
  ...wishes,
  nextWish(wishes[wishes.length - 1]!.day),
]

export function toInput(draft: Draft, branchId: string): Input<'request.ask'> {
  return {
    ...{ branchId, requestId: draft.requestId, topic: draft.topic ?? ('' as NeedTopic), ...toAudience(draft) },
    wishes: draft.wishes.map(({ day, time, minutes }) => {
      const start = instantOf(day, time)
      return { start, end: start + minutes * MINUTE }
    }),
  }
}

export type Field = AudienceField | 'topic' | `wish${number}`
export type Problems = { [field in Field]?: string }

const choices: Problems = { ...audienceChoices, topic: '请选择想听什么' }

/** The server's own schema and rules, asked before the server is: field → its sentence. */
export function problemsOf(input: Input<'request.ask'>, now: number): Problems {
  const problems: Problems = {}
  for (const issue of v.safeParse(request['request.ask'].input, input).issues ?? []) {
    const field = issue.path?.[0]?.key === 'topic' ? 'topic' : audienceFieldOf(issue)
    if (field) problems[field] ??= choices[field] ?? issue.message
  }
  input.wishes.forEach((one, index) => {
    const refusal = dayOf(one.start) === dayOf(one.end) ? refuseStopTime(one, now) : 'REQUEST_WISHES'
    if (refusal) problems[`wish${index}`] = messages[refusal]
  })
  return problems
}
