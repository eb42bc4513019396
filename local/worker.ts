// Runs inside a worker thread: one function, one invocation at a time. Bundled at start by workerCode().
import { createRequire } from 'node:module'
import { format } from 'node:util'
import { parentPort, workerData } from 'node:worker_threads'
import { instantIn } from './clock'
import { installDate } from './date'
import { observeRequests, type Sent } from './sent'

/** What the host hands over when it starts the worker. */
export interface WorkerStart {
  entry: string
  clock: SharedArrayBuffer
}

/** One invocation; the event is JSON. */
export interface Task {
  environment: Record<string, string>
  event: string
  context: Record<string, string>
}

export type WorkerMessage =
  | { type: 'ready' }
  | { type: 'unusable'; problem: string }
  | { type: 'log'; line: string }
  | { type: 'reply'; text: string; sent: Sent[] }
  | { type: 'failure'; problem: string; sent: Sent[] }

type Main = (event: unknown, context: unknown) => unknown

const { entry, clock } = workerData as WorkerStart
let sent: Sent[] = []

const tell = (message: WorkerMessage) => parentPort?.postMessage(message)
installDate(instantIn(clock))
observeRequests(() => sent)
for (const level of ['debug', 'log', 'info', 'warn', 'error'] as const) {
  console[level] = (...words: unknown[]) => tell({ type: 'log', line: format(...words) })
}

const main = load()
if (main) {
  parentPort?.on('message', (task: Task) => void perform(main, task))
  tell({ type: 'ready' })
}

function load(): Main | undefined {
  try {
    const loaded = createRequire(entry)(entry) as { main?: Main }
    if (typeof loaded.main === 'function') return loaded.main
    tell({ type: 'unusable', problem: 'index.js exports no function main' })
  } catch (error) {
    tell({ type: 'unusable', problem: describe(error) })
  }
  return undefined
}

async function perform(main: Main, { environment, event, context }: Task) {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name]
  Object.assign(process.env, environment)
  sent = []
  try {
    const reply = await main(JSON.parse(event), context)
    tell({ type: 'reply', text: JSON.stringify(reply) ?? 'null', sent })
  } catch (error) {
    tell({ type: 'failure', problem: describe(error), sent })
  }
}

/** The SDK throws plain objects as well as errors. */
function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : format(error)
}
