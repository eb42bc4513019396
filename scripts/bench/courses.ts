import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { type LocalCloud, startLocalCloud } from 'wx-cloud-local'
import { instantOf, MINUTE } from '#domain/calendar'
import type { ActionName, Input, Output, Reply } from '#types/contract'
import declarations from '../../cloudfunctions/database.json'
import type { Course } from '../../cloudfunctions/shared/documents'
import { courseOf } from '../demo/courses/documents'
import { lessons } from '../demo/courses/lessons'
import { measuredBy } from './measuredBy'
import { memberOf } from './member'

type Main = (event: unknown) => Promise<unknown>
const load = createRequire(__filename)

/** So many of the group, with their transcripts, a minute apart. */
function coursesUpTo(count: number, now: number): Course[] {
  const org = { _id: 'group', path: ['group'] }
  const by = { _id: 'organiser', name: '组织者' }
  return Array.from({ length: count }, (_course, index) => {
    const told = lessons[index % lessons.length]!
    const at = now - index * MINUTE
    const course = courseOf({ told, org, by, at }, `cloud://local-env.local/courses/${'0'.repeat(32)}.mp3`)
    return { ...course, _id: `course-${index}` }
  })
}

async function openCloud(count: number): Promise<LocalCloud> {
  const cloud = await startLocalCloud({
    declarations: declarations as never,
    variables: { SIGN_IN_SECRET: 'a secret for measuring only, 32 characters' },
  })
  cloud.clock.freeze(instantOf('2026-11-20', '09:00'))
  await cloud.database.put('members', { ...memberOf('li', ['group', 'unit', 'branch']) })
  await cloud.database.put('courses', ...coursesUpTo(count, cloud.clock.now()).map((each) => ({ ...each })))
  return cloud
}

async function askAsLi<A extends ActionName>(cloud: LocalCloud, action: A, input: Input<A>) {
  const { main } = load(resolve('dist/cloudfunctions/api')) as { main: Main }
  const caller = { openid: 'o-li', functionName: 'api' }
  const { reply, cost } = await cloud.run(main as never, { action, input }, caller)
  const answer = reply as Reply<Output<A>>
  if (!answer.ok) throw new Error(`${action}: ${answer.message}`)
  return { data: answer.data, cost }
}

const PAGES = 5

/** The dearest of the first pages. */
async function listOf(cloud: LocalCloud) {
  const dearest = { requests: 0, examined: 0 }
  let after: Input<'course.list'>['after']
  for (let page = 0; page < PAGES; page++) {
    const { data, cost } = await askAsLi(cloud, 'course.list', { shelf: 'group', ...(after && { after }) })
    dearest.requests = Math.max(dearest.requests, cost.requests)
    dearest.examined = Math.max(dearest.examined, cost.examined)
    if (!data.next) break
    after = data.next
  }
  return dearest
}

async function listenTo(cloud: LocalCloud) {
  const { data, cost: open } = await askAsLi(cloud, 'course.open', { by: 'course', courseId: 'course-1' })
  const heard = { pass: data.pass, track: 0, listenedAt: data.now }
  const first = await askAsLi(cloud, 'course.savePosition', { ...heard, position: 15, known: false })
  const later = { ...heard, position: 30, listenedAt: data.now + 15_000, known: true }
  const second = await askAsLi(cloud, 'course.savePosition', later)
  return { open, position: Math.max(first.cost.requests, second.cost.requests) }
}

/** What a shelf costs and shows, and what listening does. The pages must have been built. */
export async function measureCourses() {
  const few = await openCloud(100)
  const small = await listOf(few)
  const { open, position } = await listenTo(few)
  await few.close()
  const many = await openCloud(10_000)
  const large = await listOf(many)
  await many.close()

  const pages = await measuredBy<Record<'mostRowsMounted' | 'studyKB', number>>('weapp', 'courseShelf', 'sixty rows')
  return {
    listRoundTrips100: small.requests,
    listRoundTrips10000: large.requests,
    listExamined10000: large.examined,
    openRoundTrips: open.requests,
    positionRoundTrips: position,
    ...pages,
  }
}
