/** A page of the compiled mini-program for one person, whose line to the cloud a test may hold, cut or overhear. */
import { join } from 'node:path'
import type { ActionName } from '#types/contract'
import { sendAs, world } from '../support/world'
import type { Element } from './harness/element'
import { MiniProgram, type Options } from './harness/miniProgram'
import type { Page } from './harness/page'

/**
 * With the real cloud behind it a page may wait for its answer, and on a busy machine the skeleton, a tick of the clock
 * and the answer come one by one. The bar of two is held where the answer comes at once, and for home in slice.test.
 */
export const ANSWERED_LATE = { firstSetData: 5 }

const root = join(__dirname, '../../dist/weapp')

interface Asked {
  action: ActionName
  input: Record<string, unknown>
}

/** Answers in the cloud's place, or lets the cloud answer. */
export type Line = (asked: Asked, answer: () => Promise<unknown>) => unknown

export function phoneOf(
  openid: string,
  { line = (_, answer) => answer(), ...more }: { line?: Line } & Pick<Options, 'mocks' | 'stored'> = {},
) {
  const asked: Asked[] = []
  const cloud = async (_name: string, event: unknown) => {
    asked.push(event as Asked)
    return line(event as Asked, async () => (await sendAs(openid, event)).reply)
  }
  const program = new MiniProgram({ root, cloud, now: () => world().clock.now(), ...more })
  const inputsOf = (action: ActionName) => asked.filter((one) => one.action === action).map(({ input }) => input)
  return { program, inputsOf }
}

export async function button(page: Page, words: string): Promise<Element> {
  const holding = async () => {
    for (const element of page.elements('.btn')) if ((await element.text()) === words) return element
    return null
  }
  await page.waitFor(holding)
  return (await holding())!
}

/** A door that stays shut until somebody opens it. */
export function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { opened, open }
}
