import { statusOf } from '#domain/attendance'
import { dayOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { refuseEvaluation, resultOf } from '#domain/evaluation'
import type { evaluation } from '#types/contract/study'
import { checkText } from '../../../shared/contentCheck'
import { db, findAll, mustGet } from '../../../shared/db'
import { attendanceId, type Session } from '../../../shared/documents'
import { type Caller, type Handlers, mayAtSession } from '../../../shared/serve'
import { evaluationMark } from '../../../shared/studyMarks'
import { witnessedAmong } from '../../../shared/witnessed'
import { standingAt } from './audience'

/** As many as one session's people. */
const MANY = 2_000

export const evaluationHandlers: Handlers<typeof evaluation> = {
  'evaluation.give': async ({ sessionId, marks, text }, { openid, member, now }) => {
    const session = await mustGet('sessions', sessionId)
    if (session.cancelled) throw new AppError('SESSION_CANCELLED')
    const refusal = refuseEvaluation(session, now)
    if (refusal) throw new AppError(refusal)
    if (!(await wasThere(session, member._id))) throw new AppError('EVALUATION_NOT_THERE')
    if (text && (await checkText(text, openid)) !== 'pass') throw new AppError('EVALUATION_RISKY')
    // the first one stands: a second answer would let others see from the change what it was
    await db.create('evaluations', { _id: evaluationMark(sessionId, member._id), sessionId, marks, text })
    return { given: true }
  },

  'evaluation.result': async ({ sessionId }, caller) => {
    const { member, now, rulesOn, ruleVersion } = caller
    const session = await mustGet('sessions', sessionId)
    const rules = rulesOn(dayOf(session.start))
    const mayRead = mayReadOf(session, caller)
    const answers = await findAll('evaluations', { sessionId }, MANY)
    const mine = evaluationMark(sessionId, member._id)
    const given = answers.some(({ _id }) => _id === mine)
    const isAsked = !given && refuseEvaluation(session, now) === null
    const result = resultOf(rules, answers)
    return {
      mayGive: isAsked && (await wasThere(session, member._id)),
      given,
      mayRead,
      answers: result.answers,
      needed: rules.CC.evaluationMin,
      tenths: mayRead ? result.tenths : null,
      texts: mayRead ? result.texts : [],
      ruleVersion,
    }
  },
}

/** False: may know how many there are. Whom the session does not concern at all is refused. */
function mayReadOf(session: Session, caller: Caller): boolean {
  const { lectures, isInvited, runs } = standingAt(session, caller)
  if (lectures || mayAtSession(caller, { may: 'read', resource: 'evaluation' }, session)) return true
  if (!isInvited && !runs) throw new AppError('FORBIDDEN')
  return false
}

async function wasThere(session: Session, memberId: string): Promise<boolean> {
  const row = await db.get('attendances', attendanceId(session._id, memberId))
  const [judged] = row ? await witnessedAmong(session._id, [row]) : []
  if (!judged) return false
  const status = statusOf(session, judged, { row: judged, reply: session.replies[memberId] ?? null })
  return status === 'present' || status === 'late'
}
