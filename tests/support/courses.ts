/** Courses as they are once published: what members see, the version, and the working copy. */
import { type CourseBody, type CourseKind, gramsOf, minutesOf, type Track } from '#domain/course'
import type { Course, CourseDraft } from '../../cloudfunctions/shared/documents'
import { orgs } from './people'
import { given, world } from './world'

export const MP3 = Buffer.from('49443304000000000023545353450000', 'hex')

const fileIdOf = (name: string) => `cloud://local-env.local/courses/${name}`
/** Thirty-two hexadecimal digits, as uploads have them. */
const hexOf = (course: string, index: number) =>
  Buffer.from(`${course}/${index}`.padEnd(16, '-').slice(-16)).toString('hex')

export const trackOf = (course: string, index: number, seconds = 600): Track => ({
  title: `第 ${index + 1} 讲`,
  fileId: fileIdOf(`${hexOf(course, index)}.mp3`),
  bytes: MP3.length,
  media: 'audio',
  seconds,
  cues: [
    { at: 0, text: '雨雾天，司机看清收费口比平时晚得多。' },
    { at: 5, text: '守住收费口，先做到灯亮。' },
  ],
})

export interface Wanted extends Partial<Omit<Course, 'body' | 'minutes' | 'steps' | 'grams' | 'orgPath'>> {
  body?: Partial<CourseBody>
}

const emptyBody: CourseBody = { tracks: [], documents: [], steps: [], quiz: [] }
const bodyOf = (_id: string, kind: CourseKind): CourseBody =>
  kind === 'audio' ? { ...emptyBody, tracks: [trackOf(_id, 0), trackOf(_id, 1)] } : emptyBody

/** A published one of the group, of two tracks of ten minutes; for unit, kind and anything else say so. */
export function courseOf(_id: string, { body, ...wanted }: Wanted = {}): Course {
  const kind = wanted.kind ?? 'audio'
  const head = { title: `课程 ${_id}`, summary: '', tags: [], audience: [], core: false, topic: null, lecturer: null }
  const course = { _id, kind, ...head, org: 'group', state: 'published' as const, version: 1, ...wanted }
  const whole = { ...bodyOf(_id, kind), ...body }
  return {
    publishedAt: world().clock.now(),
    publishedBy: 'm-groupOrganiser',
    ...course,
    orgPath: orgs.find(({ _id: org }) => org === course.org)!.path,
    minutes: minutesOf(whole),
    steps: whole.steps.length,
    grams: gramsOf(course.title, ...course.tags, course.lecturer ?? ''),
    body: whole,
  }
}

/** The working copy that a published course leaves. */
export function draftOf(course: Course): CourseDraft {
  const { _id, kind, title, summary, tags, audience, core, topic, lecturer, org, orgPath, state, version, body } =
    course
  return {
    ...{ _id, kind, title, summary, tags, audience, core, topic, lecturer, org, orgPath, state, version, body },
    revision: 1,
    by: 'm-groupOrganiser',
    byName: 'groupOrganiser',
    updatedAt: course.publishedAt,
    minutes: course.minutes,
    steps: course.steps,
    checks: [],
  }
}

/** Published (or retired) as if its organiser had done it, with its files in the storage. */
export async function givenCourse(_id = 'course-1', wanted: Wanted = {}): Promise<Course> {
  const course = courseOf(_id, wanted)
  await given('courses', course)
  await given('courseVersions', { ...course, _id: `${_id}:${course.version}` })
  await given('courseDrafts', draftOf(course))
  for (const { fileId } of [...course.body.tracks, ...course.body.documents]) {
    await world().files.put(fileId.replace(/^cloud:\/\/[^/]+\//, ''), MP3)
  }
  return course
}

/** So many at once, a minute apart, the last one the newest: course-0000 … without files and versions. */
export async function givenCourses(count: number, wanted: (index: number) => Wanted = () => ({})): Promise<void> {
  const first = world().clock.now() - count * 60_000
  const courses = Array.from({ length: count }, (_, index) =>
    courseOf(`course-${String(index).padStart(5, '0')}`, { publishedAt: first + index * 60_000, ...wanted(index) }),
  )
  await given('courses', ...courses)
}

/** A poster of it, with this code. */
export const givenPlace = (code: string, { _id, title, org }: Course, retired = false) =>
  given('places', {
    _id: code,
    org,
    courseId: _id,
    course: title,
    label: '收费广场便民亭',
    retired,
    createdAt: world().clock.now(),
  })
