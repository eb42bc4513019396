import { prepQuestionsOf } from '#domain/course'
import { AppError } from '#domain/errors'
import type { prep } from '#types/contract/study'
import { db, mustGet, updateIf } from '../../../shared/db'
import type { Prep, Session } from '../../../shared/documents'
import type { Caller, Handlers } from '../../../shared/serve'
import { prepMark } from '../../../shared/studyMarks'
import { leadsOrIsInvited, mustBeInvited, standingAt } from './audience'

export const prepHandlers: Handlers<typeof prep> = {
  'prep.get': async ({ sessionId }, caller) => {
    const { member, now, ruleVersion } = caller
    const [session, set] = await sessionWithPrep(sessionId)
    const { lectures } = leadsOrIsInvited(session, caller)
    const questions = set?.questions ?? []
    return {
      now,
      closesAt: session.start,
      lectures,
      course: set && { id: set.courseId, version: set.version, title: set.title },
      questions: questions.map(({ text, options }) => ({ text, options })),
      answers: set?.answers[prepMark(sessionId, member._id)] ?? null,
      right: set && now >= session.start ? questions.map(({ right }) => right) : null,
      ruleVersion,
    }
  },

  'prep.set': async ({ sessionId, courseId }, { session, member, now, rules }) => {
    refuseUnlessAhead(session, now)
    const course = await mustGet('courses', courseId)
    // what another unit offers is not for this session
    if (!session.orgPath.includes(course.org)) throw new AppError('NOT_FOUND')
    if (course.state === 'retired') throw new AppError('COURSE_RETIRED')
    const questions = prepQuestionsOf(rules, course.body.quiz)
    if (questions.length === 0) throw new AppError('PREP_COURSE')
    const { version, title } = course
    const copy = { courseId, version, title, questions, setBy: member._id }
    return { sessionId, questions: await laidReady({ _id: sessionId, answered: false, answers: {}, ...copy }) }
  },

  'prep.answer': async ({ sessionId, courseId, version, answers }, caller) => {
    const [session, set] = await sessionWithPrep(sessionId)
    mustBeInvited(session, caller)
    refuseUnlessAhead(session, caller.now)
    if (!set) throw new AppError('PREP_NONE')
    if (set.courseId !== courseId || set.version !== version) throw new AppError('CHANGED_MEANWHILE')
    if (!areAnswersTo(set, answers)) throw new AppError('INVALID_INPUT')
    await putDown({ _id: sessionId, courseId, version }, prepMark(sessionId, caller.member._id), answers)
    return { sessionId, answers }
  },

  'prep.totals': async ({ sessionId }, caller) => {
    const [session, set] = await sessionWithPrep(sessionId)
    mustLecture(session, caller)
    if (!set) throw new AppError('PREP_NONE')
    const given = Object.values(set.answers)
    return {
      answered: given.length,
      questions: set.questions.map(({ text, options, right }, index) => ({
        text,
        options: options.map((option, at) => ({
          text: option,
          count: given.filter((answers) => answers[index] === at).length,
          right: at === right,
        })),
      })),
    }
  },
}

const sessionWithPrep = (sessionId: string) => Promise.all([mustGet('sessions', sessionId), db.get('preps', sessionId)])

/** Not even who runs it: what people know is between them and their teacher. */
function mustLecture(session: Session, caller: Caller): void {
  if (!standingAt(session, caller).lectures) throw new AppError('FORBIDDEN')
}

function refuseUnlessAhead({ cancelled, start }: Session, now: number): void {
  if (cancelled) throw new AppError('SESSION_CANCELLED')
  if (now >= start) throw new AppError('PREP_CLOSED')
}

const areAnswersTo = ({ questions }: Prep, answers: readonly number[]) =>
  answers.length === questions.length && questions.every(({ options }, index) => answers[index]! < options.length)

/** With the first answer the questions stay: one update holds them and answers them. */
async function putDown(shown: Pick<Prep, '_id' | 'courseId' | 'version'>, mark: string, answers: number[]) {
  if (await updateIf('preps', shown, { answered: true, [`answers.${mark}`]: answers })) return
  // nothing was changed: they were replaced, or these very answers are in already
  const { courseId, version, answers: given } = await mustGet('preps', shown._id)
  const isIn = String(given[mark]) === String(answers)
  if (courseId !== shown.courseId || version !== shown.version || !isIn) throw new AppError('CHANGED_MEANWHILE')
}

/** Replaces what nobody has answered; how many questions there are now. */
async function laidReady(fresh: Prep): Promise<number> {
  const { _id, answered, answers, ...changes } = fresh
  if (await db.create('preps', fresh)) return fresh.questions.length
  if (await updateIf('preps', { _id, answered: false }, changes)) return fresh.questions.length
  const standing = await mustGet('preps', _id)
  const isSame = standing.courseId === fresh.courseId && standing.version === fresh.version
  if (!isSame) throw new AppError(standing.answered ? 'PREP_ANSWERED' : 'CHANGED_MEANWHILE')
  return standing.questions.length
}
