import { FunctionError } from './functionError'
import type { FunctionWorker } from './functionWorker'

/** The instances of one function: lent to one invocation at a time, kept warm for the next. */
export interface Pool {
  /** Loads the function ahead of its first call. */
  warm(): Promise<void>
  /** A loaded instance; waits for its turn. Throws FunctionError if the function cannot be loaded. */
  borrow(): Promise<FunctionWorker>
  giveBack(worker: FunctionWorker): void
  close(): Promise<void>
}

/** Memory (some 32 MB an instance) sets the bound here, not the 1,000 of the cloud: more invocations wait. */
const MAX_INSTANCES = 8
const MAX_IDLE = 4

export function createPool(startWorker: () => FunctionWorker): Pool {
  const all = new Set<FunctionWorker>()
  const idle: FunctionWorker[] = []
  const waiting: (() => void)[] = []
  let busy = 0
  let closed = false

  function start(): FunctionWorker {
    const worker = startWorker()
    all.add(worker)
    return worker
  }
  function keepOrEnd(worker: FunctionWorker) {
    if (worker.isAlive && idle.length < MAX_IDLE) idle.push(worker)
    else void worker.end(new FunctionError(-504002, 'not needed')).then(() => all.delete(worker))
  }
  function leave() {
    busy--
    waiting.shift()?.()
  }

  return {
    async warm() {
      if (closed || all.size > 0) return
      const worker = start()
      await worker.ready.catch(() => undefined)
      keepOrEnd(worker)
    },
    async borrow() {
      while (busy >= MAX_INSTANCES && !closed) await new Promise<void>((resolve) => waiting.push(resolve))
      if (closed) throw new FunctionError(-504002, 'the cloud is closed')
      busy++
      const worker = idle.findLast((one) => one.isAlive) ?? start()
      if (idle.includes(worker)) idle.splice(idle.indexOf(worker), 1)
      try {
        await worker.ready
        return worker
      } catch (error) {
        all.delete(worker)
        leave()
        throw error
      }
    },
    giveBack(worker) {
      keepOrEnd(worker)
      leave()
    },
    async close() {
      closed = true
      waiting.splice(0).forEach((wake) => wake())
      await Promise.all([...all].map((worker) => worker.end(new FunctionError(-504002, 'the cloud is closed'))))
    },
  }
}
