/** The audit of pages finds what is wrong, and is content with what is right. */
import type { Browser } from 'playwright-core'
import { auditPage } from './audit'
import { auditContrast } from './contrast'
import { launch, PHONE } from './launch'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser?.close())

const body = (content: string) => `<!doctype html><meta name="viewport" content="width=device-width,initial-scale=1">
<body style="margin:0;background:#faf8f4;color:#1e1a17;font-size:16px">${content}</body>`

test.each([
  ['a sentence', '<p>支部的主题党日</p>', []],
  ['two lines set tight', '<div style="width:80px;line-height:1.1">支部的主题党日在二楼</div>', []],
  ['a bar over what scrolls', '<p>页</p><p style="position:fixed;top:0;left:0;background:#fff">坞里的话</p>', []],
  [
    'words that scroll sideways',
    '<div style="overflow-x:auto;white-space:nowrap"><span style="margin-left:900px">尾</span></div>',
    [],
  ],
  ['a large grey title', '<p style="font-size:24px;color:#8f857a">题</p>', []],
  ['a page too wide', '<div style="width:500px">支部</div>', [/too wide/]],
  [
    'words over the edge',
    '<div style="overflow:clip;width:390px"><div style="margin-left:380px;width:90px">支部书记</div></div>',
    [/over the edge/],
  ],
  [
    'words cut off at the side',
    '<div style="width:60px;overflow:hidden;white-space:nowrap">支部的主题党日</div>',
    [/cut off/],
  ],
  ['words cut off below', '<div style="height:20px;overflow:hidden">支部<br>书记</div>', [/cut off/]],
  ['one over another', '<p style="margin:0">支部书记</p><p style="margin:-20px 0 0">组织委员</p>', [/overlap/]],
  ['a small button', '<div role="button" style="width:60px;height:40px">准</div>', [/small target: 准/]],
  ['grey on grey', '<p style="color:#999">支部</p>', [/contrast 2.\d+/]],
  ['white on nothing', '<p style="color:#fff">支部</p>', [/contrast 1.\d+/]],
  [
    'a faint hint',
    '地点<style>::placeholder{color:#bbb}</style><input style="height:50px" placeholder="地点">',
    [/contrast/],
  ],
  [
    'a hint too long',
    '地点<input style="height:50px;width:90px;color:#000" placeholder="写清楚楼层和房间" >',
    [/cut off in its field/],
  ],
  ['nothing at all', '', [/nothing to read/]],
])('%s', async (_, content, expected) => {
  const page = await browser.newPage(PHONE)
  await page.setContent(body(content))
  const found = [...(await page.evaluate(auditPage)), ...(await page.evaluate(auditContrast))]
  await page.close()
  expect({ found, count: found.length }).toMatchObject({ count: expected.length })
  expected.forEach((pattern, index) => expect(found[index]).toMatch(pattern))
})
