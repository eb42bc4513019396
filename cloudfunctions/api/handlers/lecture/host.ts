import type { lecture } from '#types/contract/lecture'
import { DAY } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { refuseHostWord } from '#domain/lecture'
import { _, db, find, updateIf } from '../../../shared/db'
import type { Handlers } from '../../../shared/serve'
import { viewOf } from './view'

/** More than a branch has in eight months. */
const MOST_LECTURES = 100
/** As long as a record of it may still be wanted. */
const LOOKED_BACK = 60 * DAY

export const hostHandlers: Pick<Handlers<typeof lecture>, 'lecture.confirm' | 'lecture.ofBranch'> = {
  'lecture.confirm': async (word, { now }) => {
    const lecture = await db.get('lectures', word.lectureId)
    if (!lecture || lecture.host.id !== word.branchId) throw new AppError('NOT_FOUND')
    const refusal = refuseHostWord(lecture, word, now)
    if (refusal) throw new AppError(refusal)
    const { _id, version, state } = lecture
    const isSaid = word.yes ? state !== 'planned' : lecture.declined !== null
    if (isSaid) return { lectureId: _id, state }
    const answer = word.yes ? ({ state: 'confirmed', declined: null } as const) : { declined: word.reason }
    if (!(await updateIf('lectures', { _id, version }, { ...answer, version: version + 1 })))
      throw new AppError('LECTURE_CHANGED')
    return { lectureId: _id, state: word.yes ? 'confirmed' : state }
  },

  'lecture.ofBranch': async ({ branchId }, { now }) => {
    const since = { branchIds: branchId as never, start: _.gte(now - LOOKED_BACK) }
    const lectures = await find('lectures', since, { limit: MOST_LECTURES, by: { start: 'asc', _id: 'asc' } })
    return {
      now,
      hosting: lectures.filter(({ host }) => host.id === branchId).map(viewOf),
      linked: lectures.filter(({ linked }) => linked.some((branch) => branch.branchId === branchId)).map(viewOf),
    }
  },
}
