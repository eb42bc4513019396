import * as v from 'valibot'
import { DAY, dayOf, instantOf, isDay, MINUTE, timeOf } from '#domain/calendar'
import { messages } from '#domain/errors'
import { type NeedTopic, needTopics } from '#domain/need'
import { isInQuarter } from '#domain/quarter'
import { refuseStopTime } from '#domain/stop'
import type { Input, Output } from '#types/contract'
import { tour as contract } from '#types/contract/tour'
import {
  audienceChoices,
  audienceEntries,
  type AudienceField,
  audienceFieldOf,
  freshAudience,
  toAudience,
} from '../audience/draft'

type Request = Output<'request.list'>['requests'][number]
type AddStop = Input<'tour.addStop'>

const wish = v.object({ start: v.number(), end: v.number() })
const named = v.object({ id: v.string(), name: v.string() })

/** As it is kept on the phone, so what comes back from there is checked. */
const draftSchema = v.object({
  stopId: v.string(),
  tourId: v.nullable(v.string()),
  /** Of a branch that asked. */
  request: v.nullable(v.object({ id: v.string(), wishes: v.array(wish) })),
  host: v.nullable(named),
  topic: v.nullable(v.picklist(needTopics)),
  day: v.pipe(v.string(), v.check(isDay)),
  time: v.pipe(v.string(), v.regex(/^\d\d:\d\d$/)),
  minutes: v.number(),
  ...audienceEntries,
  places: v.string(),
  partnerOnly: v.boolean(),
})
export type Draft = v.InferOutput<typeof draftSchema>
export const draftOf = (kept: unknown): Draft | null => (v.is(draftSchema, kept) ? kept : null)

/** Each request has a draft of its own. */
export const keyOf = (about: string) => `draft:placeStop:${about || 'own'}`

/** What is known before anything is typed. */
type Proposed = Pick<Draft, 'region' | 'topic'> & { day: string | null }

/** A speaker needs time to find. */
const FIRST = 14 * DAY

export const freshDraft = (stopId: string, now: number, { region, topic, day }: Proposed): Draft => ({
  ...freshAudience('', null),
  ...{ stopId, tourId: null, request: null, host: null, topic, region, places: '1', partnerOnly: false },
  ...{ day: day ?? dayOf(now + FIRST), time: '14:30', minutes: 90 },
})

export const timeOfWish = ({ start, end }: { start: number; end: number }) => ({
  day: dayOf(start),
  time: timeOf(start),
  minutes: (end - start) / MINUTE,
})

/** Everything that the branch wrote, with the first time that would do. */
export function draftOfRequest(stopId: string, request: Request): Draft {
  const { id, branchId, branch, topic, wishes, place, region, point, contact, size, categories, ask, legs } = request
  return {
    ...freshDraft(stopId, wishes[0]!.start, { region, topic, day: null }),
    ...{ request: { id, wishes }, host: { id: branchId, name: branch }, place, point, categories, legs },
    ...{ contact: contact.name, phone: contact.phone ?? '', size: String(size), ask: ask ?? '' },
    ownBranchAllowed: request.ownBranchAllowed,
    ...timeOfWish(wishes[0]!),
  }
}

export const countOf = (typed: string) => (/^\d+$/.test(typed.trim()) ? Number(typed) : 0)

export function toInput(draft: Draft, tourId: string | null): AddStop {
  const { stopId, request, host, topic, day, time, minutes, places, partnerOnly } = draft
  const start = instantOf(day, time)
  return {
    ...{ tourId: tourId ?? '', stopId, requestId: request?.id ?? null, hostId: host?.id ?? '' },
    ...{ topic: topic ?? ('' as NeedTopic), start, end: start + minutes * MINUTE, ...toAudience(draft) },
    ...{ places: countOf(places), partnerOnly },
  }
}

export type Field = AudienceField | 'tour' | 'host' | 'topic' | 'day' | 'places'
export type Problems = { [field in Field]?: string }

const own: Record<string, Field> = { tourId: 'tour', hostId: 'host', topic: 'topic', places: 'places' }
const choices: Problems = {
  ...audienceChoices,
  tour: '请选择放进哪次巡讲',
  host: '请选择支部',
  topic: '请选择讲什么',
  places: '请填写 1 到 200 的整数',
}

/** The server's own schema and rules, asked before the server is: field → its sentence. */
export function problemsOf(input: AddStop, quarter: string | null, now: number): Problems {
  const problems: Problems = {}
  for (const issue of v.safeParse(contract['tour.addStop'].input, input).issues ?? []) {
    const field = own[String(issue.path?.[0]?.key)] ?? audienceFieldOf(issue)
    if (field) problems[field] ??= choices[field] ?? issue.message
  }
  const problem = timeProblem(input, quarter, now)
  if (problem) problems.day = problem
  return problems
}

/** A stop lies inside one day of the tour's quarter, and ahead. */
export function timeProblem(times: { start: number; end: number }, quarter: string | null, now: number): string | null {
  const refusal = dayOf(times.start) === dayOf(times.end) ? refuseStopTime(times, now) : 'STOP_DAY'
  if (refusal) return messages[refusal]
  return quarter && !isInQuarter(quarter, dayOf(times.start)) ? messages.TOUR_QUARTER : null
}
