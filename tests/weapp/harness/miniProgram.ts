// Runs a compiled weapp folder under jest: logic in a bare vm context, view in WeChat's own component framework
// (miniprogram-simulate), joined by setData and events that cross as JSON. Nothing here is laid out or drawn.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { audit, type Bars } from './audit'
import { BackgroundAudio } from './backgroundAudio'
import { ComponentLoader } from './componentLoader'
import { repairListDiff } from './listDiff'
import { LogicLayer } from './logic'
import { Page, type Query } from './page'
import { watchErrors } from './watchErrors'
import { makeWx, type Call } from './wx'
import { compileWxml, type Templates } from './wxml'

repairListDiff()

const { posix } = path
const MOST_PAGES = 10

export interface AppJson {
  pages: string[]
  subPackages?: { root: string; name?: string; pages: string[] }[]
  preloadRule?: Record<string, { packages: string[] }>
  tabBar?: { custom?: boolean; list: { pagePath: string; iconPath?: string; selectedIconPath?: string }[] }
  usingComponents?: Record<string, string>
}

export interface Options {
  /** The compiled folder. */
  root: string
  /** Answers wx.cloud.callFunction: a mock, or the real handlers on the local cloud. */
  cloud?: (name: string, data: unknown) => unknown
  /** Plays an API: {scanCode: (options) => result}. What it throws becomes errMsg and errCode. */
  mocks?: Record<string, (options: Record<string, unknown>) => unknown>
  /** What the mini-program finds in its storage. */
  stored?: Record<string, unknown>
  /** What Date says inside the mini-program. */
  now?: () => number
}

export class MiniProgram {
  readonly root: string
  readonly appJson: AppJson
  readonly knownPages: string[]
  readonly stack: Page[] = []
  /** Every call of a listed API, in order. */
  readonly calls: Call[] = []
  readonly errors: unknown[] = []
  readonly sound = new BackgroundAudio()
  readonly viewWarnings: string[] = []
  readonly stored: Map<string, unknown>
  readonly mocks: NonNullable<Options['mocks']>
  readonly launchOptions = { path: '', query: {} as Query, scene: 1001, referrerInfo: {} }
  readonly cloud: NonNullable<Options['cloud']>
  private readonly logic: LogicLayer
  private readonly templates: Templates
  private readonly components: ComponentLoader
  private readonly stopWatching: () => void

  constructor({ root, cloud = noCloud, mocks = {}, stored = {}, now = Date.now }: Options) {
    this.root = root
    this.cloud = cloud
    this.mocks = mocks
    this.stored = new Map(Object.entries(stored))
    this.appJson = this.json('app') as AppJson
    this.knownPages = pagesOf(this.appJson)
    const pageInstances = () => this.stack.map((page) => page.instance)
    this.logic = new LogicLayer({
      root,
      wx: makeWx(this),
      now,
      pageInstances,
      onError: (error) => this.errors.push(error),
    })
    this.templates = compileWxml(root)
    this.components = new ComponentLoader(this, this.logic)
    this.stopWatching = watchErrors(this.errors, this.viewWarnings)
  }

  /** The page on top. Throws if none is open. */
  get currentPage(): Page {
    const page = this.stack.at(-1)
    if (!page) throw new Error('no page is open')
    return page
  }

  async launch(url = this.appJson.pages[0] ?? ''): Promise<Page> {
    Object.assign(this.launchOptions, parse(url))
    this.logic.load('app.js')
    const { app } = this.logic
    if (!app) throw new Error('App() was not called')
    for (const hook of ['onLaunch', 'onShow']) {
      const work = app[hook]
      if (typeof work === 'function') work.call(app, this.adopt(this.launchOptions))
    }
    return this.open(url)
  }

  async navigateTo(url: string) {
    if (this.stack.length >= MOST_PAGES) throw new Error('webview count limit exceed')
    if (this.isTab(url)) throw new Error('can not navigateTo a tabbar page')
    await this.open(url)
  }

  async redirectTo(url: string) {
    if (this.isTab(url)) throw new Error('can not redirectTo a tabbar page')
    const target = this.absolute(url)
    this.stack.pop()?.close()
    await this.open(target)
  }

  async reLaunch(url: string) {
    const target = this.absolute(url)
    this.closeAll()
    await this.open(target)
  }

  /** Simpler than WeChat's, which keeps the other tabs alive. */
  async switchTab(url: string) {
    if (!this.isTab(url)) throw new Error('can not switch to no-tabBar page')
    await this.reLaunch(url)
  }

  async navigateBack(delta = 1) {
    for (let i = 0; i < delta && this.stack.length > 1; i++) this.stack.pop()?.close()
    this.currentPage.show()
    await this.settle()
  }

  /** Lets promises, timers and setData that are under way finish. */
  async settle(ms = 0) {
    for (let i = 0; i < 6; i++) await new Promise((resolve) => setTimeout(resolve, ms))
  }

  /** Everything WeChat's tool would complain about, and our own bars. Tests expect [] in afterEach. */
  audit(bars?: Partial<Bars>): string[] {
    return audit(this, bars)
  }

  /** What it took to show a page before anybody touched it. */
  firstScreen(page = this.currentPage): { setData: number; bytes: number } {
    return { ...page.first }
  }

  dispose() {
    this.closeAll()
    this.logic.stop()
    this.stopWatching()
  }

  adopt<T>(value: T): T {
    return this.logic.adopt(value)
  }

  template(file: string): unknown {
    return this.templates(file)
  }

  componentsOf(owner: string): Record<string, string> {
    return this.components.usedBy(owner)
  }

  json(name: string): object {
    const file = path.join(this.root, `${name}.json`)
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : {}
  }

  private closeAll() {
    while (this.stack.length) this.stack.pop()?.close()
  }

  private async open(url: string): Promise<Page> {
    const { path: name, query } = parse(this.absolute(url))
    if (!this.knownPages.includes(name)) throw new Error(`page "${name}" is not found`)

    if (!this.logic.pageDefinitions.has(name)) this.logic.load(name)
    const definition = this.logic.pageDefinitions.get(name)
    if (!definition) throw new Error(`Page() was not called in ${name}`)

    const page = new Page(this, name, definition, query)
    this.stack.at(-1)?.hide()
    this.stack.push(page)
    page.open()
    await this.settle()
    return page
  }

  private absolute(url: string): string {
    const from = this.stack.at(-1)
    return url.startsWith('/') || !from ? url : posix.join('/', posix.dirname(from.path), url)
  }

  private isTab(url: string): boolean {
    const { path: name } = parse(this.absolute(url))
    return Boolean(this.appJson.tabBar?.list.some(({ pagePath }) => pagePath === name))
  }
}

/** Main package first, then each subpackage's. */
export const pagesOf = ({ pages, subPackages = [] }: AppJson): string[] => [
  ...pages,
  ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => posix.join(root, page))),
]

/** WeChat hands query values over as they stand in the URL: still percent-encoded. */
function parse(url: string): { path: string; query: Query } {
  const [page = '', search = ''] = url.split('?')
  const pairs = search.split('&').filter(Boolean)
  const query = pairs.map((pair) => [pair.split('=')[0], pair.split('=').slice(1).join('=')])
  return { path: page.replace(/^\//, ''), query: Object.fromEntries(query) as Query }
}

function noCloud(name: string): never {
  throw new Error(`this test gives no cloud to answer ${name}`)
}
