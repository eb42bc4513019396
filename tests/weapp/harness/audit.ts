import type { MiniProgram } from './miniProgram'
import type { Page } from './page'

/** WeChat refuses or warns at 256 KB, 1000 nodes, 30 levels, 60 children. Our own bars are half of that or less. */
export interface Bars {
  setDataBytes: number
  nodes: number
  depth: number
  children: number
  /** Until a page stands, before anybody touched it. */
  firstSetData: number
  firstBytes: number
}

export const BARS: Bars = {
  setDataBytes: 256 * 1024,
  nodes: 500,
  depth: 20,
  children: 40,
  firstSetData: 2,
  firstBytes: 32 * 1024,
}

export function audit(program: MiniProgram, bars: Partial<Bars> = {}): string[] {
  const limits = { ...BARS, ...bars }
  const errors = program.errors.map((error) => `logic error: ${messageOf(error)}`)
  return [...errors, ...program.viewWarnings, ...program.stack.flatMap((page) => findings(page, limits))]
}

function findings(page: Page, limits: Bars): string[] {
  const { nodes, depth, children } = page.size()
  const measured: Bars = {
    setDataBytes: Math.max(0, ...page.setDataBytes),
    ...{ nodes, depth, children },
    firstSetData: page.first.setData,
    firstBytes: page.first.bytes,
  }
  return Object.entries(limits)
    .map(([name, most]) => ({ name, most, is: measured[name as keyof Bars] }))
    .filter(({ is, most }) => is > most)
    .map(({ name, most, is }) => `${page.path}: ${name} ${is}, at most ${most}`)
}

/** An API's failure has errMsg instead of message. Errors of the logic layer are of its own context's classes. */
export function messageOf(error: unknown): string {
  const { message, errMsg } = (error ?? {}) as { message?: string; errMsg?: string }
  return message ?? errMsg ?? String(error)
}
