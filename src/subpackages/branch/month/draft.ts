import * as v from 'valibot'
import { DAY, dayOf, instantOf, isDay, MINUTE, timeOf, weekdayOf } from '#domain/calendar'
import { type ErrorCode, messages } from '#domain/errors'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { type ThemeDayPart, themeDayParts } from '#domain/session'
import { refusePublish } from '#domain/themeDay'
import type { Input, Output } from '#types/contract'
import { publishInput } from '#types/contract/themeDay'

export type Month = Output<'themeDay.month'>
export type Pack = NonNullable<Month['pack']>

/** `choice`: which of the pack's proposals; null means 自己写. What was written is kept when a proposal is taken. */
const partDraft = v.object({ choice: v.nullable(v.number()), own: v.string() })

/** As it is kept on the phone, so what comes back from there is checked. */
const draftSchema = v.object({
  day: v.pipe(v.string(), v.check(isDay)),
  time: v.pipe(v.string(), v.regex(/^\d\d:\d\d$/)),
  minutes: v.number(),
  place: v.string(),
  parts: v.object({ lesson: partDraft, film: partDraft, practice: partDraft }),
  /** Which of the pack's; null: 不采用. */
  case: v.nullable(v.number()),
  /** Absent: as the rota proposes; null: nobody yet. */
  lecturerId: v.optional(v.nullable(v.string())),
})

export type PartDraft = v.InferOutput<typeof partDraft>
export type Draft = v.InferOutput<typeof draftSchema>
export type Field = 'day' | 'minutes' | 'place' | ThemeDayPart
export type Problems = Partial<Record<Field, string>>

export const draftOf = (kept: unknown): Draft | null => (v.is(draftSchema, kept) ? kept : null)

const USUAL_DAY = '05'
const USUAL_TIME = '15:00'
const USUAL_MINUTES = 120
const WEEKEND = ['星期六', '星期日']

/** The fifth, if it is a working day and still far enough ahead; else the next Thursday; else the first day there is. */
export function usualDay(month: string, earliestStart: number): string {
  const isPossible = (day: string) => day.startsWith(month) && instantOf(day, USUAL_TIME) >= earliestStart
  const fifth = `${month}-${USUAL_DAY}`
  if (isPossible(fifth) && !WEEKEND.includes(weekdayOf(instantOf(fifth)))) return fifth

  const from = Math.max(instantOf(`${month}-01`), instantOf(dayOf(earliestStart)))
  const days = Array.from({ length: 31 }, (_, ahead) => dayOf(from + ahead * DAY)).filter(isPossible)
  return days.find((day) => weekdayOf(instantOf(day)) === '星期四') ?? days[0] ?? dayOf(earliestStart)
}

/** All filled in, so that a secretary in a hurry only publishes. */
export function freshDraft({ pack, earliestStart }: Month, month: string, place: string): Draft {
  const day = usualDay(month, earliestStart)
  const part: PartDraft = { choice: pack ? 0 : null, own: '' }
  return {
    day,
    time: instantOf(day, USUAL_TIME) >= earliestStart ? USUAL_TIME : timeOf(earliestStart),
    minutes: USUAL_MINUTES,
    place,
    parts: { lesson: part, film: part, practice: part },
    case: pack?.case ? 0 : null,
  }
}

/** The draft may be older than the pack: a proposal that is gone becomes 自己写. */
export const proposalOf = (pack: Pack | null, part: ThemeDayPart, choice: number | null) =>
  (choice !== null && pack?.[part][choice]) || null

export function toInput(draft: Draft, pack: Pack | null, at: { branchId: string; month: string }) {
  const start = instantOf(draft.day, draft.time)
  const words = (part: ThemeDayPart) => {
    const { choice, own } = draft.parts[part]
    return proposalOf(pack, part, choice)?.title ?? own
  }
  const taken = draft.case === null ? undefined : pack?.case?.[draft.case]
  return {
    ...at,
    start,
    end: start + draft.minutes * MINUTE,
    place: draft.place,
    ...(pack && { title: pack.title }),
    parts: {
      lesson: words('lesson'),
      film: words('film'),
      practice: words('practice'),
      ...(taken && { case: taken.title }),
    },
  } satisfies Input<'themeDay.publish'>
}

const isTyped = (key: unknown): key is 'place' | ThemeDayPart =>
  key === 'place' || themeDayParts.some((part) => part === key)

const fieldOf = (refusal: ErrorCode): Field => (refusal === 'THEME_DAY_DURATION' ? 'minutes' : 'day')

/** The server's own schema and rule, asked before the server is: field → its sentence. */
export function problemsOf(input: Input<'themeDay.publish'>, now: number): Problems {
  const problems: Problems = {}
  for (const { path, message } of v.safeParse(publishInput, input).issues ?? []) {
    const key = path?.[path.length - 1]?.key
    if (isTyped(key)) problems[key] ??= message
  }
  const refusal = refusePublish(rulesOn(currentPack, dayOf(input.start)), input, now)
  if (refusal) problems[fieldOf(refusal)] = messages[refusal]
  return problems
}
