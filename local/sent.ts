import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { ClientRequest } from 'node:http'
import { performance } from 'node:perf_hooks'

/** When a request left the function and when its answer came back; Infinity: never. */
export interface Sent {
  startMs: number
  endMs: number
}

/**
 * Notes the requests of a function where they are sent. Seen from the server, two parallel requests often look like two
 * dependent ones, because the first is answered before the second has arrived.
 */
export function observeRequests(current: () => Sent[] | undefined): () => void {
  const open = new WeakMap<ClientRequest, Sent>()
  const onStart = (message: unknown) => {
    const list = current()
    if (!list) return
    const sent = { startMs: performance.now(), endMs: Infinity }
    list.push(sent)
    open.set((message as { request: ClientRequest }).request, sent)
  }
  const onFinish = (message: unknown) => {
    const sent = open.get((message as { request: ClientRequest }).request)
    if (sent) sent.endMs = performance.now()
  }
  subscribe('http.client.request.start', onStart)
  subscribe('http.client.response.finish', onFinish)
  return () => {
    unsubscribe('http.client.request.start', onStart)
    unsubscribe('http.client.response.finish', onFinish)
  }
}

/** The most requests of which each was sent after the one before was answered: the one that ends first is always among them. */
export function longestChain(sent: Sent[]): number {
  let length = 0
  let lastEnd = -1
  for (const { startMs, endMs } of [...sent].sort((a, b) => a.endMs - b.endMs)) {
    if (startMs < lastEnd) continue
    length++
    lastEnd = endMs
  }
  return length
}
