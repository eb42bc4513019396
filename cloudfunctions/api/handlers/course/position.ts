import type { course as contract } from '#types/contract/course'
import { MINUTE } from '#domain/calendar'
import { positionOn } from '#domain/course'
import { AppError } from '#domain/errors'
import { type Progress, progressId } from '../../../shared/courseDocuments'
import { _, db, updateIf } from '../../../shared/db'
import type { ListenPass } from '../../../shared/passes'
import type { Handlers } from '../../../shared/serve'

type PositionHandlers = Pick<Handlers<typeof contract>, 'course.savePosition' | 'course.forget'>

/** A phone knows the server's time about so well; one that is further ahead would keep every other from saving. */
const AHEAD = MINUTE
/** Players tell the end a moment late. */
const BEYOND = 2

export const positionHandlers: PositionHandlers = {
  'course.savePosition': async ({ track, position, listenedAt, known }, { pass, now }) => {
    const place = { track, position: positionIn(pass, track, position) }
    if (pass.memberId === null) return { saved: false }
    const at = listenedAt > now + AHEAD ? now : listenedAt
    const { courseId, version, memberId } = pass
    const row = { _id: progressId(memberId, courseId), memberId, courseId, version, ...place, listenedAt: at }
    return { saved: known ? (await moveOn(row)) || (await begin(row)) : (await begin(row)) || (await moveOn(row)) }
  },

  'course.forget': async ({ courseId }, { member }) => {
    await db.remove('progresses', progressId(member._id, courseId))
    return { courseId }
  },
}

function positionIn({ seconds }: ListenPass, track: number, told: number): number {
  const length = seconds[track]
  const position = length === undefined || told > length + BEYOND ? null : positionOn(told, length)
  if (position === null) throw new AppError('COURSE_POSITION')
  return position
}

const begin = (row: Progress) => db.create('progresses', row)

/** Two phones at once, or a saving that was long on its way: the one that was heard last stays. */
function moveOn({ _id, version, track, position, listenedAt }: Progress): Promise<boolean> {
  const older = { _id, listenedAt: _.lt(listenedAt) as never }
  return updateIf('progresses', older, { version, track, position, listenedAt })
}
