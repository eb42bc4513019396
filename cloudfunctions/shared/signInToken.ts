import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Rules } from '#domain/rulePack'

export interface SignInClaim {
  sessionId: string
  slot: number
}

/**
 * version 1 | session 8 | slot 4 | mac 16 = 29 characters, all legal in a mini-code's scene (at most 32).
 * Each part is whole bytes in base64url, so no character has spare bits to alter.
 */
const SHAPE = /^a([\w-]{8})([\w-]{4})([\w-]{16})$/

/** 2026-01-01 UTC in slots of the rule's length: 24 bits of 5 s last 2.6 years; then comes the next version. */
const epochIn = ({ slotSeconds }: Slots) => Date.UTC(2026, 0, 1) / 1000 / slotSeconds

type Slots = Pick<Rules['SI'], 'slotSeconds'>

/** The key lives in the function's environment only; without a real one nothing is minted and nothing accepted. */
function masterKey(): string {
  const key = process.env.SIGN_IN_SECRET ?? ''
  if (key.length < 32) throw new Error('SIGN_IN_SECRET is missing or shorter than 32 characters')
  return key
}

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** The label keeps a code from being taken for a token of another purpose. */
const macOf = (sessionId: string, slot: string) =>
  hmac(hmac(masterKey(), sessionId), `signin|a|${sessionId}|${slot}`).subarray(0, 12)

export function mintToken({ sessionId, slot }: SignInClaim, slots: Slots) {
  const bytes = Buffer.alloc(3)
  bytes.writeUIntBE(slot - epochIn(slots), 0, 3)
  const shortSlot = bytes.toString('base64url')
  return `a${sessionId}${shortSlot}${macOf(sessionId, shortSlot).toString('base64url')}`
}

/** Forged or garbled reads as null. Whether it is still current is the rule's business. */
export function readToken(token: string, slots: Slots): SignInClaim | null {
  const [, sessionId, shortSlot, mac] = SHAPE.exec(token) ?? []
  if (!sessionId || !shortSlot || !mac) return null
  if (!timingSafeEqual(Buffer.from(mac, 'base64url'), macOf(sessionId, shortSlot))) return null
  return { sessionId, slot: epochIn(slots) + Buffer.from(shortSlot, 'base64url').readUIntBE(0, 3) }
}

/**
 * The code of a session: 48 bits that its source and version always give, so that publishing twice meets the same
 * document, and a crash between session and theme day is mended by publishing again.
 */
export const sessionCode = (sourceId: string, version: number) =>
  hmac(masterKey(), `session|${sourceId}|${version}`).subarray(0, 6).toString('base64url')

/** The mark of an audit record: without the key nobody writes a chain anew. */
export const auditMark = (text: string) => hmac(masterKey(), `audit|${text}`).toString('base64url')
