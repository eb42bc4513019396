import type { IncomingMessage, ServerResponse } from 'node:http'
import { assemble, type Parts } from './assemble'
import { instantIn, type Clock } from './clock'
import { consoleRoute } from './console/route'
import type { Database, Declarations } from './engine'
import { environmentOf } from './environment'
import type { Faults } from './faults'
import type { Files } from './files'
import { FunctionError } from './functionError'
import { withUserInfo } from './gateway'
import { observeInProcess, runInProcess } from './inProcess'
import type { Invocation } from './invocations'
import type { Cost } from './meter'
import type { OpenApi } from './openapi'
import type { SentMessage } from './openapi/messages'
import type { Sent } from './sent'
import { listen } from './server'
import { createWire } from './wire'

export type { Database, Declarations, Index } from './engine'
export type { Fault, Faults } from './faults'
export type { Invocation } from './invocations'
export type { Cost } from './meter'
export type { SentMessage } from './openapi/messages'

export interface LocalCloudOptions {
  /** 0, the default: a free one. */
  port?: number
  host?: string
  /** Folder that keeps documents and files; without it everything ends with the process. */
  data?: string
  declarations?: Declarations
  /** Folder of the deployed functions: <name>/index.js and config.json. */
  functions?: string
  /** Environment for every function. */
  variables?: Record<string, string>
  /** Refuse what the real SDK would silently let pass. Default true. */
  strict?: boolean
  shuffle?: number | false
  rowCap?: 100 | 1000
  appId?: string
  /** Fire the functions' timers by the clock. */
  timers?: boolean
  /** Asked for paths that the cloud does not know; answers whether it did. */
  routes?: (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>
  /** Gets one line per invocation with its cost. */
  log?: (line: string) => void
}

/** Who calls: by default a client without identity. */
export interface CallerOptions {
  openid?: string
  /** wx_client, wx_trigger, or a chain such as wx_client,scf. */
  source?: string
}

export interface RunCaller extends CallerOptions {
  functionName?: string
  /** Open interfaces it may call: by default those of the deployed function of this name, or all. */
  permissions?: string[]
}

export interface Called<T> {
  reply: T
  cost: Cost
  invocation: Invocation
}

export interface LocalCloud {
  url: string
  /** What the SDK is pointed at: TCB_CONTEXT_CNFG={"URL": adminUrl}. */
  adminUrl: string
  database: Database
  /** Around the wire, uncounted, as a phone uploads; answers the file id. */
  files: Pick<Files, 'put' | 'list'>
  clock: Clock
  /** Runs a function's main in this process as that caller. Rejects with what main throws. */
  run<T>(main: (event: never) => Promise<T>, event: unknown, caller?: RunCaller): Promise<Called<T>>
  /** Calls a deployed function in a worker, as the gateway does. Rejects with FunctionError. */
  call(name: string, event: unknown, caller?: CallerOptions): Promise<Called<unknown>>
  /** Runs the timer of this function (or of this name) now, or all. */
  fireTimer(name?: string): Promise<void>
  /** The last 200. */
  invocations: Invocation[]
  outbox: SentMessage[]
  faults: Faults
  openapi: OpenApi
  /** Empties documents, files, outbox, invocations, switches and clock; collections and indexes stay. */
  reset(): Promise<void>
  close(): Promise<void>
}

/** Starts a cloud on one port. Throws if the port is taken, the data are damaged or a function's config.json is wrong. */
export async function startLocalCloud(options: LocalCloudOptions = {}): Promise<LocalCloud> {
  const { port = 0, host = '127.0.0.1' } = options
  const address = { url: '' }
  const parts = await assemble(options, address)
  const { clock, database, faults, files, gateway, invocations, openapi, outbox, timers } = parts
  const routes = [files.answer, gateway.answer, consoleRoute(parts, reset), options.routes ?? (async () => false)]
  const listening = await listen(port, host, createWire(parts), routes).catch(async (error: unknown) => {
    await database.close()
    throw error
  })
  address.url = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${listening.port}`
  void parts.host.warm()
  if (options.timers) timers.start()
  const stopObserving = observeInProcess()

  let closing: Promise<void> | undefined
  async function close() {
    stopObserving()
    timers.stop()
    await listening.close()
    await parts.host.close()
    await parts.phones.close()
    await database.close()
  }
  async function reset() {
    await database.clear()
    await files.clear()
    invocations.list.length = 0
    faults.reset()
    openapi.reset()
    clock.release()
  }
  return {
    ...{ url: address.url, adminUrl: `${address.url}/admin`, database, files, clock, outbox, faults, openapi, reset },
    invocations: invocations.list,
    fireTimer: timers.fire,
    run: (main, event, caller = {}) => runHere(parts, main, event, caller),
    async call(name, event, { openid = '', source = 'wx_client' } = {}) {
      const { reply, invocation } = await gateway.call(name, event, { openid, source })
      return { reply, cost: invocation.cost, invocation }
    },
    close: () => (closing ??= close()),
  }
}

/** As the cloud does, event and reply travel as JSON. */
async function runHere<T>(
  { appId, clockMemory, conduct, environment, host, openapi }: Parts,
  main: (event: never) => Promise<T>,
  event: unknown,
  { openid = '', source = 'wx_client', functionName = main.name || 'main', permissions }: RunCaller,
): Promise<Called<T>> {
  const allowed = permissions ?? host.functions.get(functionName)?.permissions
  if (source === 'wx_client') openapi.seen(openid)
  const starting = { function: functionName, openid, source, permissions: allowed, event }
  const { reply, invocation } = await conduct(starting, async (running) => {
    const sent: Sent[] = []
    const context = {
      ...{ environment: environmentOf(environment(), running), sent, log: running.log },
      instant: instantIn(clockMemory),
    }
    const aborted = new Promise<never>((_, reject) => {
      running.abort = (error) => reject(new FunctionError(-504002, error.message, sent))
    })
    const arrived = JSON.parse(JSON.stringify(withUserInfo(event, { openid, source }, appId) ?? null)) as never
    const result = await Promise.race([runInProcess(context, () => main(arrived)), aborted])
    return { text: JSON.stringify(result) ?? 'null', sent }
  })
  return { reply: reply as T, cost: invocation.cost, invocation }
}
