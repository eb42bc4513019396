/** Organisation and people in a real browser, on the deployed functions: what is done on one page shows on the others. */
import type { Page } from 'playwright-core'
import { see, tap, useStage } from './stage'

const stage = useStage()
const open = (openid: string, place: string) => stage.open(openid, `subpackages/office/${place}`)
const fill = (page: Page, label: string, text: string) =>
  page.locator(`[aria-label="${label}"] textarea`).filter({ visible: true }).last().fill(text)
const member = (id: string) => stage.cloud.database.rows('members').find(({ _id }) => _id === id)

test('the administrator renames a branch, and what was typed outlives a closed drawer', async () => {
  const page = await open('o-administrator', 'tree/index?orgId=branch')
  await tap(page, '更名')
  await fill(page, '新名称', '青枫收费站党支部')
  await page.getByRole('button', { name: '关闭' }).filter({ visible: true }).tap()
  await tap(page, '更名')
  await tap(page, '下一步')
  await see(page, '“branch党支部”更名为“青枫收费站党支部”。')
  await tap(page, '确认更名')
  await see(page, '已更名')
  await page.locator('.t-title', { hasText: '青枫收费站党支部' }).first().waitFor()
  expect(stage.cloud.database.rows('orgs')).toContainEqual(
    expect.objectContaining({ _id: 'branch', name: '青枫收费站党支部', formerNames: ['branch党支部'] }),
  )
})

test('the administrator merges a branch into its sibling: people move, and it lies below the other', async () => {
  const page = await open('o-administrator', 'tree/index?orgId=branch')
  await tap(page, '合并到另一支部')
  expect(await page.getByText('foreign党支部').filter({ visible: true }).count()).toBe(0)
  await tap(page, 'sibling党支部')
  await tap(page, '下一步')
  await see(page, '合并以后不能撤销。')
  await tap(page, '确认合并')
  await see(page, /2026年11月2日 起已并入其他支部/)
  expect(await page.getByText('更名', { exact: true }).filter({ visible: true }).count()).toBe(0)
  expect(member('m-li')).toMatchObject({ branchId: 'sibling' })

  const into = await open('o-administrator', 'tree/index?orgId=sibling')
  await see(into, /2026年11月2日 起已并入其他支部/)
  const li = await open('o-administrator', 'person/index?branchId=sibling&memberId=m-li')
  await see(li, /2026年11月2日 起，支部合并/)
})

test('the secretary grants an exemption and ends it, on the page that the list of people leads to', async () => {
  const page = await open('o-secretary', 'people/index?orgId=branch')
  await tap(page, 'li')
  await tap(page, '豁免')
  await tap(page, '借调')
  await tap(page, '驻村帮扶')
  await tap(page, '下一步')
  await see(page, /从 2026年11月2日 到 2027年2月1日/)
  await tap(page, '确认豁免')
  await see(page, '豁免，借调')
  const marks = [
    { kind: 'seconded', from: '2026-11-02', to: '2027-02-01', reason: '驻村帮扶', grantedBy: 'm-secretary' },
  ]
  expect(member('m-li')).toMatchObject({ marks })

  const list = await open('o-secretary', 'people/index?orgId=branch')
  await see(list, '豁免')
  expect(await list.getByText('豁免', { exact: true }).count()).toBe(1)

  stage.cloud.clock.freeze(Date.parse('2026-11-10T09:00:00+08:00'))
  await tap(page, '结束豁免')
  await tap(page, '确认结束')
  await see(page, /2026年11月9日 止/)
  expect(member('m-li')).toMatchObject({ marks: [{ ...marks[0], to: '2026-11-09' }] })
})

test('the administrator appoints, and the secretary neither sees that nor the changes of the tree', async () => {
  const page = await open('o-administrator', 'person/index?branchId=branch&memberId=m-li')
  await tap(page, '任命')
  await tap(page, '宣传委员')
  await tap(page, '下一步')
  await tap(page, '确认任命')
  await see(page, '已任命')
  await see(page, 'branch党支部，2026年11月2日 起')
  expect(member('m-li')).toMatchObject({ posts: [{ duty: 'publicityOfficer', org: 'branch', from: '2026-11-02' }] })

  const own = await open('o-secretary', 'person/index?branchId=branch&memberId=m-li')
  await see(own, '宣传委员')
  await see(own, '豁免')
  const tree = await open('o-secretary', 'tree/index?orgId=branch')
  await see(tree, '新设党小组')
  for (const [where, words] of [
    [own, ['任命', '免去']],
    [tree, ['更名', '合并到另一支部', '拆分']],
  ] as const)
    for (const word of words) expect(await where.getByText(word, { exact: true }).count()).toBe(0)
})

test('the secretary makes a party group, changes it and ends it', async () => {
  const page = await open('o-secretary', 'tree/index?orgId=branch')
  await tap(page, '新设党小组')
  await fill(page, '党小组的名称', '第一党小组')
  await tap(page, 'li')
  await tap(page, 'wang')
  await tap(page, '下一步')
  await tap(page, '确认编组')
  await see(page, '党小组已编好')
  const [group] = stage.cloud.database.rows('orgs').filter(({ level }) => level === 'partyGroup')
  const isIn = (id: string) => (member(id)!.orgPath as string[]).includes(String(group!._id))
  expect(['m-li', 'm-wang', 'm-deputy'].map(isIn)).toEqual([true, true, false])

  await tap(page, '第一党小组')
  await see(page, '党员，已选 2 人')
  await tap(page, 'li')
  await tap(page, 'wang')
  await tap(page, '解散党小组')
  await tap(page, '确认解散')
  await see(page, /2026年11月2日 起已结束/)
  expect(['m-li', 'm-wang'].map(isIn)).toEqual([false, false])
})

test('the administrator splits a branch: the chosen move, the others stay', async () => {
  const page = await open('o-administrator', 'tree/index?orgId=branch')
  await tap(page, '拆分')
  await fill(page, '新支部的名称', '青枫二支部')
  await tap(page, 'li')
  await tap(page, '下一步')
  await tap(page, '确认拆分')
  await see(page, /已拆分，1 人转入新支部/)
  expect(member('m-li')).toMatchObject({ branchName: '青枫二支部' })
  expect(member('m-wang')).toMatchObject({ branchId: 'branch' })
  const unit = await open('o-administrator', 'tree/index?orgId=unit')
  await see(unit, '青枫二支部')
})
