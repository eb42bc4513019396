/** A course in a real browser, from an organiser's first word to a member's shelf, with the demo's own sound. */
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import type { CourseDraft } from '../../cloudfunctions/shared/documents'
import { eventually, until } from '../support/eventually'
import { see, tap, useStage } from './stage'

const stage = useStage()
const SOUND = resolve('scripts/demo/courses/media/rain-and-fog.mp3')
const TITLE = '雨雾天怎样守住收费口'
const OFFICE = 'subpackages/office/courses'

const rows = (name: string) => stage.cloud.database.rows(name)
const drafts = () => rows('courseDrafts') as unknown as CourseDraft[]
const field = (page: Page, label: string) =>
  page
    .locator(`.field[aria-label="${label}"], .field:has(.field-label:text-is("${label}"))`)
    .filter({ visible: true })
    .last()
const fill = (page: Page, label: string, text: string) =>
  field(page, label).locator('textarea, input').first().fill(text)

async function choose(page: Page, words: string, file: string | { name: string; mimeType: string; buffer: Buffer }) {
  const asked = page.waitForEvent('filechooser')
  await tap(page, words)
  await (await asked).setFiles(file)
}

beforeEach(() => {
  // WeChat's verdict comes when the test says so
  Object.assign(stage.cloud.openapi.moderation, { mediaFunction: 'timer', mediaDelayMs: 600_000 })
})

test('an audio course is written, uploaded, submitted, passed, and on a member’s shelf', async () => {
  const page = await stage.open('o-unitOrganiser', 'subpackages/office/workbench/index')
  await tap(page, '课程管理')
  await see(page, '还没有课程')
  await tap(page, '新建课程')
  await tap(page, '音频')
  await fill(page, '课程名称', TITLE)

  await choose(page, '添加音频或视频', { name: '讲稿.exe', mimeType: 'application/x', buffer: Buffer.from('MZ') })
  await see(page, /课程只收 mp3、m4a 音频/)
  await tap(page, '知道了')
  await choose(page, '添加音频或视频', SOUND)
  await see(page, '音频，1 分 16 秒，没有文稿')
  const written = { title: TITLE, state: 'draft', by: 'm-unitOrganiser', org: 'unit' }
  await eventually(() => expect(drafts()[0]).toMatchObject(written))

  await tap(page, 'rain-and-fog')
  await fill(page, '名称', '第一讲')
  await fill(page, '文稿，可以没有', '先把灯开亮。\n[00:40] 再把话说清。')
  await tap(page, '写好了')
  await see(page, '音频，1 分 16 秒，文稿 2 行')
  await until(() => drafts()[0]!.body.tracks[0]?.cues.length === 2)
  const kept = drafts()[0]!.body.tracks[0]!
  expect(kept).toMatchObject({ title: '第一讲', media: 'audio', cues: [{ at: 0 }, { at: 40, text: '再把话说清。' }] })
  expect(Math.abs(kept.seconds - 76.28)).toBeLessThan(0.5)

  await tap(page, '预览')
  await tap(page, '试听')
  await page.waitForFunction(() => (document.querySelector('video')?.readyState ?? 0) > 0)
  await page.getByRole('button', { name: '关闭' }).filter({ visible: true }).tap()
  await tap(page, '提交检查')
  await see(page, '文字已通过')
  await see(page, '“第一讲”正在检查，一般几分钟有结果')
  const member = await stage.open('o-li', 'pages/courses/index')
  await tap(member, '本单位')
  await member.waitForTimeout(500)
  expect(await member.getByText(TITLE).filter({ visible: true }).count()).toBe(0)

  await stage.cloud.openapi.deliverMediaVerdicts()
  await until(() => rows('courses').length)
  await member.reload()
  await tap(member, '本单位')
  await tap(member, TITLE)
  await see(member, '再把话说清。')
  await page.reload()
  await see(page, '大家看到的是第 1 版，改了再提交就是第 2 版。')
})

test('what a machine cannot check waits for another organiser, who may send it back', async () => {
  const page = await stage.open('o-unitOrganiser', `${OFFICE}/edit/index?orgId=unit&courseId=new-1&kind=case`)
  await fill(page, '课程名称', TITLE)
  await tap(page, '还差 1 项，看是哪些')
  await see(page, /案例要有步骤/)
  await page.getByRole('button', { name: '关闭' }).filter({ visible: true }).tap()
  await tap(page, '添加一步')
  await fill(page, '名称', '来车')
  await fill(page, '发生了什么', '雨夜来了一辆车')
  await fill(page, '问大家什么', '先做什么')
  await tap(page, '写好了')
  await choose(page, '添加文件', {
    name: '讲义.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4 讲义'),
  })
  await see(page, '讲义')
  await until(() => drafts()[0]?.body.documents.length === 1)
  await tap(page, '提交检查')
  await see(page, '“讲义”等另一位组织者放行')

  const other = await stage.open('o-groupOrganiser', `${OFFICE}/index?orgId=unit`)
  await tap(other, TITLE)
  const file = other.waitForEvent('download')
  await tap(other, '打开')
  expect((await file).suggestedFilename()).toBe('讲义.pdf')
  await tap(other, '退回')
  await other.getByRole('dialog').getByText('退回', { exact: true }).last().tap()
  await until(() => drafts()[0]!.state === 'refused')
  await page.reload()
  await see(page, '“讲义”没有通过，请修改或换一份再提交')
})

test('what was typed is there after going back, before it ever reached the cloud', async () => {
  const page = await stage.open('o-unitOrganiser', `${OFFICE}/index?orgId=unit`)
  await tap(page, '新建课程')
  await tap(page, '案例')
  await fill(page, '简介，可以没有', '一次处置')
  await page.goBack()
  expect(drafts()).toEqual([])
  await tap(page, '新建课程')
  await see(page, '这部手机上有一份没写完的，接着写')
  await tap(page, '案例')
  await see(page, '案例课程')
  expect(await field(page, '简介，可以没有').locator('textarea').first().inputValue()).toBe('一次处置')
})

test('of two who write at once the second keeps her words, and may put them on top', async () => {
  const place = `${OFFICE}/edit/index?orgId=unit&courseId=new-2&kind=practice`
  const page = await stage.open('o-unitOrganiser', place)
  await fill(page, '课程名称', '雨雾保通演练')
  await field(page, '讲课人，可以没有').locator('input').first().focus()
  await until(() => drafts().length)
  const other = await stage.open('o-groupOrganiser', place)
  await see(other, /unitOrganiser写的/)
  await fill(other, '课程名称', '别人的名称')
  await field(other, '讲课人，可以没有').locator('input').first().focus()
  await until(() => drafts()[0]!.title === '别人的名称')

  await fill(page, '课程名称', '我的名称')
  await field(page, '讲课人，可以没有').locator('input').first().focus()
  await see(page, 'groupOrganiser也改了这门课。现在显示的是您写的。')
  await tap(page, '用我写的')
  await until(() => drafts()[0]!.title === '我的名称')
  await see(page, /草稿已保存/)
})

test('codes are made for places, printed and taken down', async () => {
  const page = await stage.open('o-unitOrganiser', `${OFFICE}/edit/index?orgId=unit&courseId=new-3&kind=practice`)
  await fill(page, '课程名称', TITLE)
  await tap(page, '提交检查')
  await until(() => rows('courses').length)
  await tap(page, '张贴码')
  await see(page, '还没有张贴码')
  await tap(page, '新增张贴处')
  await fill(page, '一行一处', '便民亭\n\n夜班休息室\n便民亭')
  await tap(page, '生成 2 张码')
  await see(page, '夜班休息室')
  expect(
    rows('places')
      .map(({ label }) => label)
      .sort(),
  ).toEqual(['便民亭', '夜班休息室'].sort())
  await tap(page, '打印')
  const file = page.waitForEvent('download')
  await tap(page, '生成 PDF')
  expect((await file).suggestedFilename()).toMatch(/\.pdf$/)
  await page.getByRole('button', { name: '关闭' }).filter({ visible: true }).tap()
  await tap(page, '便民亭')
  await tap(page, '停用这张码')
  await see(page, '已停用')
  expect(rows('places').filter(({ retired }) => retired)).toMatchObject([{ label: '便民亭' }])
})
