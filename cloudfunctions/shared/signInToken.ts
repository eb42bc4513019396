import type { Rules } from '#domain/rulePack'
import { type CodePurpose, modeOf } from '#domain/signIn'
import { isSame, markOf, sessionKey, type SignInKey, signInKeys } from './keys'

export interface SignInClaim {
  sessionId: string
  slot: number
  purpose: CodePurpose
  /** Arrivals at this session are spread: its codes may be somewhat older. */
  paced: boolean
}

/**
 * letter 1 | session 8 | slot 4 | mark 16 = 29 characters, all legal in a mini-code's scene (at most 32). The letter names
 * the key and the purpose. Each part is whole bytes in base64url, so no character has spare bits to alter.
 */
const SHAPE = /^([a-zA-Z])([\w-]{8})([\w-]{4})([\w-]{16})$/

/** 2026-01-01 UTC in slots of the rule's length: 24 bits of 5 s last 2.6 years. */
const epochIn = ({ slotSeconds }: Slots) => Date.UTC(2026, 0, 1) / 1000 / slotSeconds

type Slots = Pick<Rules['SI'], 'slotSeconds'>

const labels: Record<CodePurpose, string> = { signIn: 'signin', signOut: 'signout' }

const letterOf = ({ letters }: SignInKey, { purpose, paced }: Pick<SignInClaim, 'purpose' | 'paced'>) =>
  purpose === 'signOut' ? letters.charAt(0).toUpperCase() : letters.charAt(paced ? 1 : 0)

const keyOf = (letter: string) =>
  signInKeys().find(({ letters }) => letters.includes(letter) || letters.charAt(0).toUpperCase() === letter)

function markOfCode(key: string, parts: { letter: string; sessionId: string; shortSlot: string }): string {
  const { letter, sessionId, shortSlot } = parts
  const label = labels[modeOf(letter).purpose]
  return markOf(sessionKey(key, sessionId), `${label}|${letter}|${sessionId}|${shortSlot}`)
}

export function mintToken({ sessionId, slot, ...mode }: SignInClaim, slots: Slots) {
  const newest = signInKeys()[0]!
  const letter = letterOf(newest, mode)
  const bytes = Buffer.alloc(3)
  bytes.writeUIntBE(slot - epochIn(slots), 0, 3)
  const shortSlot = bytes.toString('base64url')
  return `${letter}${sessionId}${shortSlot}${markOfCode(newest.key, { letter, sessionId, shortSlot })}`
}

/** Forged or garbled reads as null. Whether it is still current is the rule's business. */
export function readToken(token: string, slots: Slots): SignInClaim | null {
  const [, letter, sessionId, shortSlot, mark] = SHAPE.exec(token) ?? []
  if (!letter || !sessionId || !shortSlot || !mark) return null
  const known = keyOf(letter)
  if (!known || !isSame(mark, markOfCode(known.key, { letter, sessionId, shortSlot }))) return null
  return { sessionId, slot: epochIn(slots) + Buffer.from(shortSlot, 'base64url').readUIntBE(0, 3), ...modeOf(letter) }
}
