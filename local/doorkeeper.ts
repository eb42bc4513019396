import type { IncomingHttpHeaders } from 'node:http'
import { HttpError } from './http'

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/**
 * The port is open to every page of the same browser: a foreign page names its Origin, and a foreign name that was made to
 * lead here (DNS rebinding) stands in Host. Whoever starts the cloud on another host knows by which names it is called.
 * Throws HttpError.
 */
export function refuseForeign({ host = '', origin }: IncomingHttpHeaders, listensOn: string): void {
  const isHere = LOOPBACK.includes(host.replace(/:\d{1,5}$/, '').toLowerCase())
  if (isLoopback(listensOn) && !isHere) throw refusal(`the name ${host || '(none)'} is not of this machine`)
  if (origin !== undefined && origin !== `http://${host}`) throw refusal(`the page ${origin} is not of this cloud`)
}

const isLoopback = (name: string) => LOOPBACK.includes(name) || name === '::1'

const refusal = (why: string) => new HttpError(403, -501007, why)
