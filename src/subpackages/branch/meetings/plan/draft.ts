import * as v from 'valibot'
import { type MeetingKind, meetingKinds, refuseMeeting } from '#domain/branchMeetings'
import { DAY, dayOf, instantOf, isDay, MINUTE, weekdayOf } from '#domain/calendar'
import { messages } from '#domain/errors'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import type { Input, Output } from '#types/contract'
import { meeting } from '#types/contract/meeting'
import { points, titleOf } from './presets'

export type Calendar = Output<'meeting.calendar'>

/** Each kind keeps its own words; absent: as proposed. */
const words = v.object({ title: v.optional(v.string()), agenda: v.optional(v.array(v.string())) })

/** As it is kept on the phone, so what comes back from there is checked. */
const draftSchema = v.object({
  kind: v.picklist(meetingKinds),
  groupId: v.nullable(v.string()),
  day: v.pipe(v.string(), v.check(isDay)),
  time: v.pipe(v.string(), v.regex(/^\d\d:\d\d$/)),
  minutes: v.number(),
  place: v.string(),
  words: v.record(v.string(), words),
})

export type Draft = v.InferOutput<typeof draftSchema>
export type Field = 'kind' | 'group' | 'day' | 'place' | 'title' | 'agenda'
export type Problems = Partial<Record<Field, string>>

export const draftOf = (kept: unknown): Draft | null => (v.is(draftSchema, kept) ? kept : null)

export const kindOf = (param: string | undefined): MeetingKind | null =>
  meetingKinds.find((kind) => kind === param) ?? null

const USUAL_TIME = '15:00'
const USUAL_MINUTES = 60
const WEEKEND = ['星期六', '星期日']

/** Three days ahead, or the Monday after. */
function usualDay(now: number): string {
  const days = [3, 4, 5].map((ahead) => dayOf(now + ahead * DAY))
  return days.find((day) => !WEEKEND.includes(weekdayOf(instantOf(day)))) ?? days[0]!
}

export const freshDraft = (now: number, place: string): Draft => ({
  kind: 'memberMeeting',
  groupId: null,
  day: usualDay(now),
  time: USUAL_TIME,
  minutes: USUAL_MINUTES,
  place,
  words: {},
})

/** The draft may be older than the party groups; where there is only one, it is meant. */
export function groupOf({ kind, groupId }: Draft, { groups }: Calendar) {
  if (kind !== 'groupMeeting') return null
  return groups.find(({ id }) => id === groupId) ?? (groups.length === 1 ? groups[0]! : null)
}

export const titleIn = (draft: Draft, calendar: Calendar) =>
  draft.words[draft.kind]?.title ?? titleOf(draft.kind, draft.day, groupOf(draft, calendar)?.name)

export const agendaIn = ({ kind, words }: Draft): string[] => words[kind]?.agenda ?? points[kind].slice(0, 1)

export function toInput(draft: Draft, calendar: Calendar, branchId: string) {
  const { kind, day, time, minutes, place } = draft
  const start = instantOf(day, time)
  const group = groupOf(draft, calendar)
  return {
    branchId,
    kind,
    ...(group && { groupId: group.id }),
    title: titleIn(draft, calendar),
    start,
    end: start + minutes * MINUTE,
    place,
    // a line that was begun and left empty is no point
    agenda: agendaIn(draft).filter((point) => point.trim()),
  } satisfies Input<'meeting.plan'>
}

const isField = (key: unknown): key is 'place' | 'title' | 'agenda' =>
  key === 'place' || key === 'title' || key === 'agenda'

/** The server's own schema and rule, asked before the server is: field → its sentence. */
export function problemsOf(input: Input<'meeting.plan'>, { groups }: Calendar, now: number): Problems {
  const problems: Problems = {}
  for (const { path, message } of v.safeParse(meeting['meeting.plan'].input, input).issues ?? []) {
    const key = path?.[0]?.key
    if (isField(key)) problems[key] ??= message
  }
  const groupIds = groups.map(({ id }) => id)
  const refusal = refuseMeeting(rulesOn(currentPack, dayOf(now)), input, groupIds, now)
  if (refusal) problems[refusal === 'MEETING_GROUP' ? 'group' : 'day'] = messages[refusal]
  return problems
}
