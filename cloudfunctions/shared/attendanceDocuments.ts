/** Who came, who is away, and what it all came to. */
import type { AttendanceFlag, Ruling } from '#domain/attendance'
import type { LeaveKind, LeaveRole, LeaveState } from '#domain/leave'
import type { Stage } from '#domain/member'
import type { OrgPath } from '#domain/org'
import type { AttendanceMethod, AttendanceStatus, Reply } from '#domain/session'

/** `_id` = session:member. Only what the door saw; status and credit are judged later. */
export interface Attendance {
  _id: string
  sessionId: string
  memberId: string
  orgPath: OrgPath
  stage: Stage
  exempt: boolean
  method: AttendanceMethod
  slot: number | null
  signedAt: number
  recordedAt: number
  /** Who called the roll, and in which call. */
  by: string | null
  call: string | null
  outAt: number | null
  /** A mark of the phone under the session's key: it links nothing across sessions, and goes when the session is settled. */
  device: string | null
  flags: AttendanceFlag[]
  /** What those in charge have decided of the flags. */
  decision: { accepted: boolean; by: string; byName: string; at: number } | null
  /** What the last correction says. */
  ruling: Ruling | null
  corrections: Correction[]
}

export interface Correction {
  before: AttendanceStatus
  after: Ruling
  reason: string
  by: string
  byName: string
  at: number
}

/** What a row begins with, however somebody came in. */
export const newRow = {
  by: null,
  call: null,
  outAt: null,
  device: null,
  flags: [] as AttendanceFlag[],
  decision: null,
  ruling: null,
  corrections: [] as Correction[],
}

/** `_id` = member:session:from. */
export interface Leave {
  _id: string
  memberId: string
  memberName: string
  sessionId: string
  title: string
  /** The branch that holds the session. */
  branch: string
  orgPath: OrgPath
  from: number
  to: number
  /** Of credit that it covers. */
  halfHours: number
  kind: LeaveKind
  reason: string
  /** Sent with the request: the same once more changes nothing. */
  requestId: string
  /** Requests that a newer one has replaced: arriving late they change nothing either. */
  earlierRequests: string[]
  state: LeaveState
  /** Of the chain: who has decided, in order. */
  steps: { role: LeaveRole; by: string | null; byName: string; at: number | null; approved: boolean | null }[]
  /** The step it waits for; null when it is decided. */
  waitsFor: LeaveRole | null
  needsReturn: boolean
  returnedAt: number | null
  askedAt: number
  decidedAt: number | null
  decidedBy: string | null
  /** Who put it down for somebody that could not; null if he asked himself. */
  enteredBy: string | null
  /** What the session showed when it was asked: 参加 said afterwards is the later word, said before it is not. */
  replaces: Reply | null
  /** When the timer looks whether all that follows from it has been done; null when it has. Every change sets it. */
  lookAt: number | null
}

/** Of requests from before these were kept. */
export const newLeave = { branch: '', replaces: null, lookAt: null }

/** `_id` = session:n. The names were drawn from `present`, which anybody can do again with the seed. */
export interface SpotCheck {
  _id: string
  sessionId: string
  n: number
  seed: string
  present: string[]
  drawn: string[]
  missing: string[] | null
  at: number
  by: string
}

/** `_id` = session:member. Tries of the six digits. */
export interface DigitTries {
  _id: string
  sessionId: string
  /** The minute they are counted in. */
  minute: number
  inMinute: number
  wrong: number
}

/** `_id` = session. What a settled session came to, line by line: what the books are made of. A correction makes it anew. */
export interface Settlement {
  _id: string
  org: string
  orgPath: OrgPath
  start: number
  ruleVersion: string
  settledAt: number
  version: number
  lines: SettledLine[]
}

/** halfHours: credit earned; 0 while something is undecided. */
export interface SettledLine {
  memberId: string
  name: string
  expected: boolean
  status: AttendanceStatus
  method: AttendanceMethod | null
  signedAt: number | null
  outAt: number | null
  flags: AttendanceFlag[]
  halfHours: number
}
