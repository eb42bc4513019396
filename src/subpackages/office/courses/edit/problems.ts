/** What still stands between what is written and its publication, where it is written. */
import { courseLimits as most, missingInCourse } from '#domain/course'
import { messages } from '#domain/errors'
import { transcriptProblem } from '#domain/transcript'
import { lengthOf } from '../../../../lib/lengthOf'
import { tagsIn, type Typed, type TypedTrack } from './typed'

export interface Problem {
  /** 'title', 'tracks.0' */
  field: string
  sentence: string
  /** The cloud does not take it before it is mended; it stays on the phone. */
  isStopping: boolean
}

const MOST_LECTURER = 12
const MOST_FILE_NAME = 40

const sized = (text: string, longest: number) => text.trim() !== '' && lengthOf(text) <= longest

function stopping(field: string, isRight: boolean, sentence: string): Problem[] {
  return isRight ? [] : [{ field, sentence, isStopping: true }]
}

export function problemsIn(course: Typed): Problem[] {
  const { title, summary, lecturer, tags } = course
  const given = tagsIn(tags)
  const areTagsShort = given.length <= most.tags && given.every((tag) => lengthOf(tag) <= most.tag)
  return [
    ...stopping('title', title.trim() !== '', messages.COURSE_TITLE),
    ...stopping('title', lengthOf(title) <= most.title, `课程名称最多 ${most.title} 字，请写短一些`),
    ...stopping('summary', lengthOf(summary) <= most.summary, `简介最多 ${most.summary} 字，请写短一些`),
    ...stopping('lecturer', lengthOf(lecturer) <= MOST_LECTURER, `讲课人最多 ${MOST_LECTURER} 字`),
    ...stopping('tags', areTagsShort, `标签最多 ${most.tags} 个，每个 ${most.tag} 字以内`),
    ...inBody(course),
    ...emptyIn(course),
  ]
}

/** What each kind cannot do without; the rest of what the cloud would say is said here already. */
function emptyIn({ kind, title, tracks, documents, steps }: Typed): Problem[] {
  const body = { tracks: tracks.map((track) => ({ ...track, seconds: 0, cues: [] })), documents, steps, quiz: [] }
  return missingInCourse(kind, title, body)
    .filter(({ code }) => code === 'COURSE_EMPTY')
    .map(({ field, code }) => ({ field, sentence: messages[code], isStopping: false }))
}

function inBody({ tracks, documents, steps, quiz }: Typed): Problem[] {
  return [
    ...tracks.flatMap(inTrack),
    ...documents.flatMap(({ name }, index) =>
      stopping(`documents.${index}`, sized(name, MOST_FILE_NAME), `请写文件名，${MOST_FILE_NAME} 字以内`),
    ),
    ...steps.flatMap(({ title, text, question }, index) =>
      stopping(
        `steps.${index}`,
        sized(title, most.stepTitle) && sized(text, most.stepText) && sized(question, most.question),
        `第 ${index + 1} 步没有写全或太长，请点开修改`,
      ),
    ),
    ...quiz.flatMap(({ text, options, right }, index) =>
      stopping(
        `quiz.${index}`,
        sized(text, most.question) && options.every((one) => sized(one, most.option)) && right < options.length,
        `第 ${index + 1} 题没有写全或太长，请点开修改`,
      ),
    ),
  ]
}

function inTrack({ title, seconds, text }: TypedTrack, index: number): Problem[] {
  const field = `tracks.${index}`
  if (!sized(title, most.trackTitle)) return stopping(field, false, `请写这一段的名称，${most.trackTitle} 字以内`)
  const isLong = (seconds ?? 0) > most.trackHours * 3600
  if (!seconds || seconds < 1 || isLong)
    return stopping(field, false, `请填写这一段的长度，1 秒到 ${most.trackHours} 小时`)
  const wrong = transcriptProblem(text, seconds)
  return wrong ? [{ field, sentence: wrong.sentence, isStopping: !wrong.isWhole }] : []
}

export const canBeSent = (course: Typed) => !problemsIn(course).some(({ isStopping }) => isStopping)
