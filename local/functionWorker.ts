import { Worker } from 'node:worker_threads'
import { FunctionError } from './functionError'
import type { DeployedFunction } from './functions'
import type { Sent } from './sent'
import type { Task, WorkerMessage, WorkerStart } from './worker'
import { workerCode } from './workerCode'

export interface TaskResult {
  /** The reply as JSON. */
  text: string
  sent: Sent[]
}

/** One thread with one function loaded. */
export interface FunctionWorker {
  /** Resolves when the function is loaded; rejects with why it cannot be. */
  ready: Promise<void>
  /** One at a time. Rejects with FunctionError when the function throws, runs out of time or memory, or is ended. */
  run(task: Task, log: (line: string) => void): Promise<TaskResult>
  end(error: Error): Promise<void>
  readonly isAlive: boolean
}

interface Pending {
  log: (line: string) => void
  resolve: (result: TaskResult) => void
  reject: (error: Error) => void
}

export function startWorker(
  { entry, memoryMb, timeoutMs }: DeployedFunction,
  environment: Record<string, string>,
  clock: SharedArrayBuffer,
): FunctionWorker {
  const worker = new Worker(workerCode(), {
    ...{ eval: true, env: environment, stdout: true, stderr: true, execArgv: [] },
    workerData: { entry, clock } satisfies WorkerStart,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  })
  const life: Life = { isAlive: true, pending: undefined, loaded: () => {}, unusable: () => {}, end }
  const ready = new Promise<void>((resolve, reject) => Object.assign(life, { loaded: resolve, unusable: reject }))
  // A worker that was warmed for nobody may fail unseen; the next call starts another one and sees it.
  ready.catch(() => undefined)

  async function end(error: Error) {
    life.isAlive = false
    life.unusable(error)
    settle(life)?.reject(error)
    await worker.terminate()
  }
  listen(worker, life, memoryMb)

  return {
    ready,
    end,
    get isAlive() {
      return life.isAlive
    },
    run: (task, log) =>
      new Promise<TaskResult>((resolve, reject) => {
        const late = new FunctionError(-504003, `Invoking task timed out after ${timeoutMs / 1000} seconds`)
        const timer = setTimeout(() => void end(late), timeoutMs)
        const done =
          <V>(then: (value: V) => void) =>
          (value: V) => (clearTimeout(timer), then(value))
        life.pending = { log, resolve: done(resolve), reject: done(reject) }
        worker.postMessage(task)
      }),
  }
}

interface Life {
  isAlive: boolean
  pending: Pending | undefined
  loaded: () => void
  unusable: (error: Error) => void
  end: (error: Error) => Promise<void>
}

function settle(life: Life): Pending | undefined {
  const settled = life.pending
  life.pending = undefined
  return settled
}

function listen(worker: Worker, life: Life, memoryMb: number) {
  worker.on('message', (message: WorkerMessage) => hear(message, life))
  worker.on('error', (error: Error & { code?: string }) => {
    const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    const why = isMemory ? `memory limit of ${memoryMb} MB exceeded` : String(error.stack ?? error)
    life.pending?.log(why)
    void life.end(new FunctionError(-504002, firstLine(why)))
  })
  worker.on('exit', () => void life.end(new FunctionError(-504002, 'the process exited')))
  for (const stream of [worker.stdout, worker.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => life.pending?.log(text.trimEnd()))
  }
}

function hear(message: WorkerMessage, life: Life) {
  switch (message.type) {
    case 'ready':
      return life.loaded()
    case 'log':
      return life.pending?.log(message.line)
    case 'reply':
      return settle(life)?.resolve(message)
    case 'unusable':
      return void life.end(new FunctionError(-504002, firstLine(message.problem)))
    case 'failure':
      life.pending?.log(message.problem)
      settle(life)?.reject(new FunctionError(-504002, firstLine(message.problem), message.sent))
  }
}

const firstLine = (text: string) => text.split('\n', 1)[0] ?? text
