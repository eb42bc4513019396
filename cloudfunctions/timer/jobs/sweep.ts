import { DAY, monthOf } from '#domain/calendar'
import { filesIn } from '#domain/monthPack'
import { filesIn as filesInCourse } from '../../shared/courseFlow'
import { _, find, findAll, getMany, removeMany, updateIf } from '../../shared/db'
import type { Upload } from '../../shared/documents'
import { removePaths } from '../../shared/storage'
import { KEPT_MS, pathOf } from '../../shared/uploads'
import type { Clock } from './announce'
import { sweepSlots } from './sweepSlots'

const A_TICK = 50
const MOST_VERSIONS = 1_000
/** A course is up to 60 KB. */
const LARGE = 10

/**
 * What was written for somebody, staged of a roster, asked of the machine, or uploaded and left lying goes within a day.
 * Returns how much went.
 */
export async function sweep({ now }: Clock): Promise<number> {
  const old = now - KEPT_MS
  const goingIn = await find('rosterImports', { state: 'applying' }, { limit: A_TICK, by: { touchedAt: 'asc' } })
  const parts = await removeMany('rosterParts', {
    stagedAt: _.lt(old) as never,
    importId: _.nin(goingIn.map(({ _id }) => _id)) as never,
  })
  const heard = { verdict: _.in(['waiting', 'passed', 'refused']) as never, askedAt: _.lt(old) }
  const checks = await removeMany('mediaChecks', heard)
  return checks + parts + (await sweepExports(old)) + (await sweepUploads(now)) + (await sweepSlots(now))
}

/** The files first: a crash in between meets them gone, which is as good. */
async function sweepExports(old: number): Promise<number> {
  const found = await find('exports', { createdAt: _.lt(old) }, { limit: A_TICK, by: { createdAt: 'asc' } })
  const paths = found.map(({ _id }) => _id)
  await removePaths(paths)
  return paths.length ? removeMany('exports', { _id: _.in(paths) }) : 0
}

/** What is published holds its files for good, a draft as long as it can be published. */
async function sweepUploads(now: number): Promise<number> {
  const due = await find('uploads', { dueAt: _.lte(now) as never }, { limit: A_TICK, by: { dueAt: 'asc' } })
  if (!due.length) return 0
  const { published, drafted } = await heldIn(due, now)
  const going: string[] = []
  for (const upload of due) {
    if (upload.state === 'going') going.push(upload._id)
    else if (published.has(upload._id)) await change(upload, { dueAt: null })
    else if (drafted.has(upload._id)) await change(upload, { dueAt: now + DAY })
    else if (await change(upload, { state: 'going' })) going.push(upload._id)
  }
  await removePaths(going)
  return going.length ? removeMany('uploads', { _id: _.in(going) }) : 0
}

/** As it was looked at: what a pack has taken hold of meanwhile is left alone. */
const change = ({ _id, dueAt }: Upload, changes: Partial<Pick<Upload, 'dueAt' | 'state'>>) =>
  updateIf('uploads', { _id, dueAt }, changes)

/** Of the files of courses only those come here that no published version holds. */
async function heldIn(due: readonly Upload[], now: number) {
  const months = [...new Set(due.flatMap(({ month }) => month ?? []))]
  const courseIds = [...new Set(due.flatMap(({ courseId }) => courseId ?? []))]
  const [drafts, versions, courses] = await Promise.all([
    getMany('packDrafts', months),
    months.length ? findAll('packVersions', { month: _.in([...months]) as never }, MOST_VERSIONS) : [],
    getMany('courseDrafts', courseIds, LARGE),
  ])
  const pathsIn = (packs: readonly Parameters<typeof filesIn>[0][]) => packs.flatMap(filesIn).map(pathOf)
  const open = drafts.filter(({ month }) => month >= monthOf(now))
  const inCourses = courses.flatMap(({ body }) => filesInCourse(body)).map(pathOf)
  return { published: new Set(pathsIn(versions)), drafted: new Set([...pathsIn(open), ...inCourses]) }
}
