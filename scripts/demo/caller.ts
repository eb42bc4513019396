import type { LocalCloud } from 'wx-cloud-local'
import { AppError } from '#domain/errors'
import { functionOf } from '#types/functionOf'
import type { ActionName, Input, Output, Reply } from '#types/contract'

/** Asks the deployed function as this person, as a phone would; a refusal is thrown. */
export async function ask<A extends ActionName>(
  cloud: LocalCloud,
  openid: string,
  action: A,
  input: Input<A>,
): Promise<Output<A>> {
  const { reply } = await cloud.call(functionOf(action), { action, input }, { openid })
  const answer = reply as Reply<Output<A>>
  if (!answer.ok) throw new AppError(answer.code, `${action}: ${answer.message}`)
  return answer.data
}

/** Runs the work on a few items at a time; the function host has as many workers. */
export async function inLanes<T>(items: readonly T[], lanes: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items]
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
    }),
  )
}
