/** What organisers see of courses: working copies in every state, poster codes and figures, with words as long as they get. */
import type { LocalCloud } from 'wx-cloud-local'
import { courseKinds, type CourseState, minutesOf, type Track } from '#domain/course'
import { needTopics } from '#domain/need'
import type { Course, CourseDraft } from '../../cloudfunctions/shared/documents'
import { people } from '../support/people'

const DAY = Date.parse('2026-10-28T09:00:00+08:00')
const NAME = '阿依古丽·买买提江'
const TITLE = '雨雾天怎样守住收费口：灯先亮，话先到，手势做足，再放行'
const STATES: readonly CourseState[] = ['draft', 'published', 'published', 'retired']
const COPIES = 44

const fileId = (index: number, kind: string) =>
  `cloud://local-env.local/courses/${String(index).padStart(32, 'd')}.${kind}`

const track = (index: number, media: 'audio' | 'video' = 'audio'): Track => ({
  title: '第一段，灯先亮：雾灯、情报板、车道灯先后打开的次序',
  fileId: fileId(index, media === 'audio' ? 'mp3' : 'mp4'),
  ...{ bytes: 1_200_000, media, seconds: 754.28 },
  cues: [0, 5.03, 8.46].map((at) => ({ at, text: '雨雾天，司机看清收费口比平时晚得多。' })),
})
const step = {
  title: '来车',
  text: '夜里十一点四十分，能见度不到五十米，三号车道来了一辆没有开灯的货车。',
  question: '换成您，先做什么？',
}
const quiz = { text: '雾起时，窗口第一件事做什么？', options: ['打开雾灯和灯牌，再提醒来车', '照常放行'], right: 0 }

function copy(index: number, state: CourseState, more: Partial<CourseDraft> = {}): CourseDraft {
  const body = {
    tracks: [track(index), track(index + 100, 'video')],
    documents: [
      {
        name: '雨雾天怎样守住收费口讲稿，麓山管理处二〇二六年修订',
        fileId: fileId(index, 'pdf'),
        bytes: 2_400_000,
      },
    ],
    steps: [step, { ...step, title: '封道' }],
    quiz: [quiz],
  }
  const head = { kind: courseKinds[index % courseKinds.length]!, title: index % 3 ? `夜班交接（${index}）` : TITLE }
  return {
    ...{ _id: `copy-${index}`, ...head, summary: '入冬以后怎样守住收费口。', tags: ['雨雾', '收费口'] },
    ...{ audience: ['ordinary', 'youth'], core: index === 1, topic: 'safety', lecturer: NAME },
    ...{ org: 'unit', orgPath: ['group', 'unit'], body, minutes: minutesOf({ tracks: body.tracks }), steps: 2 },
    ...{ state, version: state === 'draft' ? 0 : 2, revision: 3, by: people.unitOrganiser._id, byName: NAME },
    ...{ updatedAt: DAY - index * 60_000, checks: [], ...more },
  }
}

export async function layCourseDesk({ database }: LocalCloud) {
  const copies = Array.from({ length: COPIES }, (_, index) => copy(index, STATES[index % STATES.length]!))
  const waiting = copy(50, 'checking', {
    ...{ kind: 'case', updatedAt: DAY + 60_000 },
    checks: [
      { what: 'text', by: 'machine', verdict: 'passed' },
      { what: fileId(50, 'mp3'), by: 'machine', verdict: 'waiting' },
      { what: fileId(150, 'mp4'), by: 'person', verdict: 'waiting' },
      { what: fileId(50, 'pdf'), by: 'person', verdict: 'waiting' },
    ],
  })
  const base = copy(51, 'refused')
  const refused = copy(51, 'refused', {
    ...{ kind: 'film', version: 0, updatedAt: DAY + 30_000 },
    body: { ...base.body, tracks: base.body.tracks.slice(0, 1) },
    checks: [
      { what: 'text', by: 'machine', verdict: 'passed' },
      { what: fileId(51, 'mp3'), by: 'machine', verdict: 'refused' },
    ],
  })
  const all = [...copies, waiting, refused].map((one) => ({ ...one }))
  await database.put('courseDrafts', ...all)
  const offered: Course[] = copies
    .slice(1, 3)
    .map(({ revision: _r, byName: _n, updatedAt, checks: _c, by, ...one }) => ({
      ...{ ...one, state: 'published', grams: [], publishedAt: updatedAt, publishedBy: by },
    }))
  await database.put('courses', ...offered.map((one) => ({ ...one })))
  await layPlaces(database)
  await layNeeds(database)
}

/** Of one course, two pages and a bit; of another only what is no longer in use. */
async function layPlaces(database: LocalCloud['database']) {
  const labels = ['收费广场便民亭', '二楼第一会议室门口饮水机旁边的宣传栏上', '夜班休息室']
  const place = (index: number) => ({
    ...{ _id: `place${String(index).padStart(3, '0')}`, org: 'unit', courseId: 'copy-1', course: TITLE },
    ...{ label: labels[index % labels.length]!, retired: index % 5 === 1, createdAt: DAY },
  })
  const all = Array.from({ length: COPIES }, (_, index) => place(index))
  await database.put('places', ...all, { ...place(90), courseId: 'copy-2', retired: true })
}

/** Half of the topics by enough to be told, some by too few. */
async function layNeeds(database: LocalCloud['database']) {
  const asked = Array.from({ length: 60 }, (_, index) => {
    const topics = needTopics.filter(
      (_topic, at) => at === index % 3 || (at === 4 && index < 40) || (at === 9 && !index),
    )
    const memberId = `m-need${index}`
    const at = { memberId, orgPath: people.li.orgPath, year: '2026', topics, answeredAt: DAY }
    return { _id: `${memberId}:2026`, ...at }
  })
  await database.put('needs', ...asked)
}
