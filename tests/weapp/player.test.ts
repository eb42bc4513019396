/** 听课 in the compiled mini-program: what is saved how often, what a kill and a weak line cost, and how much is drawn. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { until } from '../support/eventually'
import { givenCourse, trackOf } from '../support/courses'
import { given, givenPeople, rows, setClock, useWorld, world } from '../support/world'
import { MOST_LINES } from '../../src/subpackages/study/course/window'
import type { Page } from './harness/page'
import { ANSWERED_LATE, phoneOf } from './opened'

useWorld()
beforeEach(async () => {
  await givenPeople()
  setClock('03 20:00:00')
})

let phone: ReturnType<typeof phoneOf>
afterEach(() => {
  const complaints = phone.program.audit(ANSWERED_LATE)
  phone.program.dispose()
  expect(complaints).toEqual([])
})

const URL = '/subpackages/study/course/index?courseId=lesson'
const sound = () => phone.program.sound
const saved = () => phone.inputsOf('course.savePosition') as { track: number; position: number }[]

async function open(openid: string, more: Parameters<typeof phoneOf>[1] = {}, url = URL) {
  phone = phoneOf(openid, more)
  const page = await phone.program.launch(url)
  await page.waitFor(() => page.text().includes('雨雾天怎样守住收费口'))
  return page
}

const styles = readFileSync(join(__dirname, '../../dist/weapp/subpackages/study/course/index.wxss'), 'utf8')
/** As the build has named a class of the page. */
const named = (local: string) => new RegExp(`\\.index-module__${local}___[\\w-]{5}`).exec(styles)![0]

async function tap(page: Page, label: string) {
  const [disc] = page.elements(named('disc'))
  expect(disc?.attributeNow('aria-label')).toBe(label)
  await disc?.tap()
}

/** Second after second. */
async function playOn(seconds: number) {
  for (let second = 0; second < seconds; second++) {
    world().clock.advance(1000)
    sound().playOn(1)
    await phone.program.settle()
  }
}

const lesson = (seconds = 600) =>
  givenCourse('lesson', {
    title: '雨雾天怎样守住收费口',
    body: { tracks: [trackOf('lesson', 0, seconds), trackOf('lesson', 1, seconds)] },
  })

test('a minute of play is saved every fifteen seconds, and once more at the pause', async () => {
  await lesson()
  const page = await open('o-li')
  await tap(page, '播放')
  await page.waitFor(() => sound().paused === false)
  expect(sound().title).toBe('第 1 讲')
  expect(sound().given).toHaveLength(1)

  await playOn(61)
  expect(saved().length).toBeGreaterThanOrEqual(3)
  expect(saved().length).toBeLessThanOrEqual(4)
  await playOn(5)
  const before = saved().length
  await tap(page, '暂停')
  await until(() => saved().length === before + 1)
  await until(() => rows('progresses')[0]?.position === 66)
  await phone.program.settle(20)
  expect(saved()).toHaveLength(before + 1)
})

test('behind a locked screen the place is saved although WeChat tells no time', async () => {
  await lesson()
  const page = await open('o-li')
  await tap(page, '播放')
  await page.waitFor(() => sound().paused === false)
  sound().isInSight = false
  await playOn(40)
  await until(() => (rows('progresses')[0]?.position as number) >= 35)
})

test('an app that is killed without a line loses nothing: it goes on from there, and the cloud is told', async () => {
  await lesson()
  const page = await open('o-li', {
    line({ action }, answer) {
      if (action === 'course.savePosition') throw new Error('timeout')
      return answer()
    },
  })
  await tap(page, '播放')
  await page.waitFor(() => sound().paused === false)
  await playOn(100)
  expect(rows('progresses')).toEqual([])
  const stored = Object.fromEntries(phone.program.stored)
  phone.program.dispose()

  const again = await open('o-li', { stored })
  await until(() => rows('progresses').length === 1)
  expect(rows('progresses')[0]!.position).toBeGreaterThanOrEqual(97)
  await tap(again, '播放')
  await again.waitFor(() => sound().paused === false)
  expect(sound().startTime).toBeGreaterThanOrEqual(95)
  expect(sound().startTime).toBeLessThanOrEqual(100)
})

test('of two phones the one that was listened to last is followed', async () => {
  await lesson()
  const page = await open('o-li')
  await tap(page, '播放')
  await page.waitFor(() => sound().paused === false)
  await playOn(30)
  await tap(page, '暂停')
  await until(() => rows('progresses')[0]?.position === 30)
  const stored = Object.fromEntries(phone.program.stored)
  phone.program.dispose()

  world().clock.advance(60_000)
  const [own] = rows('progresses')
  await given('progresses', {
    ...own,
    _id: 'm-li:lesson',
    position: 200,
    listenedAt: Date.parse('2026-11-03T20:05:00+08:00'),
  } as never)
  const again = await open('o-li', { stored })
  await again.waitFor(() => again.text().includes('03:18'))
})

test('a sound that breaks off is asked for anew and goes on from the same second', async () => {
  await lesson()
  const page = await open('o-li')
  await tap(page, '播放')
  await page.waitFor(() => sound().paused === false)
  await playOn(20)
  sound().tell('Error', { errCode: 10_002 })
  await page.waitFor(() => page.text().includes('正在重连'))
  await until(() => sound().given.length === 2)
  expect(sound().startTime).toBe(20)
  expect(sound().given[1]).not.toBe(sound().given[0])
  await page.waitFor(() => !page.text().includes('正在重连'))
})

test('the next track follows by itself, unless it is to fall silent at the end', async () => {
  await lesson(60)
  const page = await open('o-li')
  await tap(page, '播放')
  await page.waitFor(() => sound().paused === false)
  sound().seconds = 60
  await playOn(60)
  await until(() => sound().given.length === 2)
  expect(sound().title).toBe('第 2 讲')
  expect(sound().startTime).toBe(0)
  await page.waitFor(() => page.text().includes('第 2 段，共 2 段'))
})

test('of a thousand lines a stretch is drawn, and it moves with the voice', async () => {
  const cues = Array.from({ length: 1000 }, (_, index) => ({ at: index * 3, text: `第 ${index} 句，灯先亮，话先到。` }))
  const track = { ...trackOf('lesson', 0, 3000), cues }
  await givenCourse('lesson', { title: '雨雾天怎样守住收费口', body: { tracks: [track] } })
  const page = await open('o-li')
  const lines = () => page.elements(named('line')).length
  expect(lines()).toBe(MOST_LINES)
  await tap(page, '播放')
  await page.waitFor(() => sound().paused === false)
  sound().seek(1500)
  await playOn(3)
  await page.waitFor(() => page.text().includes('第 500 句'))
  expect(page.text()).not.toContain('第 0 句')
  expect(lines()).toBe(MOST_LINES)
})

test('nobody is asked for a place that is not kept: of a newcomer nothing is saved', async () => {
  const course = await lesson()
  await given('places', {
    ...{ _id: 'AbCdEf12', org: 'group', courseId: course._id, course: course.title, label: '收费亭' },
    ...{ retired: false, createdAt: 1 },
  })
  const page = await open('o-nobody', {}, '/subpackages/study/course/index?scene=cAbCdEf12')
  page.touched = true
  await page.waitFor(() => sound().paused === false)
  await playOn(20)
  await tap(page, '暂停')
  await phone.program.settle(20)
  expect(saved()).toEqual([])
  expect(rows('progresses')).toEqual([])
})
