import { createHash } from 'node:crypto'
import type { AuditLink } from '#domain/audit'
import { monthOf } from '#domain/calendar'
import type { ClaimWay } from '#domain/claim'
import type { LeaveKind, LeaveState } from '#domain/leave'
import type { Mark, Post, Stage } from '#domain/member'
import type { DeliveryState, NoticeTemplate } from '#domain/notice'
import type { ComplaintKind, ComplaintState } from '#domain/oversight'
import type { OrgLevel, OrgPath } from '#domain/org'
import type { AttendanceMethod, Reply, SessionKind, ThemeDayPart } from '#domain/session'
import type { RosterColumns } from '#domain/roster'
import type { SignInWindow } from '#domain/signIn'

/** Collection → document. We choose every `_id`: what must be unique is in it. */
export interface Documents {
  orgs: Org
  members: Member
  bindings: Binding
  monthPacks: MonthPack
  themeDays: ThemeDay
  sessions: Session
  attendances: Attendance
  leaves: Leave
  notices: Notice
  quotas: Quota
  claims: Claim
  claimTries: ClaimTries
  invites: Invite
  complaints: Complaint
  audit: AuditRecord
  auditHeads: AuditHead
  rosterImports: RosterImport
  rosterParts: RosterPart
}
export type Collection = keyof Documents

export interface Org {
  _id: string
  level: OrgLevel
  name: string
  path: OrgPath
}

/** Current posts are part of the member, so that one read answers who this is and what he may. */
export interface Member {
  _id: string
  openid: string | null
  name: string
  orgPath: OrgPath
  branchId: string
  branchName: string
  unitName: string
  stage: Stage
  stageSince: string | null
  /** 'YYYY-MM' */
  birthMonth: string | null
  job: string
  marks: Mark[]
  posts: Post[]
}

/** `_id` = openid: one phone, one member. */
export interface Binding {
  _id: string
  memberId: string
  boundAt: number
}

export interface Proposal {
  title: string
  summary: string
}

/** `_id` = month. One document that every branch reads, each part with two proposals. */
export interface MonthPack {
  _id: string
  title: string
  lesson: Proposal[]
  film: Proposal[]
  practice: Proposal[]
  publishedAt: number
}

/** `_id` = branch:month; written when a branch publishes. */
export interface ThemeDay {
  _id: string
  branchId: string
  month: string
  parts: Record<ThemeDayPart, string>
  sessionId: string
  start: number
  end: number
  place: string
  publishedAt: number
  publishedBy: string
}

/** `_id`: 48 bits in base64url, eight characters, so that a sign-in code stays within 32. */
export interface Session {
  _id: string
  kind: SessionKind
  sourceId: string
  org: string
  orgPath: OrgPath
  orgName: string
  scope: string[]
  title: string
  place: string
  start: number
  end: number
  replyBy: number
  window: SignInWindow
  agenda: { part: ThemeDayPart; title: string }[]
  cancelled: boolean
  publishedAt: number
  publishedBy: string
  /** False until the timer has written the notice. */
  announced: boolean
  /** memberId → reply. A branch's worth of people, so it fits the document; nothing at the door touches it. */
  replies: Record<string, Reply>
}

/** `_id` = session:member. Only what the door saw; status and credit are judged later. */
export interface Attendance {
  _id: string
  sessionId: string
  memberId: string
  orgPath: OrgPath
  stage: Stage
  method: AttendanceMethod
  slot: number | null
  signedAt: number
  recordedAt: number
  /** Who called the roll, and in which call. */
  by: string | null
  call: string | null
}

/** `_id` = member:source:from. */
export interface Leave {
  _id: string
  memberId: string
  sessionId: string
  from: number
  to: number
  kind: LeaveKind
  state: LeaveState
  askedAt: number
  decidedAt: number | null
  decidedBy: string | null
}

/** `_id` = kind:source:version. The notice in the app is the truth, the message a courtesy. */
export interface Notice {
  _id: string
  template: NoticeTemplate
  sessionId: string
  branchId: string
  createdAt: number
  state: 'pending' | 'done'
  deliveries: Record<string, DeliveryState>
}

/** `_id` = member:template. */
export interface Quota {
  _id: string
  memberId: string
  template: NoticeTemplate
  left: number
}

/** `_id` from the openid: one open request a phone. Gone once it is decided. */
export interface Claim {
  _id: string
  openid: string
  memberId: string
  branchId: string
  way: ClaimWay
  askedAt: number
}

/** `_id` = openid:day. The roster must not be read out by guessing. */
export interface ClaimTries {
  _id: string
  count: number
}

/** `_id` = the code. Of a member's invites only the newest counts. */
export interface Invite {
  _id: string
  memberId: string
  branchId: string
  createdAt: number
  expiresAt: number
  usedAt: number | null
}

/** `_id` from the openid and the request: sent twice, it is there once. */
export interface Complaint {
  _id: string
  openid: string
  /** Name and branch as they were; '未认领' for a phone that is nobody's. */
  who: string
  kind: ComplaintKind
  text: string
  state: ComplaintState
  askedAt: number
  answer: string | null
  answeredBy: string | null
}

/** `_id` = month:n. Written once, never changed. */
export interface AuditRecord extends AuditLink {
  _id: string
}

/** `_id` = month: the newest record, kept apart so that a tail that was cut off shows. */
export interface AuditHead {
  _id: string
  n: number
  mark: string
}

/** `_id` = the import's id. Nothing counts until `accepted`. */
export interface RosterImport {
  _id: string
  parts: number
  /** Fingerprint of every part as checked: what is applied is what was checked. */
  digests: string[]
  /** The sheet's line on which each part begins. */
  firstLines: number[]
  headerLine: number
  columns: RosterColumns
  accepted: boolean
  by: string
  checkedAt: number
}

/** `_id` = import:part. */
export interface RosterPart {
  _id: string
  importId: string
  part: number
  rows: string[][]
}

/** The branch's month, as its session was published. */
export function themeDayOf(session: Session): ThemeDay {
  const titleOf = (wanted: ThemeDayPart) => session.agenda.find(({ part }) => part === wanted)?.title ?? ''
  return {
    _id: session.sourceId,
    branchId: session.org,
    month: monthOf(session.start),
    parts: { lesson: titleOf('lesson'), film: titleOf('film'), practice: titleOf('practice') },
    sessionId: session._id,
    start: session.start,
    end: session.end,
    place: session.place,
    publishedAt: session.publishedAt,
    publishedBy: session.publishedBy,
  }
}

export const attendanceId = (sessionId: string, memberId: string) => `${sessionId}:${memberId}`
export const leaveId = (memberId: string, sessionId: string, from: number) => `${memberId}:${sessionId}:${from}`
export const rosterPartId = (importId: string, part: number) => `${importId}:${part}`

/** A short id that the same words always give: imports and publishing can be repeated without harm. */
export const idFrom = (prefix: string, ...words: string[]) =>
  prefix + createHash('sha256').update(words.join('\u001f')).digest('base64url').slice(0, 12)
