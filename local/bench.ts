import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Contestant, Row } from './bench/contestants'
import { openLocal, openMingo, openNedb, PAGE } from './bench/contestants'
import { measureLoopback } from './bench/loopback'
import { medianMs, perSecond, rounded } from './bench/timing'

const SIZES = [1_000, 10_000, 100_000]
/** Inserts under way at a time: they may share a sync. */
const WRITERS = 250
/** Of a large collection only the last inserts are measured, one request each. */
const MEASURED_INSERTS = 10_000
const BATCH = 500
/** Enough for the compiler to have settled, for those that use an index. */
const PAGES = 2000

interface Figures {
  insertsPerSecond: number
  readsPerSecond: number
  pageMs: number
  scanMs: number
  aggregateMs: number
  reopenSeconds?: number
}

const rowOf = (i: number): Row => ({
  _id: `row-${(i * 2_654_435_761) % 4_294_967_296}-${i}`,
  ...{ k: i % 20, n: (i * 7919) % 1_000_003, name: `name ${i % 500}` },
  ...{ tags: ['a', `t${i % 7}`], at: new Date(1_700_000_000_000 + i) },
})

const rowsFrom = (start: number, count: number) => Array.from({ length: count }, (_row, i) => rowOf(start + i))

/**
 * Measures this database on disk beside nedb on disk and mingo over an array, at three sizes, and one call of the SDK
 * beside a bare HTTP round trip. `bars` tells for each bar the value, the limit and whether it holds.
 */
export async function benchLocal(): Promise<object> {
  const sizes: Record<string, Record<string, Figures>> = {}
  for (const size of SIZES) {
    const folder = mkdtempSync(join(tmpdir(), 'wx-cloud-local-bench-'))
    try {
      sizes[size] = {
        local: await measure(() => openLocal(folder), size, true),
        nedb: await measure(() => openNedb(folder), size, true),
        mingo: await measure(openMingo, size, false),
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  const loopback = await measureLoopback()
  return { sizes, ...loopback, bars: barsOf(sizes, loopback) }
}

async function measure(open: () => Promise<Contestant>, size: number, isStored: boolean): Promise<Figures> {
  const contestant = await open()
  const measured = Math.min(size, MEASURED_INSERTS)
  for (let i = measured; i < size; i += BATCH) await contestant.fill(rowsFrom(i, Math.min(BATCH, size - i)))
  const insertsPerSecond = await perSecond(measured, WRITERS, (i) => contestant.insert(rowOf(i)))
  const quick = Math.min(2000, size)
  const slow = Math.max(3, Math.round(200_000 / size / 4))
  const figures: Figures = {
    insertsPerSecond,
    readsPerSecond: await perSecond(quick, 1, (i) => contestant.byId(rowOf((i * 31) % size)._id)),
    pageMs: await medianMs(isStored ? PAGES : slow, (i) => expectRows(contestant.page(i % 20), PAGE)),
    scanMs: await medianMs(slow, (i) => expectRows(contestant.scan(`name ${i}`), Math.min(PAGE, size / 500))),
    aggregateMs: await medianMs(slow, () => expectRows(contestant.aggregate(), 20)),
  }
  await contestant.close()
  if (!isStored) return figures
  const start = performance.now()
  const again = await open()
  await expectRows(again.page(1), PAGE)
  const reopenSeconds = rounded((performance.now() - start) / 1000)
  await again.close()
  return { ...figures, reopenSeconds }
}

/** A fast wrong answer is none. */
async function expectRows(rows: Promise<unknown[]>, count: number): Promise<void> {
  const found = (await rows).length
  if (found !== count) throw new Error(`${found} rows instead of ${count}`)
}

interface Bar {
  value: number
  limit: number
  holds: boolean
}

function barsOf(
  sizes: Record<string, Record<string, Figures>>,
  { sdkCallMs, httpMs }: { sdkCallMs: number; httpMs: number },
) {
  const at = (size: number, who: string) => sizes[size]?.[who] as Figures
  const worst = (ratio: (size: number) => number) => Math.max(...SIZES.map(ratio))
  return {
    pageAt100000To1000: atMost(at(100_000, 'local').pageMs / at(1_000, 'local').pageMs, 2),
    pageToNedb: atMost(
      worst((size) => at(size, 'local').pageMs / at(size, 'nedb').pageMs),
      1.5,
    ),
    insertsToNedb: atLeast(
      -worst((size) => -at(size, 'local').insertsPerSecond / at(size, 'nedb').insertsPerSecond),
      1,
    ),
    sdkCallMs: atMost(sdkCallMs, 2 * httpMs + 1),
  }
}

const atMost = (value: number, limit: number): Bar => ({
  value: rounded(value),
  limit: rounded(limit),
  holds: value <= limit,
})
const atLeast = (value: number, limit: number): Bar => ({ value: rounded(value), limit, holds: value >= limit })
