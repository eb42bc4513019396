import { isDeepStrictEqual } from 'node:util'
import type { lecture } from '#types/contract/lecture'
import { HOUR } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { $, _, db, findAll, mustGet, summed, updateIf } from '../../../shared/db'
import { idFrom, type Lecturer } from '../../../shared/documents'
import type { Handlers } from '../../../shared/serve'

const MOST_LECTURERS = 500
/** Of one name and one post. */
const MOST_NAMESAKES = 9

type LecturerHandlers = Pick<Handlers<typeof lecture>, 'lecture.lecturers' | 'lecture.saveLecturer'>

export const lecturerHandlers: LecturerHandlers = {
  'lecture.lecturers': async (_input, { org, now, rules }) => {
    const lecturers = await findAll('lecturers', { org: _.in([...org.path]) as never }, MOST_LECTURERS)
    const ids = lecturers.map(({ _id }) => _id)
    const taken = ids.length ? await takenFrom(ids, now - rules.LS.maxHours * HOUR) : []
    const times = taken.filter(({ end }) => end > now).sort((a, b) => a.start - b.start)
    return {
      lecturers: lecturers.map(({ _id, ...person }) => ({
        ...person,
        id: _id,
        own: person.org === org.id,
        taken: times.filter(({ lecturerId }) => lecturerId === _id),
      })),
    }
  },

  'lecture.saveLecturer': async ({ lecturerId, name, title, memberId, retired }, { org }) => {
    const [standing, person] = await Promise.all([
      lecturerId === undefined ? null : mustGet('lecturers', lecturerId),
      memberId === null ? null : mustGet('members', memberId),
    ])
    if (person && !person.orgPath.includes(org.id)) throw new AppError('NOT_FOUND')
    const facts = { name, title, memberId, retired }
    if (!standing) return { lecturerId: await created({ org: org.id, ...facts }) }
    if (standing.org !== org.id) throw new AppError('NOT_FOUND')
    await updateIf('lecturers', { _id: standing._id }, facts)
    return { lecturerId: standing._id }
  },
}

interface Taken extends Record<'start' | 'end', number> {
  _id: string
  lecturerId: string
  what: string
}

/** Each lecture once, however many half-hours it takes. */
const takenFrom = (lecturerIds: string[], since: number) =>
  summed<Taken, 'lecturerSlots'>('lecturerSlots', (all) =>
    all.match({ lecturerId: _.in(lecturerIds), start: _.gte(since) }).group({
      _id: '$lectureId',
      lecturerId: $.first('$lecturerId'),
      what: $.first('$what'),
      start: $.first('$start'),
      end: $.first('$end'),
    }),
  )

/** Sent twice he is there once; two may have one name. */
async function created(person: Omit<Lecturer, '_id'>): Promise<string> {
  for (let n = 0; n < MOST_NAMESAKES; n++) {
    const fresh = { ...person, _id: idFrom('lecturer', person.org, person.name, person.title, String(n)) }
    if (await db.create('lecturers', fresh)) return fresh._id
    if (isDeepStrictEqual(await db.get('lecturers', fresh._id), fresh)) return fresh._id
  }
  throw new AppError('CHANGED_MEANWHILE')
}
