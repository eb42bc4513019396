import * as v from 'valibot'
import { DAY, dayOf, instantOf, isDay, MINUTE, shortDay, timeOf } from '#domain/calendar'
import { messages } from '#domain/errors'
import { lastVisitInRound, refuseLectureTime, slotsOf } from '#domain/lecture'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import type { Input, Output } from '#types/contract'
import { lecture } from '#types/contract/lecture'

export type Site = Output<'lecture.sites'>['sites'][number]
export type Lecturer = Output<'lecture.lecturers'>['lecturers'][number]

const named = v.object({ id: v.string(), name: v.string() })

/** As it is kept on the phone, so what comes back from there is checked. */
const draftSchema = v.object({
  lectureId: v.string(),
  series: v.string(),
  title: v.string(),
  siteId: v.nullable(v.string()),
  lecturerId: v.nullable(v.string()),
  course: v.nullable(named),
  branches: v.array(named),
  day: v.pipe(v.string(), v.check(isDay)),
  time: v.pipe(v.string(), v.regex(/^\d\d:\d\d$/)),
  minutes: v.number(),
  again: v.boolean(),
})
export type Draft = v.InferOutput<typeof draftSchema>
export const draftOf = (kept: unknown): Draft | null => (v.is(draftSchema, kept) ? kept : null)

const WEEK = 7 * DAY

export const freshDraft = (lectureId: string, now: number, series: string): Draft => ({
  ...{ lectureId, series, title: '', siteId: null, lecturerId: null, course: null, branches: [] },
  ...{ day: dayOf(now + WEEK), time: '09:00', minutes: 120, again: false },
})

export function toInput(draft: Draft, orgId: string): Input<'lecture.plan'> {
  const { lectureId, series, title, siteId, lecturerId, course, branches, day, time, minutes, again } = draft
  const start = instantOf(day, time)
  return {
    ...{ orgId, lectureId, series, title, siteId: siteId ?? '', lecturerId: lecturerId ?? '' },
    ...{ courseId: course?.id ?? null, start, end: start + minutes * MINUTE },
    ...{ branchIds: branches.map(({ id }) => id), again },
  }
}

export type Field = 'series' | 'title' | 'site' | 'lecturer' | 'branches' | 'day'
export type Problems = Partial<Record<Field, string>>

const fields: Record<string, Field> = {
  series: 'series',
  title: 'title',
  siteId: 'site',
  lecturerId: 'lecturer',
  branchIds: 'branches',
}
const choices: Partial<Record<Field, string>> = {
  site: '请选择现场',
  lecturer: '请选择主讲人',
  branches: '请选择参加的支部，最多 20 个',
}

/** The server's own schema and rules, asked before the server is: field → its sentence. */
export function problemsOf(input: Input<'lecture.plan'>, lecturer: Lecturer | null, now: number): Problems {
  const problems: Problems = {}
  for (const { path, message } of v.safeParse(lecture['lecture.plan'].input, input).issues ?? []) {
    const field = fields[String(path?.[0]?.key)]
    if (field) problems[field] ??= choices[field] ?? message
  }
  const refusal = refuseLectureTime(rulesToday(now), input, now)
  if (refusal) problems.day = messages[refusal]
  const clash = lecturer && clashOf(lecturer, input)
  if (clash) {
    const when = `${shortDay(clash.start)} ${timeOf(clash.start)}–${timeOf(clash.end)}`
    problems.lecturer = `${lecturer.name}这段时间另有安排：${when}，${clash.what}，请换个时间或换一位`
  }
  return problems
}

export const rulesToday = (now: number) => rulesOn(currentPack, dayOf(now))

/** By half-hours, as the server books them. */
export function clashOf({ taken }: Lecturer, { start, end }: { start: number; end: number }) {
  const wanted = slotsOf({ start, end })
  return taken.find((one) => slotsOf(one).some((slot) => wanted.includes(slot))) ?? null
}

/** The newest visit is all that is known here; the server knows those before it. */
export const visitOf = ({ lastVisit }: Site, start: number, now: number) =>
  lastVisitInRound(rulesToday(now), lastVisit === null ? [] : [lastVisit], start)
