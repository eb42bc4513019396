import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** A mini-program written by hand, small enough to know what is right. */
const FILES: Record<string, string> = {
  'app.json': JSON.stringify({
    pages: ['pages/list/index', 'pages/tab/index'],
    subPackages: [{ root: 'packages/more', pages: ['detail/index'] }],
    tabBar: { list: [{ pagePath: 'pages/list/index' }, { pagePath: 'pages/tab/index' }] },
  }),
  'app.js': 'App({ onLaunch: function (options) { this.launched = options } })',
  'pages/list/index.json': '{}',
  'pages/list/index.wxml': `
    <view wx:for="{{items}}" wx:key="id" class="item" bindtap="tap" data-id="{{item.id}}"><text>{{item.name}}</text></view>
    <button id="off" disabled="{{true}}" bindtap="tap">off</button>
    <input id="draft" value="{{draft}}" bindinput="input" />
    <text id="said">{{said}}</text>`,
  'pages/list/index.js': `Page({
    data: { items: [], draft: '', said: '' },
    onLoad: function (query) { this.setData({ said: query.from || '' }) },
    set: function (items) { this.setData({ items: items }) },
    tap: function (event) { this.setData({ said: event.currentTarget.dataset.id }) },
    input: function (event) { this.setData({ draft: event.detail.value }) },
    ask: function () {
      var page = this
      return wx.cloud.callFunction({ name: 'api', data: { action: 'a', list: [1] } }).then(function (reply) {
        page.setData({ said: reply.result.rows instanceof Array ? reply.result.rows[0].name : 'foreign' })
      })
    },
    look: function (expression) { return (1, eval)(expression) },
    hidden: function () { return [typeof window, typeof document, typeof process, typeof fetch].join() },
    day: function () { return new Date().toISOString() },
    leave: function (url) { return wx.navigateTo({ url: url }) },
    lateError: function () { setTimeout(function () { throw new Error('late') }, 0) },
    lostPromise: function () { Promise.reject(new Error('lost')) }
  })`,
  'pages/tab/index.json': '{}',
  'pages/tab/index.wxml': '<view>tab</view>',
  'pages/tab/index.js': 'Page({})',
  'packages/more/detail/index.json': '{}',
  'packages/more/detail/index.wxml': '<view>{{id}}</view>',
  'packages/more/detail/index.js': 'Page({ data: { id: "" }, onLoad: function (query) { this.setData(query) } })',
}

export function writeSample(root: string) {
  for (const [name, content] of Object.entries(FILES)) {
    const file = path.join(root, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}
