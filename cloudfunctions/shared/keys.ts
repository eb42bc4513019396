import { createHmac, timingSafeEqual } from 'node:crypto'

/** Keys live in the function's environment only; without a real one nothing is marked and no mark accepted. */
const SHORTEST = 32

/** What every other secret comes from. It stays: ids of sessions and the audit's chain hang on it. */
export function masterKey(): string {
  const key = process.env.SIGN_IN_SECRET ?? ''
  if (key.length < SHORTEST) throw new Error('SIGN_IN_SECRET is missing or shorter than 32 characters')
  return key
}

/** letters: what its codes begin with, the second where arrivals are paced; the capital of the first signs out. */
export interface SignInKey {
  letters: string
  key: string
}

const PAIRS = 'abcdefghijklmnopqrstuvwxyz'

/**
 * SIGN_IN_KEYS 'cd:<key>,ab:<key>': the first one marks, all are recognised, and the one before is taken out after half a
 * day. Without it the master key marks.
 */
export function signInKeys(): SignInKey[] {
  const listed = process.env.SIGN_IN_KEYS
  if (!listed) return [{ letters: 'ab', key: masterKey() }]
  // a key may contain a comma
  return listed.split(/,(?=[a-z]{2}:)/).map((entry) => {
    const [letters, key] = [entry.slice(0, 2), entry.slice(3)]
    if (PAIRS.indexOf(letters) % 2 !== 0 || entry[2] !== ':' || key.length < SHORTEST) {
      throw new Error('SIGN_IN_KEYS must read like cd:<32 characters>,ab:<32 characters>')
    }
    return { letters, key }
  })
}

export const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** Of one session: a mark is worth nothing for any other. */
export const sessionKey = (key: string, sessionId: string) => hmac(key, sessionId)

const MARK_BYTES = 12

/** 96 bits, sixteen characters. The label in the text keeps a mark from serving another purpose. */
export const markOf = (key: string | Buffer, text: string) =>
  hmac(key, text).subarray(0, MARK_BYTES).toString('base64url')

/** In constant time. */
export function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** Under whichever key is still recognised. */
export const isMarked = (given: string, text: string) =>
  signInKeys()
    .map(({ key }) => isSame(given, markOf(key, text)))
    .includes(true)

export const newMark = (text: string) => markOf(signInKeys()[0]!.key, text)
