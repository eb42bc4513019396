/** HMAC-SHA-256 on the phone: mini-programs have no crypto.subtle, and old phones no TextEncoder and no BigInt. */
import { hmac } from 'fast-sha256'
import type { Mark } from '#domain/personalCode'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

function utf8(text: string): Uint8Array {
  const escaped = encodeURIComponent(text)
  const bytes: number[] = []
  for (let at = 0; at < escaped.length; at++) {
    if (escaped.charAt(at) !== '%') bytes.push(escaped.charCodeAt(at))
    else {
      bytes.push(parseInt(escaped.slice(at + 1, at + 3), 16))
      at += 2
    }
  }
  return new Uint8Array(bytes)
}

const bitsOf = (value: number, width: number) =>
  Array.from({ length: width }, (_, index) => (value >> (width - 1 - index)) & 1)

/** Bits of one width read as values of another; what is too short for a whole value is dropped. */
function regroup(values: number[], from: number, to: number): number[] {
  const bits = values.reduce<number[]>((all, value) => all.concat(bitsOf(value, from)), [])
  return Array.from({ length: Math.floor(bits.length / to) }, (_, index) =>
    bits.slice(index * to, (index + 1) * to).reduce((sum, bit) => sum * 2 + bit, 0),
  )
}

const fromBase64url = (text: string) =>
  new Uint8Array(
    regroup(
      text.split('').map((letter) => LETTERS.indexOf(letter)),
      6,
      8,
    ),
  )

const toBase64url = (bytes: Uint8Array) =>
  regroup(Array.from(bytes), 8, 6)
    .map((value) => LETTERS.charAt(value))
    .join('')

/** `key` as home tells it, in base64url. */
export function markWith(key: string): Mark {
  const bytes = fromBase64url(key)
  return (text) => toBase64url(hmac(bytes, utf8(text)))
}
