const LIMIT_MS = 800

/** Median duration of one run, ms, after as many that do not count. Slow ones run less often: each half ends in time. */
export async function medianMs(runs: number, run: (i: number) => Promise<unknown>): Promise<number> {
  await durationsOf(runs, run)
  const durations = await durationsOf(runs, run)
  return rounded(durations.sort((a, b) => a - b)[durations.length >> 1] ?? 0)
}

async function durationsOf(runs: number, run: (i: number) => Promise<unknown>): Promise<number[]> {
  const durations: number[] = []
  const end = performance.now() + LIMIT_MS
  for (let i = 0; i < runs && (i < 3 || performance.now() < end); i++) {
    const start = performance.now()
    await run(i)
    durations.push(performance.now() - start)
  }
  return durations
}

const SHARE = 1000

/** How many per second with `width` under way at a time: the median of shares, as a disk may stall for a moment. */
export async function perSecond(count: number, width: number, run: (i: number) => Promise<unknown>): Promise<number> {
  const rates: number[] = []
  for (let from = 0; from < count; from += SHARE)
    rates.push(await rateOf(from, Math.min(SHARE, count - from), width, run))
  return Math.round(rates.sort((a, b) => a - b)[rates.length >> 1] ?? 0)
}

async function rateOf(
  from: number,
  count: number,
  width: number,
  run: (i: number) => Promise<unknown>,
): Promise<number> {
  const start = performance.now()
  let next = from
  const work = async () => {
    while (next < from + count) await run(next++)
  }
  await Promise.all(Array.from({ length: width }, work))
  return (count / (performance.now() - start)) * 1000
}

export const rounded = (value: number) => Number(value.toPrecision(3))
