import type { Database } from './engine'
import { FunctionError } from './functionError'
import type { Invocation, Invocations, Running, Starting } from './invocations'
import type { Sent } from './sent'

/** A finished invocation. */
export interface Conducted {
  reply: unknown
  /** The reply as JSON, as it travels. */
  text: string
  invocation: Invocation
}

export type Conduct = (
  starting: Starting,
  execute: (running: Running) => Promise<{ text: string; sent: Sent[] }>,
) => Promise<Conducted>

const MAX_REPLY = 1024 * 1024

/** Records an invocation from its start to its end, wherever it is executed. What `execute` throws is passed on. */
export function createConduct(invocations: Invocations, database: Database, strict: boolean): Conduct {
  return async (starting, execute) => {
    const running = invocations.begin(starting)
    try {
      const { text, sent } = await execute(running)
      const replyBytes = Buffer.byteLength(text)
      if (strict && replyBytes > MAX_REPLY) {
        throw new FunctionError(-604001, `the reply has ${replyBytes} bytes, the cloud allows ${MAX_REPLY}`, sent)
      }
      const reply: unknown = JSON.parse(text)
      return { reply, text, invocation: invocations.end(running, { reply, replyBytes, sent }) }
    } catch (error) {
      const known = error instanceof FunctionError ? error : undefined
      invocations.end(running, { code: String(known?.errCode ?? -504002), ...(known?.sent && { sent: known.sent }) })
      throw error
    } finally {
      database.endInvocation(running.id)
    }
  }
}
