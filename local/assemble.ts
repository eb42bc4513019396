import { join } from 'node:path'
import { createClock, createClockMemory } from './clock'
import { createConduct } from './conduct'
import { openDatabase } from './engine'
import type { EnvironmentOptions } from './environment'
import { createFaults } from './faults'
import { createFiles } from './files'
import { createMemoryShelf, openFolderShelf } from './fileShelf'
import { readFunctions, type DeployedFunction } from './functions'
import { createGateway } from './gateway'
import { createHost } from './host'
import type { LocalCloudOptions } from './index'
import { createInvocations } from './invocations'
import { describeInvocation } from './logLine'
import { createOpenApi } from './openapi'
import type { SentMessage } from './openapi/messages'
import { openPhoneState } from './phoneState'
import { createTimers } from './timers'

/** Where the cloud is reached; known once its port is. */
export interface Address {
  url: string
}

export type Parts = Awaited<ReturnType<typeof assemble>>

/** Builds the parts of a cloud and ties them together; nothing listens yet. */
export async function assemble(options: LocalCloudOptions, address: Address) {
  const { data, declarations, functions, strict = true, appId = 'wx0000000000000000' } = options
  const deployed = functions === undefined ? new Map<string, DeployedFunction>() : readFunctions(functions)
  const clockMemory = createClockMemory()
  const clock = createClock(clockMemory)
  const now = () => clock.now()
  const database = await openDatabase({
    ...{ strict, now },
    ...(data !== undefined && { data }),
    ...(declarations && { declarations }),
    ...(options.shuffle !== undefined && { shuffle: options.shuffle }),
    ...(options.rowCap && { rowCap: options.rowCap }),
  })
  const files = createFiles(
    data === undefined ? createMemoryShelf() : await openFolderShelf(join(data, 'files')),
    origin,
    now,
  )
  function origin() {
    return address.url
  }
  const environment = (): EnvironmentOptions => ({
    ...{ adminUrl: `${address.url}/admin`, appId, variables: options.variables ?? {} },
  })

  const faults = createFaults()
  const invocations = createInvocations(now, (invocation) => options.log?.(describeInvocation(invocation)))
  const conduct = createConduct(invocations, database, strict)
  const host = createHost({ functions: deployed, environment, clock: clockMemory, conduct })

  const outbox: SentMessage[] = []
  const phones = await openPhoneState(data, outbox)
  const openapi = createOpenApi({
    ...{ outbox, stock: phones.stock, origin, appId, now, changed: phones.save },
    tell: (name, event) => host.invoke(name, event, { openid: '', source: 'wx_push' }).catch(() => undefined),
  })
  const timers = createTimers(host, faults, now)
  clock.onMove(timers.check)
  const gateway = createGateway({ host, faults, openapi, clock, timers, outbox, invocations: invocations.list, appId })
  return {
    ...{ appId, clock, clockMemory, conduct, database, environment, faults, files, gateway, host },
    ...{ invocations, now, openapi, outbox, phones, timers },
  }
}
