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

/**
 * The SDK reads the caller from process.env, which all callers share; so each invocation sees its own. It asks for two dozen
 * names a request, and each look into the system's environment is a system call: they are answered from a copy.
 */
function installEnvironment() {
  const own = () => contexts.getStore()?.environment
  const system = process.env
  const real = Object.assign(Object.create(null), system) as Record<string, string | undefined>
  process.env = new Proxy(system, {
    get: (_, name: string) => own()?.[name] ?? real[name],
    has: (_, name) => name in (own() ?? {}) || Object.hasOwn(real, name),
    set(_, name: string, value: unknown) {
      const environment = own()
      ;(environment ?? real)[name] = String(value)
      if (!environment) system[name] = String(value)
      return true
    },
    deleteProperty(_, name: string) {
      const environment = own()
      delete (environment ?? real)[name]
      if (!environment) delete system[name]
      return true
    },
    ownKeys: () => [...new Set([...Reflect.ownKeys(real), ...Object.keys(own() ?? {})])],
    getOwnPropertyDescriptor(_, name: string) {
      const value = own()?.[name] ?? real[name]
      return value === undefined ? undefined : { value, writable: true, enumerable: true, configurable: true }
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
