/** 听课 in a real browser, with the demo's own sound: it plays, it is kept, and another phone goes on from there. */
import type { Page } from 'playwright-core'
import { eventually, until } from '../support/eventually'
import { layCourse, recorded } from './listenable'
import { see, tap, useStage } from './stage'

const stage = useStage()
async function hang(_id: string, courseId: string, retired = false) {
  const place = { _id, org: 'group', courseId, course: '雨雾天怎样守住收费口', label: '收费亭', retired }
  await stage.cloud.database.put('places', { ...place, createdAt: stage.cloud.clock.now() })
}

const COURSE = 'subpackages/study/course/index'
/** Each test has its own person: a page that is closed may still be telling where it was. */
const progress = (who: string) =>
  stage.cloud.database.rows('progresses').filter(({ memberId }) => memberId === `m-${who}`)
const button = (page: Page, name: string) => page.locator(`[aria-label="${name}"]`).filter({ visible: true }).last()

/** What the page says has been played, in seconds. */
async function shown(page: Page): Promise<number> {
  const text = await page.locator('[class*=times]').filter({ visible: true }).innerText()
  const [minutes = 0, seconds = 0] = text.trim().split(/\s+/)[0]!.split(':').map(Number)
  return minutes * 60 + seconds
}

beforeEach(async () => {
  await layCourse(stage.cloud, ['rain-and-fog', 'icy-bridge'], { _id: 'lesson', title: '雨雾天怎样守住收费口' })
  // time goes on, so that fifteen seconds can pass
  stage.cloud.clock.release()
})

test('it plays, moves on, is kept in the cloud, and another phone goes on from there', async () => {
  const page = await stage.open('o-li', `${COURSE}?courseId=lesson`)
  await see(page, '雨雾天怎样守住收费口')
  await button(page, '播放').tap()
  await until(async () => (await shown(page)) >= 3)
  expect(progress('li')).toEqual([])
  await button(page, '进15秒').tap()
  await until(async () => (await shown(page)) >= 19)
  await button(page, '暂停').tap()
  const at = await shown(page)
  await eventually(() => {
    const [kept] = progress('li')
    expect(kept).toMatchObject({ _id: 'm-li:lesson', memberId: 'm-li', track: 0 })
    expect(Math.abs((kept!.position as number) - at)).toBeLessThanOrEqual(1)
  })

  const other = await stage.open('o-li', `${COURSE}?courseId=lesson`)
  await see(other, '雨雾天怎样守住收费口')
  await eventually(async () => expect(Math.abs((await shown(other)) - at)).toBeLessThanOrEqual(5))
  await button(other, '播放').tap()
  const before = await shown(other)
  let further = 0
  await until(async () => (further = await shown(other)) > before + 1)
  expect(further).toBeLessThan(at + 10)
})

test('what was heard without a network is on the phone, and goes up when it is back', async () => {
  const page = await stage.open('o-wang', `${COURSE}?courseId=lesson`)
  await button(page, '播放').tap()
  await until(async () => (await shown(page)) >= 2)
  await page.context().setOffline(true)
  await button(page, '进15秒').tap()
  await until(async () => (await shown(page)) >= 18)
  await button(page, '暂停').tap()
  await eventually(async () => {
    const stored = await page.evaluate(() => localStorage.getItem('yueke.o-wang.positions'))
    expect(JSON.parse(stored!).lesson.position).toBeGreaterThanOrEqual(17)
  })
  expect(progress('wang')).toEqual([])

  await page.context().setOffline(false)
  await eventually(() => expect(progress('wang')[0]!.position).toBeGreaterThanOrEqual(17))
})

test('a poster plays in one tap, also for a newcomer, whose place stays on the phone', async () => {
  await hang('AbCdEf12', 'lesson')
  const page = await stage.open('o-nobody', `${COURSE}?scene=cAbCdEf12`)
  // a browser without a tap so far may ask for one
  await until(async () => (await page.locator('[aria-label=暂停], [aria-label=播放]').count()) > 0)
  if (await button(page, '播放').count()) await button(page, '播放').tap()
  await until(async () => (await shown(page)) >= 3)
  await button(page, '暂停').tap()
  await until(() => page.evaluate(() => localStorage.getItem('yueke.o-nobody.positions')?.includes('lesson')))
  expect(stage.cloud.database.rows('progresses').some(({ memberId }) => !memberId)).toBe(false)
  await page.reload()
  await see(page, '雨雾天怎样守住收费口')
  await until(async () => (await shown(page)) >= 1)
})

test('a damaged and a retired code explain themselves and lead to the course centre', async () => {
  await hang('AbCdEf12', 'lesson', true)
  for (const [scene, words] of [
    ['cAbCdEf1', /没有这张码/],
    ['cZZZZZZZZ', /没有这张码/],
    ['cAbCdEf12', /这张码已经停用/],
  ] as const) {
    const page = await stage.open('o-deputy', `${COURSE}?scene=${scene}`)
    await see(page, words)
    await tap(page, '去课程中心')
    await page.waitForURL(/pages\/courses/)
  }
})

test('it goes on while one is elsewhere, and the next track follows the last line', async () => {
  const page = await stage.open('o-activist', `${COURSE}?courseId=lesson`)
  await button(page, '播放').tap()
  await until(async () => (await shown(page)) >= 1)
  // the last line of the first track
  const last = recorded['rain-and-fog']!.cues.at(-1)!
  await page.getByText(last.text).filter({ visible: true }).tap()
  await until(async () => (await shown(page)) >= Math.floor(last.at))
  await page.evaluate(() => (location.hash = '#/pages/mine/index'))
  const mini = page.locator('.mini').filter({ visible: true })
  await mini.getByText('rain-and-fog').waitFor()
  await mini.getByText('icy-bridge').waitFor()
  await mini.getByText('icy-bridge').tap()
  await see(page, /第 2 段，共 2 段/)
  await button(page, '暂停').tap()
})

test('a film goes on where one was', async () => {
  await layCourse(stage.cloud, ['lights-on-the-hill'], { _id: 'film', kind: 'film', title: '山路上的灯' })
  const page = await stage.open('o-siblingMember', `${COURSE}?courseId=film`)
  const video = page.locator('video')
  await video.waitFor()
  await video.evaluate((film: HTMLVideoElement) => void film.play())
  await until(() => video.evaluate((film: HTMLVideoElement) => film.currentTime > 3))
  await video.evaluate((film: HTMLVideoElement) => film.pause())
  await until(() => progress('siblingMember').length === 1)
  const at = progress('siblingMember')[0]!.position as number

  const other = await stage.open('o-siblingMember', `${COURSE}?courseId=film`)
  const again = other.locator('video')
  await again.waitFor()
  await again.evaluate((film: HTMLVideoElement) => void film.play())
  await until(() => again.evaluate((film: HTMLVideoElement) => film.currentTime > 1))
  expect(Math.abs((await again.evaluate((film: HTMLVideoElement) => film.currentTime)) - at)).toBeLessThanOrEqual(5)
})
