/** Plays the cloud for one test file: the deployed bundles, the real SDK inside them, and the local cloud behind it. */
import { join } from 'node:path'
import { type Cost, type LocalCloud, startLocalCloud } from 'wx-cloud-local'
import type { ActionName, Input, Output, Reply } from '#types/contract'
import { functionOf } from '#types/functionOf'
import declarations from '../../cloudfunctions/database.json'
import type { Collection, Documents } from '../../cloudfunctions/shared/documents'
import { loadBundle } from './lent'
import { orgs, people } from './people'

type Main = (event: unknown) => Promise<unknown>
const loaded = new Map<string, { main: Main }>()

/** The entry of a function as it would be uploaded. Loaded within a call, where the SDK finds its surroundings. */
export const deployed =
  (name: string): Main =>
  (event) => {
    const path = join(__dirname, '../../dist/cloudfunctions', name, 'index.js')
    const { main } = loaded.get(name) ?? (loadBundle(path) as { main: Main })
    if (!loaded.has(name)) loaded.set(name, { main })
    return main(event)
  }

let running: LocalCloud | undefined

/** The cloud of this file; printed with its seed, any of which must pass. */
export function world(): LocalCloud {
  if (!running) throw new Error('call useWorld() at the top of the test file')
  return running
}

export function useWorld(): void {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)

  beforeAll(async () => {
    running = await startLocalCloud({
      declarations: declarations as never,
      shuffle: seed,
      variables: { SIGN_IN_SECRET: 'a secret for tests only, 32 characters', TEMPLATE_THEME_DAY: 'themeDay' },
    })
  })
  beforeEach(() => world().reset())
  afterAll(() => running?.close())
  afterEach(() => {
    if (expect.getState().assertionCalls === 0) throw new Error(`a test that asserts nothing; seed ${seed}`)
  })
}

export async function given<C extends Collection>(collection: C, ...docs: Documents[C][]): Promise<void> {
  await world().database.put(collection, ...(docs as object[] as Record<string, unknown>[]))
}

export async function givenPeople(): Promise<void> {
  await given('orgs', ...orgs)
  await given('members', ...Object.values(people))
}

export const rows = <C extends Collection>(collection: C) =>
  world().database.rows(collection) as unknown as Documents[C][]

/** Calls an action as this person; tells the reply and what it cost. */
export async function callAs<A extends ActionName>(
  openid: string,
  action: A,
  input: Input<A>,
): Promise<{ reply: Reply<Output<A>>; cost: Cost }> {
  const { reply, cost } = await sendAs(openid, { action, input })
  return { reply: reply as Reply<Output<A>>, cost }
}

/** The same for events that no typed caller would send. */
export async function sendAs(openid: string, event: unknown): Promise<{ reply: Reply; cost: Cost; logs: string[] }> {
  const { action } = (event ?? {}) as { action?: unknown }
  const functionName = functionOf(typeof action === 'string' ? action : '')
  const { reply, cost, invocation } = await world().run(deployed(functionName) as never, event, {
    openid,
    functionName,
  })
  return { reply: reply as Reply, cost, logs: invocation.logs }
}

/** The data of an accepted call; a refusal fails the test with its sentence. */
export async function mustCallAs<A extends ActionName>(openid: string, action: A, input: Input<A>): Promise<Output<A>> {
  const { reply } = await callAs(openid, action, input)
  if (!reply.ok) throw new Error(`${action}: ${reply.code} ${reply.message}`)
  return reply.data
}

/** The clock rings: every job of the timer runs once. */
export const tick = () =>
  world().run<{ done: Record<string, number>; failed: string[] }>(
    deployed('timer') as never,
    {},
    {
      source: 'wx_trigger',
      functionName: 'timer',
      permissions: ['subscribeMessage.send'],
    },
  )

/** Stops the clock of cloud and functions at a Beijing time of November 2026, '05 14:58:00'. */
export function setClock(dayAndTime: string): number {
  const [day, time] = dayAndTime.split(' ')
  const instant = Date.parse(`2026-11-${day}T${time}+08:00`)
  world().clock.freeze(instant)
  return instant
}
