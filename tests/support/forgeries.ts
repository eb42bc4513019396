/** Texts that look like a genuine one and are not. */
import { randomBytes } from 'node:crypto'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Each character changed to each other one of base64url: 29 × 63 of a code. */
export const mutantsOf = (text: string): string[] =>
  [...text].flatMap((was, at) =>
    [...ALPHABET].filter((other) => other !== was).map((other) => text.slice(0, at) + other + text.slice(at + 1)),
  )

/** The same claim under marks that chance has made. */
export const randomlyMarked = (token: string, count: number): string[] =>
  Array.from({ length: count }, () => token.slice(0, -16) + randomBytes(12).toString('base64url'))
