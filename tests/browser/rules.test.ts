/** A rule is changed by two people, in a real browser, on the deployed functions. */
import type { Page } from 'playwright-core'
import { see, tap, useStage } from './stage'

const stage = useStage()
const open = (openid: string, place: string) => stage.open(openid, `subpackages/office/${place}`)
const inputs = (page: Page) => page.locator('input').filter({ visible: true })
const areas = (page: Page) => page.locator('.taro-textarea').filter({ visible: true })
/** As fieldsOf('SI') has it. */
const LATE_LIMIT = 6

test('drafted and tried by the administrator, stated anew, released by the group organiser', async () => {
  const administrator = await open('o-administrator', 'rules/index')
  await tap(administrator, '起草新的一版')
  await areas(administrator).first().fill('换班时路上要一刻钟')
  await tap(administrator, '签到')
  await inputs(administrator).nth(LATE_LIMIT).fill('90')
  await see(administrator, '应在 0 到 60 分钟之间')
  await inputs(administrator).nth(LATE_LIMIT).fill('15')
  await areas(administrator).last().fill('集团党委组织部通知')
  await tap(administrator, '改好了')
  // groups of numbers are put together again
  await tap(administrator, '三会一课')
  await areas(administrator).last().fill('只核对依据')
  await tap(administrator, '改好了')
  await see(administrator, /已改，自 2026年12月1日/)
  await tap(administrator, '保存草稿')

  await see(administrator, /由 10 分钟改为 15 分钟/)
  await tap(administrator, '试算')
  await administrator.locator('.sheet').getByText('试算', { exact: true }).last().tap()
  await see(administrator, /1 个未通过/)
  await see(administrator, /15:15 以后算迟到/)
  await tap(administrator, '按新的结果重述用例')
  await tap(administrator, '重述用例')
  await see(administrator, /全部通过/)
  await tap(administrator, '试算')
  await administrator.locator('.sheet').getByText('试算', { exact: true }).last().tap()
  await see(administrator, /您起草的，请另一位/)

  const organiser = await open('o-groupOrganiser', 'rules/index')
  await tap(organiser, '第 2026.2 版')
  await see(organiser, '随规则重述')
  await tap(organiser, '发布')
  await see(organiser, /改了 1 个数值/)
  await tap(organiser, '确认发布')
  await see(organiser, /发布，/)
  const told = new Set(stage.cloud.database.rows('members').map(({ ruleVersion }) => ruleVersion))
  expect([...told]).toEqual(['2026.2'])
})
