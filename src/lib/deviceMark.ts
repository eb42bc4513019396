/** A random name that this phone gives itself, so that several people on one phone can be noticed (SI-06). It says nothing else. */
import { randomBytes } from '../platform/randomBytes'
import { load, save } from '../platform/storage'

const KEY = 'device'
const LENGTH = 22
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

export function deviceMark(): string {
  const kept = load<string>(KEY)
  if (kept) return kept
  const mark = Array.from(randomBytes(LENGTH), (byte) => LETTERS.charAt(byte & 63)).join('')
  save(KEY, mark)
  return mark
}
