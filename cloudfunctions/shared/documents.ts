import { createHash } from 'node:crypto'
import { monthOf } from '#domain/calendar'
import type { DatedMark, DatedStages, Membership, Post } from '#domain/member'
import type { PackPart } from '#domain/monthPack'
import type { RecordState } from '#domain/recordState'
import type { OrgLevel, OrgPath } from '#domain/org'
import type { Door, Reply, SessionKind, ThemeDayPart } from '#domain/session'
import type { SignInWindow } from '#domain/signIn'
import type {
  MonthPack,
  PackRevision,
  PackDraftDoc,
  ThemeDay,
  ActivityRecord,
  MakeUp,
  TakeAway,
  Rota,
  HeatMap,
  Notice,
  Quota,
} from './monthDocuments'
import type { Attendance, Leave, SpotCheck, DigitTries, Settlement } from './attendanceDocuments'
import type {
  Course,
  CourseDraft,
  CourseVersion,
  Desk,
  GivenEvaluation,
  LectureDoc,
  Lecturer,
  LecturerSlot,
  MediaCheck,
  Need,
  Place,
  Prep,
  Progress,
  Question,
  Site,
} from './courseDocuments'
import type { Partner, Speaker, SpeakerCard, Staffing, Stop, StopRequest, Tour, TourVersion } from './tourDocuments'
import type {
  Claim,
  ClaimTries,
  Invite,
  Complaint,
  AuditRecord,
  AuditHead,
  RosterImport,
  RosterPart,
  Export,
  Upload,
  Job,
  RulePackDoc,
} from './officeDocuments'

export type * from './attendanceDocuments'
export type * from './courseDocuments'
export type * from './monthDocuments'
export type * from './officeDocuments'
export type * from './tourDocuments'

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
  exports: Export
  uploads: Upload
  packDrafts: PackDraftDoc
  packVersions: PackRevision
  records: ActivityRecord
  makeups: MakeUp
  takeAways: TakeAway
  rotas: Rota
  heatmaps: HeatMap
  jobs: Job
  rulePacks: RulePackDoc
  spotChecks: SpotCheck
  digitTries: DigitTries
  settlements: Settlement
  courses: Course
  courseVersions: CourseVersion
  courseDrafts: CourseDraft
  mediaChecks: MediaCheck
  places: Place
  progresses: Progress
  needs: Need
  preps: Prep
  questions: Question
  desks: Desk
  evaluations: GivenEvaluation
  sites: Site
  lecturers: Lecturer
  lecturerSlots: LecturerSlot
  lectures: LectureDoc
  speakers: Speaker
  stopRequests: StopRequest
  stops: Stop
  tours: Tour
  tourVersions: TourVersion
  staffings: Staffing
  partners: Partner
}
export type Collection = keyof Documents

export interface Org {
  _id: string
  level: OrgLevel
  name: string
  /** From the group down to itself. A branch that was merged lies below the one it went into. */
  path: OrgPath
  /** The organisation it stands under; null for the group. */
  parent: string | null
  /** Renamed: a roster may still use these. */
  formerNames: string[]
  /** Beijing days; `to`: the last one, null while it is there. */
  from: string
  to: string | null
  /** Rises when somebody's office here ends: of two who end the last two at once, one is told. */
  version: number
}

/**
 * All that is dated is part of the member, so that one read answers who this is and what he may. Place and names are those
 * of the newest membership.
 */
export interface Member {
  _id: string
  openid: string | null
  name: string
  orgPath: OrgPath
  branchId: string
  branchName: string
  unitName: string
  stages: DatedStages
  /** 'YYYY-MM' */
  birthMonth: string | null
  job: string
  /** Only by his own wish; the roster's phones are not kept. */
  phone: string | null
  /** While confirmed as one. */
  speaker?: SpeakerCard | null
  /** Of the entry that the card tells: an older one never takes the place of a newer. */
  speakerRev?: number
  marks: DatedMark[]
  posts: Post[]
  /** In order of their days. */
  memberships: Membership[]
  /** Rises with every change of the dated facts: of two who change them at once, one is told. */
  version: number
  /** The rule pack in force, told to everybody when it is released, so that no request has to ask for it. */
  ruleVersion: string
}

/** `_id` = openid: one phone, one member. */
export interface Binding {
  _id: string
  memberId: string
  boundAt: number
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
  /** `part` is null for the points of any other meeting. */
  agenda: { part: PackPart | null; title: string }[]
  /** Who gives the lesson. */
  lecturer: { id: string; name: string } | null
  /** 1, and one more each time it is published anew after being cancelled. */
  version: number
  cancelled: boolean
  cancelReason: string | null
  publishedAt: number
  publishedBy: string
  /** False until the timer has written the notice: of publishing, or of cancelling. */
  announced: boolean
  /** False until the timer has reminded those who have not replied. */
  reminded: boolean
  /** Of its record, so that the month is one read. */
  record: RecordState
  /** The last change that the heat map shows. */
  changedAt: number
  /** memberId → reply. A branch's worth of people, so it fits the document; nothing at the door touches it. */
  replies: Record<string, Reply>
  door: Door
  /** 现场帮手. */
  helpers: { id: string; name: string }[]
  /** Rises with every change of door and helpers: of two who change them at once, one is told. */
  revision: number
  /** How many are expected, counted when it was announced. */
  invited: number | null
  /** Over how many seconds the phones of a crowd spread their calls; 0 where no crowd is expected. */
  pace: number
  /** Heads in the room, as whoever closed the door counted them. */
  headCount: number | null
  /** How many spot-checks have been drawn: the next one's seed is of the next number. */
  spotChecks: number
  settledAt: number | null
}

/** What a session begins with, whatever it is. */
export const newSession = {
  door: { digits: false, offline: false, signOut: false, spot: null } as Door,
  helpers: [] as Session['helpers'],
  revision: 0,
  invited: null,
  pace: 0,
  headCount: null,
  spotChecks: 0,
  settledAt: null,
}

/** The branch's month, as its session was published. */
export function themeDayOf(session: Session): ThemeDay {
  const titleOf = (wanted: ThemeDayPart) => session.agenda.find(({ part }) => part === wanted)?.title ?? ''
  return {
    _id: session.sourceId,
    branchId: session.org,
    month: monthOf(session.start),
    parts: { lesson: titleOf('lesson'), film: titleOf('film'), practice: titleOf('practice') },
    lecturerId: session.lecturer?.id ?? null,
    cancelled: session.cancelled,
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
export const makeUpId = attendanceId
export const takeAwayId = attendanceId
export const rosterPartId = (importId: string, part: number) => `${importId}:${part}`

/** A short id that the same words always give: imports and publishing can be repeated without harm. */
export const idFrom = (prefix: string, ...words: string[]) =>
  prefix + createHash('sha256').update(words.join('\u001f')).digest('base64url').slice(0, 12)
