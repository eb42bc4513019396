/** Courses that sound: the demo's own recordings and films. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { LocalCloud } from 'wx-cloud-local'
import { gramsOf } from '#domain/course'
import type { Course } from '../../cloudfunctions/shared/courseDocuments'
import { cases } from '../../scripts/demo/courses/cases'

const MEDIA = resolve('scripts/demo/courses/media')
const FILMS = ['lights-on-the-hill']

interface Recorded {
  seconds: number
  bytes: number
  cues: { at: number; text: string }[]
}
export const recorded: Record<string, Recorded> = JSON.parse(readFileSync(`${MEDIA}/index.json`, 'utf8'))

/** A course of the group with these recordings as its tracks. */
export async function layCourse(
  { files, database, clock }: LocalCloud,
  names: readonly string[],
  wanted: Partial<Course> & Pick<Course, '_id' | 'title'>,
) {
  const tracks = await Promise.all(
    names.map(async (name) => {
      const media = FILMS.includes(name) ? ('video' as const) : ('audio' as const)
      const format = media === 'video' ? 'mp4' : 'mp3'
      const path = `courses/${Buffer.from(name.padEnd(16, '-').slice(0, 16)).toString('hex')}.${format}`
      const fileId = await files.put(path, readFileSync(`${MEDIA}/${name}.${format}`))
      return { title: `${wanted.title} ${name}`, fileId, media, ...recorded[name]! }
    }),
  )
  const course: Course = {
    ...{ kind: 'audio', summary: '雾天守口，先做到灯亮。', tags: [], audience: [], core: true, topic: null },
    ...{ lecturer: '周明远', org: 'group', orgPath: ['group'], state: 'published', version: 1, minutes: 2, steps: 0 },
    ...{ grams: gramsOf(wanted.title), publishedAt: clock.now(), publishedBy: 'm-groupOrganiser' },
    ...wanted,
    body: { documents: [], steps: [], quiz: [], ...wanted.body, tracks },
  }
  await database.put('courses', { ...course })
  await database.put('courseVersions', { ...course, _id: `${course._id}:1` })
}

const DOCUMENT = {
  name: '雨雾天保通卡片，云岭高速公路运营管理有限公司麓山管理处二〇二六年修订',
  fileId: `cloud://local-env.local/courses/${'0'.repeat(32)}.pdf`,
  bytes: 240_000,
}

/** One of several tracks with long names and a paper, a case, and a poster of the first. */
export async function layListening(cloud: LocalCloud) {
  const empty = { tracks: [], steps: [], quiz: [] }
  const first = { _id: 'listen', title: '雨雾天怎样守住收费口，怎样把话先送到司机耳边', lecturer: '阿依古丽·买买提江' }
  await layCourse(cloud, ['rain-and-fog', 'icy-bridge'], first)
  const [{ title, summary, steps }] = cases as [(typeof cases)[number]]
  const body = { ...empty, steps: [...steps], documents: [DOCUMENT] }
  await layCourse(cloud, [], {
    _id: 'taken-apart',
    kind: 'case',
    title,
    summary,
    lecturer: null,
    steps: steps.length,
    body,
  })
  await cloud.database.put('places', {
    ...{ _id: 'Listen01', org: 'group', courseId: 'listen', course: first.title, label: '收费广场便民亭' },
    ...{ retired: false, createdAt: cloud.clock.now() },
  })
}
