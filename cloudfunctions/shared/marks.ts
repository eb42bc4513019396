/** Marks under the master key, which does not change. */
import { createHash } from 'node:crypto'
import { hmac, markOf, masterKey, sessionKey } from './keys'

/**
 * The code of a session: 48 bits that its source and version always give, so that publishing twice meets the same
 * document, and a crash between session and theme day is mended by publishing again.
 */
export const sessionCode = (sourceId: string, version: number) =>
  hmac(masterKey(), `session|${sourceId}|${version}`).subarray(0, 6).toString('base64url')

/** The mark of an audit record: without the key nobody writes a chain anew. */
export const auditMark = (text: string) => hmac(masterKey(), `audit|${text}`).toString('base64url')

/** Of a phone's own random name: tells two phones at one session apart, and links nothing across sessions. */
export const deviceMark = (sessionId: string, device: string | undefined) =>
  device === undefined ? null : markOf(sessionKey(masterKey(), sessionId), `device|${device}`)

/** 抽查: what the n-th draw of a session goes by. Nobody knows it before it is shown, and it cannot be chosen. */
export const spotSeed = (sessionId: string, n: number) =>
  hmac(sessionKey(masterKey(), sessionId), `spot|${n}`).toString('hex')

/** On the screen from the opening on; anybody can compute it from the seed afterwards. */
export const sealOf = (seed: string) => createHash('sha256').update(seed).digest('hex')
