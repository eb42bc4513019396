/** 三会一课 and the days after a theme day in a real browser, on the deployed functions. */
import { ask } from '../../scripts/demo/caller'
import { eventually } from '../support/eventually'
import { see, tap, useStage } from './stage'

const stage = useStage()
const { open } = stage
const at = (text: string) => Date.parse(`2026-11-${text}+08:00`)

test.each([1, 1.5] as const)('a secretary plans what is due, and members see it: text size %s', async (fontScale) => {
  const secretary = await open('o-secretary', 'subpackages/branch/meetings/index?branchId=branch', { fontScale })
  await see(secretary, '有 3 次会过了期限，')
  await tap(secretary, '安排会议')
  await secretary.locator('[aria-label="地点"] textarea').last().fill('三楼活动室')
  await tap(secretary, '讨论发展党员')
  await tap(secretary, '安排')
  await tap(secretary, '确认安排')
  await see(secretary, /已安排在 11月5日/)
  expect(stage.cloud.database.rows('sessions')).toMatchObject([
    {
      kind: 'memberMeeting',
      place: '三楼活动室',
      agenda: [{ title: '听取支部委员会工作报告' }, { title: '讨论发展党员' }],
    },
  ])

  const li = await open('o-li', 'pages/home/index', { fontScale })
  await see(li, /有一场/)
  await tap(li, '参加')
  await see(li, '加入手机日历')
  const overflow = await li.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  const download = li.waitForEvent('download')
  await tap(li, '加入手机日历')
  expect((await download).suggestedFilename()).toMatch(/\.ics$/)
})

test('心得 goes into the record, and its tap allows one more message', async () => {
  const { sessionId } = await ask(stage.cloud, 'o-secretary', 'themeDay.publish', {
    ...{ branchId: 'branch', month: '2026-11', start: at('05T15:00:00'), end: at('05T17:00:00'), place: '二楼会议室' },
    ...{ title: '守好一条路', parts: { lesson: '守住收费口', film: '山路上的灯', practice: '雨雾保通演练' } },
  })
  stage.cloud.clock.freeze(at('05T15:05:00'))
  await ask(stage.cloud, 'o-secretary', 'attendance.rollCall', { sessionId, memberIds: ['m-li'] })
  stage.cloud.clock.freeze(at('06T09:00:00'))
  const li = await open('o-li', 'pages/home/index')
  await tap(li, '写一句心得')
  await li.locator('textarea').fill('先降速再变道')
  await tap(li, '提交心得')
  await see(li, '心得已写 1 句')
  expect(stage.cloud.database.rows('takeAways')).toMatchObject([{ memberId: 'm-li', texts: ['先降速再变道'] }])
  await eventually(() => expect(stage.cloud.database.rows('quotas')).toMatchObject([{ memberId: 'm-li' }]))
})

test("a new secretary's first month leads step by step, and is ticked", async () => {
  const secretary = await open('o-siblingSecretary', 'pages/home/index')
  await see(secretary, '第一个月，')
  await tap(secretary, '看党员名单')
  await see(secretary, 'siblingMember')
  await secretary.goBack()
  await secretary.getByLabel('第1步，看党员名单，已做').waitFor()
  await ask(stage.cloud, 'o-siblingSecretary', 'themeDay.publish', {
    ...{ branchId: 'sibling', month: '2026-11', start: at('05T15:00:00'), end: at('05T17:00:00'), place: '二楼会议室' },
    parts: { lesson: '守住收费口', film: '山路上的灯', practice: '雨雾保通演练' },
  })
  await secretary.evaluate(() => window.dispatchEvent(new Event('focus')))
  await secretary.getByLabel('第2步，定主题党日，已做').waitFor()
  await tap(secretary, '收起，不再显示')
  await secretary.reload()
  await see(secretary, '工作台')
  expect(await secretary.getByText('第一个月，').count()).toBe(0)
})
