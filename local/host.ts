import type { Conduct, Conducted } from './conduct'
import { environmentOf, type Caller, type EnvironmentOptions } from './environment'
import { FunctionError } from './functionError'
import type { DeployedFunction } from './functions'
import { startWorker } from './functionWorker'
import { createPool } from './pool'

/** Runs deployed functions as the cloud does: one instance per concurrent invocation, kept warm for the next. */
export interface Host {
  functions: ReadonlyMap<string, DeployedFunction>
  /** Loads each function once, ahead of its first call. */
  warm(): Promise<void>
  /** Throws FunctionError. */
  invoke(name: string, event: unknown, caller: Caller): Promise<Conducted>
  close(): Promise<void>
}

export interface HostParts {
  functions: Map<string, DeployedFunction>
  environment: () => EnvironmentOptions
  clock: SharedArrayBuffer
  conduct: Conduct
}

export function createHost({ functions, environment, clock, conduct }: HostParts): Host {
  const pools = new Map([...functions].map(([name, deployed]) => [name, poolOf(deployed)]))
  function poolOf(deployed: DeployedFunction) {
    return createPool(() => startWorker(deployed, environmentOf(environment()), clock))
  }
  return {
    functions,
    async warm() {
      // One after the other: loading all at once would starve the first call.
      for (const pool of pools.values()) await pool.warm()
    },
    async invoke(name, event, caller) {
      const pool = pools.get(name)
      if (!pool) throw new FunctionError(-501000, 'FunctionName parameter could not be found')
      const permissions = functions.get(name)?.permissions
      return conduct({ ...caller, function: name, permissions, event }, async (running) => {
        const worker = await pool.borrow()
        running.abort = (error) => void worker.end(new FunctionError(-504002, error.message))
        try {
          const task = {
            environment: environmentOf(environment(), running),
            event: JSON.stringify(event) ?? 'null',
            context: { request_id: running.id, function_name: name },
          }
          return await worker.run(task, (line) => running.log(line))
        } finally {
          pool.giveBack(worker)
        }
      })
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.close()))
    },
  }
}
