/** 请假 in real browsers, from the reason to 销假. */
import type { Page } from 'playwright-core'
import { ask } from '../../scripts/demo/caller'
import { eventually } from '../support/eventually'
import { leaveFrom, draft } from '../support/themeDay'
import { see, tap, useStage } from './stage'

const stage = useStage()
const at = (text: string) => Date.parse(`2026-11-${text}+08:00`)
const publish = () => ask(stage.cloud, 'o-secretary', 'themeDay.publish', draft)
const row = (collection: string, memberId: string) =>
  stage.cloud.database.rows(collection as never).find((one) => (one as { memberId: string }).memberId === memberId)

/** As one who turns back to the window. */
const turnTo = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('focus')))

test('four taps, all granted at once, and taken back again', async () => {
  const { sessionId } = await publish()
  await ask(stage.cloud, 'o-wang', 'leave.ask', leaveFrom(sessionId))
  const li = await stage.open('o-li', 'pages/home/index')
  for (const words of ['请假', '病假', '去医院看病、检查']) await tap(li, words)
  await see(li, '支部书记secretary或deputy审批')
  await tap(li, '交假条')
  await see(li, '假条已经交了，')
  const slip = { kind: 'sick', reason: '去医院看病、检查', state: 'asked' }
  await eventually(() => expect(row('leaves', 'm-li')).toMatchObject(slip))

  const secretary = await stage.open('o-secretary', `subpackages/branch/live/index?sessionId=${sessionId}`)
  await see(secretary, '待批假条 2')
  await tap(secretary, '全部同意 2')
  await secretary.getByText('待批假条').waitFor({ state: 'detached' })
  await turnTo(li)
  await see(li, '已准假，')

  await tap(li, '我的假条')
  await see(li, '已批准')
  await see(li, /支部书记secretary同意/)
  await tap(li, '撤回')
  await see(li, '已撤回')
  await li.goBack()
  await see(li, '参加')
  await eventually(() => expect(row('leaves', 'm-li')).toMatchObject({ state: 'withdrawn' }))
})

test('long leave goes on to the organiser, and one says when one is back', async () => {
  const { sessionId } = await ask(stage.cloud, 'o-secretary', 'meeting.plan', {
    ...{ branchId: 'branch', kind: 'memberMeeting', title: '第四季度党员大会', place: '三楼活动室' },
    ...{ start: at('04T09:00:00'), end: at('04T16:00:00'), agenda: ['讨论预备党员转正'] },
  })
  for (const who of ['o-li', 'o-wang']) await ask(stage.cloud, who, 'leave.ask', leaveFrom(sessionId))
  const memberIds = ['m-li', 'm-wang']
  await ask(stage.cloud, 'o-secretary', 'leave.decide', { sessionId, memberIds, approve: true })
  const organiser = await stage.open('o-unitOrganiser', 'subpackages/office/leaveInbox/index?orgId=unit')
  await tap(organiser, '本页 2 张全部同意')
  await tap(organiser, '全部同意')
  await see(organiser, '没有待批的假条')

  stage.cloud.clock.freeze(at('04T17:00:00'))
  const li = await stage.open('o-li', 'subpackages/account/leave/own/index')
  await see(li, '请销假')
  await tap(li, '销假')
  await see(li, '已销假')
  await see(li, '销假晚于假期结束，')
})

test('secretary puts it down for somebody who cannot', async () => {
  const { sessionId } = await publish()
  const page = await stage.open('o-secretary', `subpackages/branch/live/index?sessionId=${sessionId}`)
  await tap(page, '代请假')
  // his name stands on the list behind the drawer too
  await page.getByRole('radio').filter({ hasText: 'phoneless' }).tap()
  for (const words of ['病假', '住院，或出院后休养', '代交假条']) await tap(page, words)
  await page.getByText('替phoneless请假').waitFor({ state: 'detached' })
  const entered = { state: 'approved', enteredBy: 'm-secretary' }
  await eventually(() => expect(row('leaves', 'm-phoneless')).toMatchObject(entered))
})
