import { performance } from 'node:perf_hooks'
import { longestChain, type Sent } from './sent'

/** One request of a function to the cloud. Times in milliseconds, startMs counted from the start of the invocation. */
export interface RoundTrip {
  action: string
  collection?: string
  startMs: number
  ms: number
  examined: number
  returned: number
  /** Of documents or files, both ways. */
  bytes: number
  error?: string
}

/** What an invocation has cost so far, or in all. */
export interface Cost {
  requests: number
  byAction: Record<string, number>
  /** The longest chain of requests that waited for one another. */
  depth: number
  examined: number
  keys: number
  returned: number
  bytesRead: number
  bytesWritten: number
  /** `collection/id` of each document written, in order. */
  written: string[]
  openapi: number
  replyBytes: number
  ms: number
  trips: RoundTrip[]
}

/** What one request has cost; the database counts into the same object (Trip). */
export interface Measured {
  examined: number
  keys: number
  returned: number
  bytesRead: number
  bytesWritten: number
  written: string[]
}

export const nothingMeasured = (): Measured => ({
  examined: 0,
  keys: 0,
  returned: 0,
  bytesRead: 0,
  bytesWritten: 0,
  written: [],
})

export interface Meter {
  /** Counts a request from now on; the answer is called once, when it has been answered. */
  begin(action: string, collection?: string): (measured: Measured, error?: string) => void
  /** Requests that were answered, or would have been. */
  carriedOut(): number
  /** Without what the function itself has seen, the chain is taken from the server's times. */
  cost(replyBytes: number, sent?: Sent[]): Cost
}

export function createMeter(): Meter {
  const startedAt = performance.now()
  const trips: RoundTrip[] = []
  const sum = nothingMeasured()
  let carriedOut = 0
  return {
    begin(action, collection) {
      const startMs = performance.now() - startedAt
      const trip: RoundTrip = {
        action,
        ...(collection && { collection }),
        startMs,
        ms: 0,
        examined: 0,
        returned: 0,
        bytes: 0,
      }
      trips.push(trip)
      return (measured, error) => {
        carriedOut++
        trip.ms = performance.now() - startedAt - startMs
        trip.examined = measured.examined
        trip.returned = measured.returned
        trip.bytes = measured.bytesRead + measured.bytesWritten
        if (error) trip.error = error
        add(sum, measured)
      }
    },
    carriedOut: () => carriedOut,
    cost: (replyBytes, sent = trips.map(({ startMs, ms }) => ({ startMs, endMs: startMs + ms }))) => ({
      requests: trips.length,
      byAction: tally(trips.map((trip) => trip.action)),
      depth: longestChain(sent),
      ...sum,
      written: [...sum.written],
      openapi: trips.filter((trip) => trip.action === 'wx.openApi').length,
      replyBytes,
      ms: performance.now() - startedAt,
      trips: trips.map((trip) => ({ ...trip, startMs: tenths(trip.startMs), ms: tenths(trip.ms) })),
    }),
  }
}

function add(sum: Measured, one: Measured) {
  sum.examined += one.examined
  sum.keys += one.keys
  sum.returned += one.returned
  sum.bytesRead += one.bytesRead
  sum.bytesWritten += one.bytesWritten
  sum.written.push(...one.written)
}

function tally(names: string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

const tenths = (ms: number) => Math.round(ms * 10) / 10
