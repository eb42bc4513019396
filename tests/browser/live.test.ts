/** What is done with the list, in a real browser: a row that came in later is confirmed, one is corrected, and a helper helps. */
import type { Page } from 'playwright-core'
import { ask } from '../../scripts/demo/caller'
import { see, tap, useStage } from './stage'

const at = (text: string) => Date.parse(`2026-11-${text}+08:00`)
const stage = useStage()

async function published(): Promise<string> {
  const { sessionId } = await ask(stage.cloud, 'o-secretary', 'themeDay.publish', {
    ...{ branchId: 'branch', month: '2026-11', start: at('05T15:00:00'), end: at('05T17:00:00') },
    ...{ place: '二楼会议室', title: '守好一条路，温暖一程人' },
    parts: { lesson: '雨雾天怎样守住收费口', film: '山路上的灯', practice: '雨雾保通演练' },
  })
  return sessionId
}

/** li has scanned without a network, and sends the code in when it is old. */
async function sentInLater(sessionId: string) {
  const door = { digits: false, offline: true, signOut: false, spot: null }
  await ask(stage.cloud, 'o-secretary', 'attendance.setDoor', { sessionId, revision: 0, door })
  stage.cloud.clock.freeze(at('05T14:50:00'))
  const { tokens } = await ask(stage.cloud, 'o-secretary', 'attendance.showCodes', { sessionId })
  stage.cloud.clock.freeze(at('05T15:05:00'))
  await ask(stage.cloud, 'o-li', 'attendance.signIn', { token: tokens[0]!, offline: true })
}

const listOf = (openid: string, sessionId: string) =>
  stage.open(openid, `subpackages/branch/live/index?sessionId=${sessionId}`)
const row = (memberId: string) => stage.cloud.database.rows('attendances').find((one) => one.memberId === memberId)
const sheet = (page: Page, name: string) => page.getByRole('dialog', { name }).waitFor()

test('what came in later counts once it is confirmed, and a correction says what was there before', async () => {
  const sessionId = await published()
  await sentInLater(sessionId)
  const page = await listOf('o-secretary', sessionId)
  await tap(page, '1 人待确认')
  await see(page, /补传 1/)
  await tap(page, '确认')
  await see(page, '都确认完了')
  expect(row('m-li')).toMatchObject({ decision: { accepted: true, byName: 'secretary' }, flags: ['offline'] })
  await page.getByRole('button', { name: '关闭' }).tap()

  await tap(page, 'wang')
  await tap(page, '更正')
  await see(page, /原来：未到/)
  await tap(page, '迟到')
  await tap(page, '没带手机或没电')
  await tap(page.getByRole('dialog').page(), '更正')
  await sheet(page, 'wang')
  await see(page, /“未到”改为“迟到”/)
  expect(row('m-wang')).toMatchObject({
    ruling: 'late',
    corrections: [{ before: 'absent', after: 'late', reason: '没带手机或没电', byName: 'secretary' }],
  })
})

test('a helper calls the roll and appoints nobody; the next day the list is closed to him', async () => {
  const sessionId = await published()
  stage.cloud.clock.freeze(at('05T15:05:00'))
  const page = await listOf('o-secretary', sessionId)
  await tap(page, '更多')
  await tap(page, '现场帮手')
  await tap(page, 'li，收费员')
  await tap(page, '请这 1 位')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(stage.cloud.database.rows('sessions')[0]).toMatchObject({ helpers: [{ id: 'm-li', name: 'li' }] })

  // by way of home, which tells who one is
  const helping = await stage.open('o-li', '')
  await see(helping, /主题党日/)
  await helping.evaluate(
    (path) => void (window.location.hash = path),
    `/subpackages/branch/live/index?sessionId=${sessionId}`,
  )
  await see(helping, '更多')
  await see(helping, /反扫/)
  expect(
    await helping
      .getByText(/现场帮手/)
      .filter({ visible: true })
      .count(),
  ).toBe(0)
  await tap(helping, '点到')
  await see(helping, '已点到')

  stage.cloud.clock.freeze(at('06T09:00:00'))
  const late = await listOf('o-li', sessionId)
  await see(late, /没有权限/)
})
