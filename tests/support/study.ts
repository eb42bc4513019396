/** What goes with a session: its lecturer, its preparation, its questions. */
import type { Input } from '#types/contract'
import { courseOf } from './courses'
import { changeSession } from './door'
import { callAs, given, mustCallAs } from './world'

export const quiz = [
  { text: '雨雾天收费口先做什么', options: ['灯亮', '放行', '收摊'], right: 0 },
  { text: '隧道起火往哪边走', options: ['车流前方', '横洞'], right: 1 },
  { text: '遇到求助先报给谁', options: ['班长', '值班站长', '朋友'], right: 1 },
  { text: '第四题不在课前题里', options: ['是', '否'], right: 0 },
]

/** Of the group, with one question more than a preparation takes. */
export const givenQuiz = (_id = 'course-1', wanted: Parameters<typeof courseOf>[1] = {}) =>
  given('courses', courseOf(_id, { body: { quiz }, ...wanted }))

/** wang lectures: a member of the branch without any post. */
export const lecturedBy = (id = 'm-wang') => changeSession({ lecturer: { id, name: id } })

export async function prepared(sessionId: string): Promise<void> {
  await givenQuiz()
  await mustCallAs('o-secretary', 'prep.set', { sessionId, courseId: 'course-1' })
}

export const answersTo = (sessionId: string, answers = [0, 1, 2]): Input<'prep.answer'> => ({
  sessionId,
  courseId: 'course-1',
  version: 1,
  answers,
})

/** As a phone draws it: twenty-two characters. */
export const questionId = (n: number) => String(n).padStart(22, 'q')

export const askAs = (openid: string, sessionId: string, n: number, more: Partial<Input<'question.ask'>> = {}) =>
  callAs(openid, 'question.ask', { sessionId, id: questionId(n), text: `问题 ${n}`, named: false, ...more })
