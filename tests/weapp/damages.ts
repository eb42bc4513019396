import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { AppJson } from './harness/miniProgram'
import type { CheckerName } from './checkers'

interface Damage {
  name: string
  damage: (dist: string) => void
  /** All of them must notice, whoever else does. */
  noticedBy: CheckerName[]
  /** Left out of the short run: another row shows the same checker at work. */
  long?: boolean
}

const edit = (name: string, change: (text: string) => string) => (dist: string) => {
  const file = path.join(dist, name)
  const before = readFileSync(file, 'utf8')
  const after = change(before)
  if (before === after) throw new Error(`the damage changed nothing in ${name}`)
  writeFileSync(file, after)
}

const replace = (name: string, from: string | RegExp, to: string) => edit(name, (text) => text.replace(from, to))
const append = (name: string, more: string) => edit(name, (text) => text + more)
const add = (name: string, content: string) => (dist: string) => writeFileSync(path.join(dist, name), content)

const editJson = <T>(name: string, change: (value: T) => void) =>
  edit(name, (text) => {
    const value = JSON.parse(text) as T
    change(value)
    return JSON.stringify(value)
  })
const editApp = (change: (app: AppJson & Record<string, unknown>) => void) => editJson('app.json', change)

const firstPage = (dist: string) => (JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8')) as AppJson).pages[0]
const inFirstPage = (extension: string, change: (name: string) => (dist: string) => void) => (dist: string) =>
  change(`${firstPage(dist)}.${extension}`)(dist)

/** Code that every page runs when it has loaded. */
const inEveryPage = (code: string) =>
  edit('app.js', (text) => {
    const onLoad = `var load=d.onLoad;d.onLoad=function(){load.apply(this,arguments);${code}}`
    return `;(function(){var P=Page;Page=function(d){${onLoad};P(d)}})();${text}`
  })

const json: Damage[] = [
  {
    name: 'app.json: a value that does not exist',
    damage: editApp((app) => (app.lazyCodeLoading = 'always')),
    noticedBy: ['schema'],
  },
  {
    name: 'app.json: a page without files',
    damage: editApp(({ pages }) => pages.push('pages/ghost/index')),
    noticedBy: ['structure', 'harness'],
  },
  {
    name: 'app.json: a tab-bar icon that is missing',
    damage: editApp((app) => {
      const list = [{ pagePath: app.pages[0] ?? '', iconPath: 'none/icon.png' }]
      app.tabBar = { ...app.tabBar, list }
    }),
    noticedBy: ['structure', 'schema'],
  },
  {
    name: 'page.json: a wrong type',
    damage: inFirstPage('json', (name) =>
      editJson<Record<string, unknown>>(name, (page) => (page.enablePullDownRefresh = 'yes')),
    ),
    noticedBy: ['schema'],
    long: true,
  },
  {
    name: 'page.json: a component at a wrong path',
    damage: inFirstPage('json', (name) =>
      editJson<AppJson>(name, (page) => (page.usingComponents = { ...page.usingComponents, comp: '../../none' })),
    ),
    noticedBy: ['structure', 'harness'],
  },
  {
    name: 'page.json: a CustomWrapper',
    damage: inFirstPage('json', (name) =>
      editJson<AppJson>(name, (page) => (page.usingComponents = { ...page.usingComponents, 'custom-wrapper': './w' })),
    ),
    noticedBy: ['texts'],
    long: true,
  },
]

const markup: Damage[] = [
  {
    name: 'WXML: an end tag is missing',
    damage: inFirstPage('wxml', (name) => append(name, '<view><text>x</view>')),
    noticedBy: ['wcc', 'wxml', 'harness'],
  },
  {
    name: 'WXML: a bad expression',
    damage: replace('base.wxml', '{{i.cn}}', '{{i.cn + }}'),
    noticedBy: ['wcc', 'wxml', 'harness'],
    long: true,
  },
  {
    name: 'WXML: a button lost its bindtap',
    damage: edit('base.wxml', (text) => text.replace(/(<button [^>]*)bindtap="eh"/g, '$1')),
    noticedBy: ['harness'],
  },
  {
    name: 'WXML: templates are missing',
    damage: replace('base.wxml', /name="tmpl_0_/g, 'name="lost_'),
    noticedBy: ['harness'],
  },
  {
    name: 'WXML: a wrong import path',
    damage: inFirstPage('wxml', (name) => replace(name, /src="[./]+base.wxml"/, 'src="../none.wxml"')),
    noticedBy: ['harness'],
    long: true,
  },
  { name: 'WXS: a syntax error', damage: append('utils.wxs', 'var = ;'), noticedBy: ['wcc', 'harness'] },
  { name: 'WXSS: a syntax error', damage: append('app.wxss', '.x{color:red;;}} .y{'), noticedBy: ['wcsc'] },
  { name: 'WXSS: :active', damage: append('app.wxss', '.x:active{color:red}'), noticedBy: ['texts'] },
]

const scripts: Damage[] = [
  {
    name: 'JS: a syntax error',
    damage: inFirstPage('js', (name) => append(name, ';var = 1')),
    noticedBy: ['syntax', 'harness'],
  },
  {
    name: 'JS: syntax that is too new',
    damage: inFirstPage('js', (name) => append(name, ';var zz=wx?.env??1;')),
    noticedBy: ['syntax'],
  },
  { name: 'JS: new Function', damage: inEveryPage('new Function("return 1+1")()'), noticedBy: ['harness', 'texts'] },
  { name: 'JS: document in the logic layer', damage: inEveryPage('document.title'), noticedBy: ['harness'] },
  { name: 'JS: an API that does not exist', damage: inEveryPage('wx.cloud.callFunctoin({})'), noticedBy: ['harness'] },
  {
    name: 'JS: a variable that was not set at build time',
    damage: inEveryPage('process.env.X'),
    noticedBy: ['harness', 'texts'],
    long: true,
  },
  {
    name: 'JS: an address that a phone refuses',
    damage: append('app.js', ';"http://example.com"'),
    noticedBy: ['texts'],
    long: true,
  },
  {
    name: 'JS: the stand-in for the browser',
    damage: append('app.js', ';function send(){fetch("/cloud/api")}'),
    noticedBy: ['texts'],
    long: true,
  },
  {
    name: 'JS: the way to a page that does not exist',
    damage: inEveryPage('wx.navigateTo({url:"/pages/ghost/index"})'),
    noticedBy: ['harness', 'links'],
  },
  {
    name: 'JS: an error that nobody catches',
    damage: inEveryPage('Promise.reject(new Error("lost"))'),
    noticedBy: ['harness'],
    long: true,
  },
  {
    name: 'JS: an error in a timer',
    damage: inEveryPage('setTimeout(function(){null.x},0)'),
    noticedBy: ['harness'],
    long: true,
  },
  { name: 'JS: a stray file', damage: add('stray.js', 'module.exports=1'), noticedBy: ['strays'] },
]

const weights: Damage[] = [
  {
    name: 'setData above 256 KB',
    damage: inEveryPage('this.setData({x:new Array(3e5).join("x")})'),
    noticedBy: ['harness'],
  },
  {
    name: 'a first screen of many setData',
    damage: inEveryPage('for(var n=0;n<3;n++)this.setData({n:n})'),
    noticedBy: ['harness'],
    long: true,
  },
  {
    name: 'a main package above 600 KB',
    damage: append('app.js', `;"${'x'.repeat(600 * 1024)}"`),
    noticedBy: ['sizes'],
  },
  {
    name: 'a picture above 200 KB',
    damage: add('big.png', 'x'.repeat(201 * 1024)),
    noticedBy: ['sizes'],
    long: true,
  },
]

export const damages: Damage[] = [...json, ...markup, ...scripts, ...weights]
