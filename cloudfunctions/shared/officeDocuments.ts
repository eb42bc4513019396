/** Documents of the office: claims, complaints, the audit, rosters, files, jobs and rule packs. */
import type { AuditLink } from '#domain/audit'
import type { ClaimWay } from '#domain/claim'
import type { MaterialKind } from '#domain/material'
import type { ComplaintKind, ComplaintState } from '#domain/oversight'
import type { RosterColumns } from '#domain/roster'
import type { Restated, RulePackState } from '#domain/ruleDraft'
import type { RuleRow } from '#domain/rulePack'

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
  /** checked: nothing stands in the way; applying: goes in, whoever asks; done: all is in; failed: its lines are gone. */
  state: 'refused' | 'checked' | 'applying' | 'done' | 'failed'
  /** Parts that are in, and what they came to. */
  applied: number
  counts: RosterCounts
  by: string
  /** The group it is for, and the day its facts count from. */
  group: string
  day: string
  touchedAt: number
}

export interface RosterCounts {
  new: number
  changed: number
  unchanged: number
  refused: number
}

/** `_id` = import:part. */
export interface RosterPart {
  _id: string
  importId: string
  part: number
  rows: string[][]
  stagedAt: number
}

/** `_id` = the path in the storage, written before the file: what was written for somebody goes within a day. */
export interface Export {
  _id: string
  by: string
  what: string
  createdAt: number
}

/**
 * `_id` = the path in the storage, known before a phone uploads: what never arrives whole is found by the sweep. Rosters go
 * within a day; materials of a month stay as long as its pack holds them.
 */
export interface Upload {
  _id: string
  by: string
  beganAt: number
  /** Of a pack's material. */
  month: string | null
  /** Of a course's file. */
  courseId: string | null
  /** What the file is called. */
  name: string
  /** begun: allowed; checked: it is there, and what it says it is; going: the sweep has it, so nobody publishes it. */
  state: 'begun' | 'checked' | 'going'
  fileId: string | null
  kind: MaterialKind | null
  size: number | null
  /** When the sweep looks at it next; null: something published holds it. */
  dueAt: number | null
}

/** `_id` = the job. How far it has come. */
export interface Job {
  _id: string
  /** What changed before has been seen to. */
  cursor: number
  /** The Beijing day on which everything was last gone through. */
  day: string
  /** Months whose pack has been seen. */
  packs: string[]
  /** When the round was begun that the last tick left unfinished. */
  begun: number | null
}

/** `_id` = version, 'YYYY.n'. Open to changes as a draft alone; what was released stays as it was. The first is compiled in. */
export interface RulePackDoc {
  _id: string
  /** The version that it changes. */
  base: string
  /** All of it: the base's rows and then the changes. */
  rows: RuleRow[]
  changes: RuleRow[]
  /** Expectations of fixtures, stated anew here or in a pack before. */
  fixtures: Restated[]
  state: RulePackState
  author: string
  authorName: string
  note: string
  draftedAt: number
  testedAt: number | null
  releasedBy: string | null
  releasedByName: string | null
  releasedAt: number | null
}
