import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LocalCloud } from 'wx-cloud-local'
import { HOUR } from '#domain/calendar'
import type { Member, Org } from '../../../cloudfunctions/shared/documents'
import { ask } from '../caller'
import { GROUP, openidOf } from '../people'
import { cases } from './cases'
import { courseOf, draftOf, idOf, mediaNameOf, pathOf, type Publishing, type Told, uploadOf } from './documents'
import { films } from './films'
import { lessons } from './lessons'

/** A unit has one of these for itself, in turn; everything else is the group's. */
const unitLessons = ['station-story', 'first-year', 'first-micro-lesson']

/** Where codes hang from the first day on. */
export const posters: Record<string, string[]> = {
  'rain-and-fog': ['收费广场便民亭', '一号岗亭'],
  'tunnel-fire': ['隧道口值班室'],
  resuscitation: ['服务区急救箱旁', '食堂门口'],
}

/** The newest stands in front: some sound, some pictures, a case. */
const told: readonly Told[] = [...lessons.slice(0, 6), ...films, ...cases, ...lessons.slice(6)]

const BETWEEN = 17 * HOUR

/** Everything with its files in the storage, published one after the other in the weeks behind us. */
export async function layCourses(
  cloud: LocalCloud,
  members: readonly Member[],
  now: number,
  onProgress: (share: number) => void,
): Promise<void> {
  const organiser = members.find(({ posts }) => posts.some(({ duty, org }) => duty === 'organiser' && org === GROUP))
  if (!organiser) return
  const orgs = cloud.database.rows('orgs') as unknown as Org[]
  const units = orgs.filter(({ level }) => level === 'unit')
  const group = orgs.filter(({ level }) => level === 'group')
  for (const [index, one] of told.entries()) {
    const turn = unitLessons.indexOf(one.id)
    const where = turn < 0 ? group : units.filter((_unit, place) => place % unitLessons.length === turn)
    const at = now - (index + 1) * BETWEEN
    for (const org of where) await layOne(cloud, { told: one, org, by: organiser, at })
    onProgress((index + 1) / told.length)
  }
  for (const [courseId, labels] of Object.entries(posters)) {
    await ask(cloud, openidOf(organiser), 'place.create', { orgId: GROUP, courseId, labels })
  }
}

/** The file and the version first, then what members see, then the working copy: as publishing does it. */
async function layOne({ database, files }: LocalCloud, publishing: Publishing): Promise<void> {
  const name = mediaNameOf(publishing.told)
  const content = name && (await readFile(join(__dirname, 'media', name)))
  const fileId = content && (await files.put(pathOf(idOf(publishing), name), content))
  if (fileId) await database.put('uploads', { ...uploadOf(publishing, name, fileId) })
  const course = courseOf(publishing, fileId)
  await database.put('courseVersions', { ...course, _id: `${course._id}:${course.version}` })
  await database.put('courses', { ...course })
  await database.put('courseDrafts', { ...draftOf(course, publishing.by.name) })
}
