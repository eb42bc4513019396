import type { ActionName, Input, Output, Reply } from '#types/contract'
import { functionOf } from '#types/functionOf'
import { AppError, type ErrorCode } from '#domain/errors'
import { invoke } from '../platform/cloud'
import { setServerNow } from './clock'

type Listener = (code: ErrorCode) => void

const listeners = new Set<Listener>()

/** Told of every refusal by the server, whoever asked: some are about the phone and not about the question. */
export function watchRefusals(tell: Listener) {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}

/** Asks the cloud for one thing. What it throws is an AppError whose message may be shown as it is. */
export async function call<A extends ActionName>(action: A, input: Input<A>): Promise<Output<A>> {
  const askedAt = Date.now()
  const reply = await send<Output<A>>(action, input)
  if (!reply.ok) {
    listeners.forEach((tell) => tell(reply.code))
    throw new AppError(reply.code, reply.message)
  }
  if ('now' in reply.data) setServerNow(reply.data.now, askedAt)
  return reply.data
}

async function send<T>(action: ActionName, input: object): Promise<Reply<T>> {
  try {
    return (await invoke(functionOf(action), { action, input })) as Reply<T>
  } catch {
    throw new AppError('NETWORK')
  }
}
