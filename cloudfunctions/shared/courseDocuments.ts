/** Documents of the course centre and of what goes with a session: preparation, questions, evaluation, lectures. */
import type { Category } from '#domain/category'
import type { CourseBody, CourseKind, CourseState, QuizQuestion } from '#domain/course'
import type { Evaluation } from '#domain/evaluation'
import type { LectureState, SiteType } from '#domain/lecture'
import type { NeedTopic } from '#domain/need'
import type { OrgPath } from '#domain/org'
import type { QuestionState } from '#domain/question'

/** What is said of a course before it is opened. */
export interface CourseHead {
  kind: CourseKind
  title: string
  summary: string
  tags: string[]
  /** Empty: for everybody. */
  audience: Category[]
  core: boolean
  topic: NeedTopic | null
  lecturer: string | null
}

/** As members see it: the newest published version. `_id` = the course. */
export interface Course extends CourseHead {
  _id: string
  org: string
  orgPath: OrgPath
  state: 'published' | 'retired'
  version: number
  /** Of all tracks. */
  minutes: number
  /** How many steps a case has. */
  steps: number
  /** Of title, tags and lecturer, to be found by. */
  grams: string[]
  publishedAt: number
  publishedBy: string
  body: CourseBody
}

/** `_id` = course:version. Written once: a class keeps the version that it used. */
export type CourseVersion = Course

/** One thing that was checked: a file, or the text. */
export interface ContentCheck {
  /** A file's id, or 'text'. */
  what: string
  by: 'machine' | 'person'
  verdict: 'waiting' | 'passed' | 'refused'
}

/** The working copy, there from the first saving on. `_id` = the course. */
export interface CourseDraft extends CourseHead {
  _id: string
  org: string
  orgPath: OrgPath
  state: CourseState
  /** The newest published one; 0: none yet. */
  version: number
  /** Rises with every saving and every change of state: of two who change it at once, one is told. */
  revision: number
  /** Who submitted it, or else who saved it last. */
  by: string
  byName: string
  updatedAt: number
  /** As of the course: a list does not read what is in it. */
  minutes: number
  steps: number
  checks: ContentCheck[]
  body: CourseBody
}

/** `_id` = the platform's trace id. The verdict comes half an hour later at most. */
export interface MediaCheck {
  _id: string
  courseId: string
  revision: number
  fileId: string
  askedAt: number
  verdict: ContentCheck['verdict']
}

/** `_id` = the code of the poster: where a course hangs. */
export interface Place {
  _id: string
  org: string
  courseId: string
  course: string
  label: string
  retired: boolean
  createdAt: number
}

/** `_id` = member:course. Nobody's but the member's: no action reads another's. */
export interface Progress {
  _id: string
  memberId: string
  courseId: string
  version: number
  track: number
  /** Seconds from the track's beginning. */
  position: number
  listenedAt: number
}
export const progressId = (memberId: string, courseId: string) => `${memberId}:${courseId}`

/** `_id` = member:year. */
export interface Need {
  _id: string
  memberId: string
  orgPath: OrgPath
  year: string
  topics: NeedTopic[]
  answeredAt: number
}
export const needId = (memberId: string, year: string) => `${memberId}:${year}`

/** 课前题. `_id` = the session. A copy: the course may go on. */
export interface Prep {
  _id: string
  courseId: string
  version: number
  title: string
  questions: QuizQuestion[]
  /** True from the first answer on: then nothing is replaced. */
  answered: boolean
  /** By a mark of the member, never his id; here, so that one update both answers and holds the questions. */
  answers: Record<string, number[]>
  setBy: string
}

/** `_id` = session:question, which the phone draws. It stands once the desk names it. */
export interface Question {
  _id: string
  sessionId: string
  /** A mark by which only the asker finds his own; never his id. */
  asker: string
  /** Null where it was asked without a name. */
  name: string | null
  text: string
  state: QuestionState
  answer: string | null
  mergedInto: string | null
  /** How many `voters` there are; the two change in one update. */
  votes: number
  /** Marks, as of the asker. */
  voters: string[]
  /** Rises when it ends, and when another is merged into it: two cannot be merged into each other. */
  revision: number
  /** Together with its desk: what was still on its way comes too late. */
  closed: boolean
  askedAt: number
  endedBy: string | null
}
export const questionKey = (sessionId: string, id: string) => `${sessionId}:${id}`

/** `_id` = the session. Which questions there are, by the mark of who asked, and whether they are done with. */
export interface Desk {
  _id: string
  asked: Record<string, string[]>
  /** Rises with every question: it is closed as it was looked at. */
  asks: number
  closedAt: number | null
  closedBy: string | null
  /** How many were left open, and why. */
  waived: { count: number; reason: string } | null
}

/** `_id` = a mark over session and member: given twice it is one, and nobody reads out of it whose. */
export interface GivenEvaluation extends Evaluation {
  _id: string
  sessionId: string
}

/** 现场. */
export interface Site {
  _id: string
  org: string
  orgPath: OrgPath
  name: string
  type: SiteType
  address: string
  host: { id: string; name: string }
  capacity: number
}

/** 主讲人. No fees, no papers. */
export interface Lecturer {
  _id: string
  org: string
  name: string
  title: string
  memberId: string | null
  retired: boolean
}

/** `_id` = lecturer:half-hour since 1970. Whoever writes it first has him. */
export interface LecturerSlot {
  _id: string
  lecturerId: string
  lectureId: string
  what: string
  /** Of the whole lecture. */
  start: number
  end: number
  /** The sweep looks at it then; null: a lecture has it. */
  dueAt: number | null
}

/** 大讲堂, one lecture. */
export interface LectureDoc {
  _id: string
  org: string
  orgPath: OrgPath
  series: string
  title: string
  siteId: string
  site: { name: string; type: SiteType; address: string; capacity: number }
  host: { id: string; name: string }
  lecturer: { id: string; name: string; title: string; memberId: string | null }
  course: { id: string; title: string; version: number } | null
  start: number
  end: number
  state: LectureState
  cancelReason: string | null
  /** The host's reason against it. */
  declined: string | null
  linked: { branchId: string; branch: string; path: OrgPath; sessionId: string | null; expected: number | null }[]
  /** Host and linked branches, to be found by. */
  branchIds: string[]
  /** When the site was visited before in the same round. */
  visitedAt: number | null
  version: number
  plannedBy: string
}
