import type { ShownCode } from './shownCodes'

/** In place of a camera: the projector's window says here what it shows, for the other windows of this browser. */
const KEY = 'yueke.shown'
/** A window that was closed without a word shows nothing any more. */
const FORGOTTEN_MS = 15_000

type Shown = Record<string, { title: string; link: string; at: number }>

function read(): Shown {
  const text = window.localStorage.getItem(KEY)
  return text ? JSON.parse(text) : {}
}

const write = (shown: Shown) => window.localStorage.setItem(KEY, JSON.stringify(shown))

export function showCode({ sessionId, title, link }: ShownCode) {
  write({ ...read(), [sessionId]: { title, link, at: Date.now() } })
}

export function hideCode(sessionId: string) {
  const { [sessionId]: _hidden, ...others } = read()
  write(others)
}

export const shownCodes = (): ShownCode[] =>
  Object.entries(read())
    .filter(([, { at }]) => Date.now() - at < FORGOTTEN_MS)
    .map(([sessionId, { title, link }]) => ({ sessionId, title, link }))
