/** The course centre in a real browser: a thousand courses stay light; what one would like to learn; what is forgotten. */
import { ask } from '../../scripts/demo/caller'
import { eventually } from '../support/eventually'
import { draft } from '../support/themeDay'
import { see, tap, useStage } from './stage'

const stage = useStage()
const COURSES = 1_000
const MOST_ROWS = 60

const courseOf = (index: number) => ({
  ...{ _id: `course-${index}`, kind: index % 2 ? 'audio' : 'case', title: `第 ${index} 课`, summary: '', tags: [] },
  ...{ audience: [], core: false, topic: index % 10 ? null : 'safety', lecturer: null, org: 'group' },
  ...{ orgPath: ['group'], state: 'published', version: 1, minutes: 15, steps: 6, publishedBy: 'm-groupOrganiser' },
  ...{ grams: index === 7 ? ['雨雾'] : [], publishedAt: stage.cloud.clock.now() - (index + 1) * 1_000 },
  body: { tracks: [{ title: '', seconds: 900 }], documents: [], steps: [], quiz: [] },
})

test('a thousand courses, twenty at a time', async () => {
  await stage.cloud.database.put('courses', ...Array.from({ length: COURSES }, (_, index) => courseOf(index)))
  const li = await stage.open('o-li', 'pages/courses/index')
  await tap(li, '集团')
  await see(li, '第 0 课')
  for (const first of [20, 40, 60]) {
    await tap(li, '继续显示')
    await see(li, `第 ${first} 课`)
  }
  expect(await li.locator('.course-row').count()).toBeLessThanOrEqual(MOST_ROWS)
  await tap(li, '看前面的')
  await see(li, '第 40 课')

  await tap(li, '音频')
  await see(li, '第 1 课')
  expect(await li.getByText('第 0 课', { exact: true }).count()).toBe(0)

  await li.locator('input').filter({ visible: true }).fill('雨雾')
  await tap(li, '搜索')
  await see(li, '第 7 课')
  expect(await li.locator('.course-row').count()).toBe(1)
})

test('two taps say what one would like to learn, and it is traced', async () => {
  await stage.cloud.database.put('courses', ...Array.from({ length: 30 }, (_, index) => courseOf(index)))
  const li = await stage.open('o-li', 'pages/home/index')
  await see(li, '投诉与建议')
  await tap(li, '课程')
  await tap(li, '今年想学什么')
  // one on the way while the next is tapped
  await tap(li, '安全生产')
  await tap(li, '健康')
  await see(li, /近半年有 3 门课/)
  // the page tells what was tapped before the cloud has it
  await eventually(() =>
    expect(stage.cloud.database.rows('needs')).toMatchObject([{ memberId: 'm-li', topics: ['safety', 'health'] }]),
  )
  await li.getByLabel('关闭').filter({ visible: true }).tap()
  await see(li, /安全生产、健康，/)
})

test('what I listened to is offered first, and forgotten when I say so', async () => {
  await stage.cloud.database.put('courses', courseOf(1))
  const at = { track: 0, position: 380, version: 1, listenedAt: stage.cloud.clock.now() }
  await stage.cloud.database.put('progresses', { _id: 'm-li:course-1', memberId: 'm-li', courseId: 'course-1', ...at })
  const li = await stage.open('o-li', 'pages/courses/index')
  await see(li, /还剩 8 分 40 秒/)
  await tap(li, '忘记进度')
  await li.getByText('忘记进度', { exact: true }).filter({ visible: true }).last().tap()
  await li.getByText(/还剩/).first().waitFor({ state: 'detached' })
  expect(stage.cloud.database.rows('progresses')).toEqual([])
})

test('a question is asked, asked along, answered; an answer before the lesson is marked after its start', async () => {
  const { cloud } = stage
  const { sessionId } = await ask(cloud, 'o-secretary', 'themeDay.publish', draft)
  const quiz = [{ text: '先做什么？', options: ['开雾灯', '打电话'], right: 0 }]
  const course = { ...courseOf(1), body: { tracks: [], documents: [], steps: [], quiz } }
  await cloud.database.put('courses', course)
  await ask(cloud, 'o-secretary', 'prep.set', { sessionId, courseId: 'course-1' })

  const prep = await stage.open('o-li', `subpackages/study/prep/index?sessionId=${sessionId}`)
  await tap(prep, '打电话')
  await tap(prep, '交答案')
  await see(prep, '答案已交')
  const { start } = cloud.database.rows('sessions')[0] as { start: number }
  cloud.clock.freeze(start + 60_000)

  const li = await stage.open('o-li', `subpackages/study/desk/index?sessionId=${sessionId}`)
  await tap(li, '提问题')
  await li.locator('textarea').filter({ visible: true }).fill('夜班怎么补课？')
  await tap(li, '提出问题')
  await see(li, '夜班怎么补课？')
  const wang = await stage.open('o-wang', `subpackages/study/desk/index?sessionId=${sessionId}`)
  await tap(wang, '同问')
  await see(wang, '已同问')
  const secretary = await stage.open('o-secretary', `subpackages/study/desk/index?sessionId=${sessionId}`)
  await see(secretary, /1 人同问/)
  await tap(secretary, '处理')
  await secretary.locator('textarea').filter({ visible: true }).fill('当班以后三天内补听。')
  await tap(secretary, '交出回答')
  await see(secretary, '问题都有了结果')
  await tap(secretary, '收尾')
  await tap(secretary, '收尾')
  await see(secretary, '问题台已经收尾')

  const after = await stage.open('o-li', `subpackages/study/prep/index?sessionId=${sessionId}`)
  await see(after, '您选的')
  await see(after, '正确')
})
