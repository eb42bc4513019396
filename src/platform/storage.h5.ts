import { openid } from './identity.h5'

/** Each person of a rehearsal has a phone of his own. */
const named = (key: string) => `yueke.${openid ?? ''}.${key}`

export function load<T>(key: string): T | undefined {
  const text = window.localStorage.getItem(named(key))
  return text ? JSON.parse(text) : undefined
}

export function save(key: string, value: unknown) {
  window.localStorage.setItem(named(key), JSON.stringify(value))
}
