import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'

/** What App(), Page() and Component() are given. */
export type Definition = Record<string, unknown>

type Work = (...args: unknown[]) => void
type Timer = ReturnType<typeof setTimeout>

/** Parameters of every module's wrapper: undefined, whatever the context has. */
const HIDDEN = ['window', 'document', 'frames', 'self', 'location', 'navigator', 'localStorage', 'history', 'screen']
  .concat(['alert', 'confirm', 'prompt', 'XMLHttpRequest', 'WebSocket', 'fetch', 'process'])
  .join()

/** Run inside the context. V8 has the three deleted names, a phone may not. */
const SETUP = `(function (now) {
  delete globalThis.WebAssembly
  delete globalThis.SharedArrayBuffer
  delete globalThis.Atomics

  // WeChat lets libraries look for the global object this way, and nothing else.
  const NativeFunction = Function
  globalThis.Function = function (...args) {
    return args.at(-1) === 'return this' ? () => globalThis : NativeFunction(...args)
  }
  Function.prototype = NativeFunction.prototype

  globalThis.Date = class extends Date {
    constructor(...args) {
      if (args.length) super(...args)
      else super(now())
    }
    static now() {
      return now()
    }
  }
})`

interface Options {
  root: string
  wx: object
  now: () => number
  pageInstances: () => object[]
  onError: (error: unknown) => void
}

/**
 * The logic layer: runs the mini-program's JS in a bare V8 context with only what WeChat's engine gives.
 * No window, document, process, fetch, URL …; no eval and no new Function, which WeChat forbids.
 */
export class LogicLayer {
  app: Definition | undefined
  readonly pageDefinitions = new Map<string, Definition>()
  readonly componentDefinitions = new Map<string, Definition>()
  private readonly root: string
  private readonly modules = new Map<string, { exports: unknown }>()
  private readonly running = new Set<Timer>()
  private readonly context: vm.Context
  private readonly parse: (json: string) => unknown
  /** The path whose script runs now. */
  private loading = ''
  private stopped = false

  constructor({ root, wx, now, pageInstances, onError }: Options) {
    this.root = root
    const registry = {
      App: (definition: Definition) => void (this.app = definition),
      Page: (definition: Definition) => void this.pageDefinitions.set(this.loading, definition),
      Component: (definition: Definition) => void this.componentDefinitions.set(this.loading, definition),
      Behavior: (definition: Definition) => definition,
      getApp: () => this.app,
      getCurrentPages: pageInstances,
    }
    this.context = vm.createContext(
      { console, wx, ...registry, ...this.timers(onError) },
      { name: 'weapp-logic', codeGeneration: { strings: false, wasm: false } },
    )
    const setUp = vm.runInContext(SETUP, this.context) as (now: () => number) => void
    setUp(now)
    this.parse = vm.runInContext('JSON.parse', this.context) as (json: string) => unknown
  }

  /** A value as the logic layer gets it: crossed as JSON, made of its own context's objects and arrays. */
  adopt<T>(value: T): T {
    return value === undefined ? value : (this.parse(JSON.stringify(value)) as T)
  }

  /** Runs a page's, a component's or the app's script once. */
  load(id: string) {
    const outer = this.loading
    this.loading = id
    try {
      this.require(id)
    } finally {
      this.loading = outer
    }
  }

  /** Nothing of this mini-program runs on into the next test. */
  stop() {
    this.stopped = true
    for (const timer of this.running) clearTimeout(timer)
  }

  private require(id: string): unknown {
    const name = path.posix.join('/', id).replace(/(\.js)?$/, '.js')
    const known = this.modules.get(name)
    if (known) return known.exports

    const file = path.join(this.root, name)
    if (!existsSync(file)) throw new Error(`module '${name.slice(1)}' is not defined`)

    const module = { exports: {} }
    this.modules.set(name, module)
    const source = `(function (require, module, exports, ${HIDDEN}) {${readFileSync(file, 'utf8')}\n})`
    const wrapper = vm.runInContext(source, this.context, { filename: file }) as (...args: unknown[]) => void
    const relative = (target: string) => this.require(path.posix.join(path.posix.dirname(name), target))
    wrapper.call(undefined, relative, module, module.exports)
    return module.exports
  }

  /** What a timer throws would be lost in the browser that jest plays. */
  private timers(onError: (error: unknown) => void) {
    const guarded =
      (work: Work, args: unknown[]): (() => void) =>
      () => {
        try {
          work(...args)
        } catch (error) {
          onError(error)
        }
      }
    const start =
      (begin: (work: () => void, ms?: number) => Timer) =>
      (work: Work, ms?: number, ...args: unknown[]) => {
        if (this.stopped) return 0
        const timer = begin(guarded(work, args), ms)
        this.running.add(timer)
        return timer
      }
    const clear = (timer: Timer) => {
      this.running.delete(timer)
      clearTimeout(timer)
    }
    return {
      setTimeout: start((work, ms) => setTimeout(work, ms)),
      setInterval: start((work, ms) => setInterval(work, ms)),
      clearTimeout: clear,
      clearInterval: clear,
    }
  }
}
