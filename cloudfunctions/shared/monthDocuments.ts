/** Documents of the month: what the group lays ready, and what a branch makes of it. */
import type { PackDraft, PackVersion } from '#domain/monthPack'
import type { DeliveryState, NoticeKind, NoticeTemplate } from '#domain/notice'
import type { MakeupWay, RecordFacts } from '#domain/record'
import type { RecordState } from '#domain/recordState'
import type { Lecture } from '#domain/rota'
import type { OrgPath } from '#domain/org'
import type { AttendanceStatus, ThemeDayPart } from '#domain/session'

/** `_id` = month. One document that every branch reads, each part with two alternatives. */
export interface MonthPack extends PackVersion {
  _id: string
  publishedBy: string
}

/** `_id` = month:version. Written once: what was published stays as it was. */
export type PackRevision = MonthPack

/** `_id` = month. */
export interface PackDraftDoc extends PackDraft {
  _id: string
  savedAt: number
  savedBy: string
}

/** `_id` = branch:month; written when a branch publishes. */
export interface ThemeDay {
  _id: string
  branchId: string
  month: string
  parts: Record<ThemeDayPart, string>
  lecturerId: string | null
  cancelled: boolean
  sessionId: string
  start: number
  end: number
  place: string
  publishedAt: number
  publishedBy: string
}

/** `_id` = the session. What the secretary wrote and what became of it. */
export interface ActivityRecord {
  _id: string
  /** Of the branch that held it. */
  org: string
  orgPath: OrgPath
  orgName: string
  title: string
  start: number
  /** Theme days only; the heat map's month. */
  month: string | null
  state: RecordState
  /** Rises with each return. */
  version: number
  /** Rises with each saving. */
  revision: number
  host: string | null
  recorder: string | null
  agenda: { held: boolean | null; lecturer: string | null }[]
  decisions: string[] | null
  takeAwaysOf: string[] | null
  recordedAt: number | null
  reportedAt: number | null
  acceptedAt: number | null
  returnedAt: number | null
  remark: string | null
  /** As reported: what is judged stays as it was, whoever is moved, called or exempted later. Null while it is written. */
  reported: { facts: RecordFacts; turnout: { memberId: string; name: string; status: AttendanceStatus }[] } | null
  by: string
  changedAt: number
}

/** `_id` = session:member. */
export interface MakeUp {
  _id: string
  sessionId: string
  memberId: string
  way: MakeupWay
  day: string
  by: string
  recordedAt: number
}

/** `_id` = session:member. */
export interface TakeAway {
  _id: string
  sessionId: string
  memberId: string
  name: string
  texts: string[]
}

/** `_id` = branch. Months whose lecturers were exchanged are settled; the others are proposed when asked. */
export interface Rota {
  _id: string
  given: Lecture[]
  version: number
}

/** `_id` = unit:year. Twelve months of a unit's branches, kept by the timer. */
export interface HeatMap {
  _id: string
  unitId: string
  unitName: string
  orgPath: OrgPath
  year: string
  /** In tree order. */
  branches: { id: string; name: string }[]
  /** Twelve strings of one letter a branch (domain/heatMap.ts). */
  months: string[]
  updatedAt: number
}

/** `_id` = kind:source:version. The notice in the app is the truth, the message a courtesy. */
export interface Notice {
  _id: string
  kind: NoticeKind
  /** Whom it tells of, where that is not everybody of the session. */
  about?: string
  /** What it says, where that is of no session: 派单, 日程变动, 换人. */
  says?: NoticeWords
  template: NoticeTemplate
  sessionId: string
  branchId: string
  createdAt: number
  state: 'pending' | 'done'
  deliveries: Record<string, DeliveryState>
}

/** hint: what to do; all cut to what a message holds. */
export interface NoticeWords {
  title: string
  place: string
  start: number
  hint: string
  /** Where a tap leads; else to one's own stops. */
  page?: string
}

/** `_id` = member:template. */
export interface Quota {
  _id: string
  memberId: string
  template: NoticeTemplate
  left: number
}
