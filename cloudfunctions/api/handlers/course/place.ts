import type { place as contract } from '#types/contract/place'
import { AppError } from '#domain/errors'
import { _, $, createMany, db, getMany, mustGet, summed, updateIf, updateMany } from '../../../shared/db'
import type { Course, Place } from '../../../shared/documents'
import { markOf, masterKey } from '../../../shared/keys'
import type { AtOrg, Handlers } from '../../../shared/serve'

const PAGE = 20
/** Of one course in one organisation, those that are no longer in use not counted. */
const MOST = 500
const CODE = 8

export const placeHandlers: Handlers<typeof contract> = {
  'place.list': async ({ courseId, after }, { org }) => {
    const found = await pageOf({ org: org.id, ...(courseId && { courseId }), ...(after && { _id: _.gt(after) }) })
    return {
      places: found.slice(0, PAGE).map(({ _id: code, course, today, courseId: id, label, retired, createdAt }) => ({
        ...{ code, courseId: id, course: today[0] ?? course, label, retired, createdAt },
      })),
      next: found.length > PAGE ? found[PAGE - 1]!._id : null,
    }
  },

  'place.create': async ({ courseId, labels }, { org, now }) => {
    const course = await mustGet('courses', courseId)
    if (!org.path.includes(course.org)) throw new AppError('NOT_FOUND')
    if (course.state !== 'published') throw new AppError('COURSE_RETIRED')
    const wanted = [...new Set(labels)].map((label) => placeOf(course, org, label, now))
    await lay(wanted)
    return { codes: labels.map((label) => wanted.find((one) => one.label === label)!._id) }
  },

  'place.retire': async ({ code, retired }, { org }) => {
    if (await updateIf('places', { _id: code, org: org.id }, { retired })) return { code, retired }
    // as it was already, or not there
    const place = await db.get('places', code)
    if (place?.org !== org.id) throw new AppError('PLACE_UNKNOWN')
    return { code, retired }
  },
}

/** `today`: what the course is called since the code was made. */
type Shown = Place & { today: string[] }

const pageOf = (where: object) =>
  summed<Shown, 'places'>('places', (all) =>
    all
      .match(where)
      .sort({ _id: 1 })
      .limit(PAGE + 1)
      .lookup({ from: 'courses', localField: 'courseId', foreignField: '_id', as: 'found' })
      .project({ courseId: 1, course: 1, label: 1, retired: 1, createdAt: 1, today: '$found.title' }),
  )

/** The same course and label is the same code; nobody makes up one that hangs nowhere. */
function placeOf({ _id: courseId, title: course }: Course, { id: org }: AtOrg['org'], label: string, now: number) {
  const _id = markOf(masterKey(), `place|${org}|${courseId}|${label}`).slice(0, CODE)
  return { _id, org, courseId, course, label, retired: false, createdAt: now }
}

/** What hangs already stays; what was taken down hangs again. Repeated after a crash it goes on where it stopped. */
async function lay(wanted: Place[]): Promise<void> {
  const there = new Map((await getMany('places', codesOf(wanted))).map((place) => [place._id, place]))
  const inUse = wanted.filter(({ _id }) => there.get(_id)?.retired === false)
  const missing = wanted.filter(({ _id }) => !there.has(_id))
  const again = wanted.filter(({ _id }) => there.get(_id)?.retired)
  if (inUse.length === wanted.length) return
  const { org, courseId } = wanted[0]!
  if ((await usedBy(org, courseId)) + missing.length + again.length > MOST) throw new AppError('PLACE_FULL')
  if (again.length) await updateMany('places', { _id: _.in(codesOf(again)) as never }, { retired: false })
  // somebody else lays the same ones: one by one, and those that are in stay
  if (missing.length && !(await createMany('places', missing))) {
    for (const place of missing) await db.create('places', place)
  }
}

const codesOf = (places: readonly Place[]) => places.map(({ _id }) => _id)

async function usedBy(org: string, courseId: string): Promise<number> {
  const [counted] = await summed<{ count: number }, 'places'>('places', (all) =>
    all.match({ courseId, org, retired: false }).group({ _id: null, count: $.sum(1) }),
  )
  return counted?.count ?? 0
}
