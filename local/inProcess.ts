import { AsyncLocalStorage } from 'node:async_hooks'
import { format } from 'node:util'
import { installDate } from './date'
import { observeRequests, type Sent } from './sent'

interface Context {
  environment: Record<string, string>
  instant: () => number | null
  log: (line: string) => void
  /** Filled with the requests that were sent. */
  sent: Sent[]
}

const contexts = new AsyncLocalStorage<Context>()
let installed = false
let observers = 0
let stopObserving = () => {}

/** Runs in this process with its own environment, clock and log. Concurrent invocations, of several clouds too, stay apart. */
export function runInProcess<T>(context: Context, main: () => Promise<T>): Promise<T> {
  if (!installed) {
    installed = true
    installEnvironment()
    installDate(() => contexts.getStore()?.instant() ?? null)
    installConsole()
  }
  return contexts.run(context, async () => main())
}

/** Begins to note the requests that functions in this process send; returns how to stop. */
export function observeInProcess(): () => void {
  if (observers++ === 0) stopObserving = observeRequests(() => contexts.getStore()?.sent)
  return () => {
    if (--observers === 0) stopObserving()
  }
}

/** The SDK reads the caller from process.env, which all callers share; so each invocation sees its own. */
function installEnvironment() {
  const own = () => contexts.getStore()?.environment
  process.env = new Proxy(process.env, {
    get: (real, name: string) => own()?.[name] ?? real[name],
    has: (real, name) => name in (own() ?? {}) || name in real,
    set(real, name: string, value: unknown) {
      ;(own() ?? real)[name] = String(value)
      return true
    },
    deleteProperty(real, name: string) {
      delete (own() ?? real)[name]
      return true
    },
    ownKeys: (real) => [...new Set([...Reflect.ownKeys(real), ...Object.keys(own() ?? {})])],
    getOwnPropertyDescriptor(real, name: string) {
      const value = own()?.[name]
      return value === undefined
        ? Reflect.getOwnPropertyDescriptor(real, name)
        : { value, writable: true, enumerable: true, configurable: true }
    },
  })
}

/** What a function prints belongs to its invocation, not to the terminal. */
function installConsole() {
  for (const level of ['debug', 'log', 'info', 'warn', 'error'] as const) {
    const print = console[level].bind(console)
    console[level] = (...words: unknown[]) => (contexts.getStore()?.log ?? print)(format(...words))
  }
}
