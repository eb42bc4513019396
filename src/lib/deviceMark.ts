/** A random name that this phone gives itself, so that several people on one phone can be noticed (SI-06). It says nothing else. */
import { load, save } from '../platform/storage'
import { randomId } from './randomId'

const KEY = 'device'

export function deviceMark(): string {
  const kept = load<string>(KEY)
  if (kept) return kept
  const mark = randomId()
  save(KEY, mark)
  return mark
}
