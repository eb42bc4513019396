/** Courses, and what hangs on a session: preparation, questions, evaluations. With names and titles as long as they get. */
import type { LocalCloud } from 'wx-cloud-local'
import { courseKinds, gramsOf, type Track } from '#domain/course'
import { newRow } from '../../cloudfunctions/shared/attendanceDocuments'
import type { Course } from '../../cloudfunctions/shared/documents'
import { ask } from '../../scripts/demo/caller'
import { people } from '../support/people'

const at = (text: string) => Date.parse(`2026-${text}+08:00`)
const LECTURER = '阿依古丽·买买提江'
const TITLE = '雨雾天怎样守住收费口：灯先亮，话先到，手势做足，再放行'
const QUESTION = '雨雾天能见度不到五十米的时候，窗口第一件事做什么？'
const OPTIONS = ['先打开雾灯和灯牌，再提醒来车减速慢行', '先打电话', '照常放行']
const quiz = [0, 1, 2].map((right) => ({ text: QUESTION, options: OPTIONS, right }))
const COURSES = 45

/** Two pages and a bit of the group's, one of the unit's; two that `who` has begun. */
export async function layLessons(cloud: LocalCloud, sessionId: string) {
  const courses = Array.from({ length: COURSES }, (_, index) => courseOf(index))
  await cloud.database.put('courses', ...courses.map((course) => ({ ...course })))
  await cloud.database.put('courseVersions', ...courses.map((one) => ({ ...one, _id: `${one._id}:${one.version}` })))
  const begun = { track: 0, position: 200, version: 1, listenedAt: at('11-01T21:00:00') }
  const memberId = people.li._id
  await cloud.database.put(
    'progresses',
    ...courses.slice(0, 2).map(({ _id: courseId }) => ({
      ...{ _id: `${memberId}:${courseId}`, memberId, courseId, ...begun },
    })),
  )
  await ask(cloud, 'o-li', 'need.answer', { topics: ['safety', 'rescue', 'writing'] })
  await ask(cloud, 'o-secretary', 'prep.set', { sessionId, courseId: 'lesson-0' })
  await layDesk(cloud, sessionId)
  await layPast(cloud, sessionId)
}

function courseOf(index: number): Course {
  const kind = courseKinds[(index + 2) % courseKinds.length]!
  const title = index % 3 ? `把窗口当成岗位第一课（${index}）` : `${TITLE}（${index}）`
  const steps = kind === 'case' ? 6 : 0
  return {
    ...{ _id: `lesson-${index}`, kind, title, summary: '入冬以后怎样守住收费口。', tags: ['雨雾'] },
    ...{ audience: index < 2 ? ['ordinary'] : [], core: true, topic: 'safety', lecturer: index % 2 ? null : LECTURER },
    ...{ org: index === 4 ? 'unit' : 'group', orgPath: index === 4 ? ['group', 'unit'] : ['group'] },
    ...{ state: 'published', version: index % 4 ? 1 : 2, minutes: steps ? 0 : 15, steps },
    ...{ grams: gramsOf(title, '雨雾', LECTURER), publishedBy: 'm-groupOrganiser' },
    publishedAt: at('10-20T09:00:00') - index * 60_000,
    body: { tracks: [0, 1].map((track) => trackOf(index, track)), documents: [], steps: [], quiz },
  }
}

const trackOf = (course: number, track: number): Track => ({
  title: `第 ${track + 1} 段`,
  fileId: `cloud://local-env.local/courses/${String(course * 2 + track).padStart(32, '0')}.mp3`,
  ...{ bytes: 1_200_000, media: 'audio', seconds: 720 },
  cues: [{ at: 0, text: '雨雾天，司机看清收费口比平时晚得多。' }],
})

const idOf = (index: number) => String(index).padStart(22, 'q')

/** One in each state, and enough for a second page. */
async function layDesk(cloud: LocalCloud, sessionId: string) {
  const now = cloud.clock.now()
  cloud.clock.freeze(at('11-04T16:00:00'))
  const text = '雨雾天车道封了一半，客车、货车和危化品车一起来的时候，先放哪一边的车，由谁来定？'
  for (let index = 0; index < 6; index++) {
    const question = { id: idOf(index), text: index % 2 ? '夜班怎么补课？' : text, named: index < 2 }
    await ask(cloud, index < 3 ? 'o-li' : 'o-wang', 'question.ask', { sessionId, ...question })
    await ask(cloud, 'o-deputy', 'question.vote', { sessionId, id: question.id, up: index > 2 })
  }
  const end = { sessionId, to: 'answered', answer: '先放客车，再放货车。当班班长来定，写进交接本。' } as const
  await ask(cloud, 'o-secretary', 'question.end', { ...end, id: idOf(0) })
  await ask(cloud, 'o-secretary', 'question.end', { sessionId, id: idOf(2), to: 'merged', into: idOf(0) })
  const reason = '属于个人排班，请单独找班长商量'
  await ask(cloud, 'o-secretary', 'question.end', { sessionId, id: idOf(1), to: 'declined', reason })
  cloud.clock.freeze(now)
}

/** Two lectures held: one that six have evaluated, one that two have. The deputy gave both. */
async function layPast({ database }: LocalCloud, sessionId: string) {
  const november = database.rows('sessions').find(({ _id }) => _id === sessionId)!
  const lecturer = { id: people.deputy._id, name: LECTURER }
  for (const [_id, day, given] of [
    ['lecture1', '10-29', 2],
    ['lecture2', '10-30', 6],
  ] as const) {
    const [start, end] = [at(`${day}T15:00:00`), at(`${day}T17:00:00`)]
    const held = { kind: 'partyLecture', sourceId: `branch:${_id}`, start, end, replyBy: start, lecturer }
    await database.put('sessions', { ...november, _id, ...held, announced: true, reminded: true, replies: {} })
    const { _id: memberId, orgPath } = people.li
    await database.put('attendances', {
      ...{ ...newRow, _id: `${_id}:${memberId}`, sessionId: _id, memberId, orgPath, stage: 'full', exempt: false },
      ...{ method: 'scan', slot: 1, signedAt: start - 60_000, recordedAt: start - 60_000 },
    })
    const answers = { 'mark-1': [0, 1, 2], 'mark-2': [0, 0, 2], 'mark-3': [1, 1, 2] }
    const set = { courseId: 'lesson-0', version: 2, title: `${TITLE}（0）`, questions: quiz, setBy: 'm-secretary' }
    await database.put('preps', { _id, ...set, answered: true, answers })
    const text = '雾灯那一段讲得实在，回去就照着做；希望下次多讲几个本站的例子，把夜班的同志也照顾到。'
    const one = { sessionId: _id, marks: { clear: 5, useful: 4, arranged: 3 } }
    await database.put(
      'evaluations',
      ...Array.from({ length: given }, (_, index) => ({ _id: `${_id}-${index}`, ...one, text: index % 2 ? text : '' })),
    )
  }
}
