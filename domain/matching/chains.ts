/**
 * Chains of changes: a stop moves on to somebody, who gives one of theirs to somebody else, and so on, until the last one is
 * simply taken on (a path) or goes to where the first came from (a ring). No speaker is met twice, so that the prices of the
 * steps add up. Of all chains that lead to the same stop only the cheapest is followed: quick, and good enough to be begun anew.
 */
import { type Board, IMPOSSIBLE, NONE } from './board'
import type { Links } from './links'

/** stops: each goes to the speaker of the next; `last`: where the last one goes. cost: of the whole, below 0. */
export interface Chain {
  stops: number[]
  last: number
  cost: number
}

/** Steps of a chain: a longer one is hardly ever needed, and is then found as two. */
const LENGTH = 5

interface Level {
  cost: Float64Array
  from: Int32Array
}

const newLevel = (stops: number): Level => ({
  cost: new Float64Array(stops).fill(IMPOSSIBLE),
  from: new Int32Array(stops).fill(NONE),
})

/** The stops of the chain that leads here, the first one first. */
function trace(levels: readonly Level[], stop: number): number[] {
  const stops = [stop]
  for (let level = levels.length - 1; level > 0; level -= 1) stops.unshift(levels[level]!.from[stops[0]!]!)
  return stops
}

const meets = (board: Board, stops: readonly number[], speaker: number) =>
  stops.some((stop) => board.who[stop] === speaker)

/** One step further from every stop that has been reached. `most`: what a chain may cost on its way. */
function extend(links: Links, levels: readonly Level[], most: number): Level {
  const { board } = links
  const [count, last, next] = [board.stops, levels[levels.length - 1]!, newLevel(board.stops)]
  for (let stop = 0; stop < count; stop += 1) {
    const before = last.cost[stop]!
    if (before === IMPOSSIBLE) continue
    let stops: number[] | null = null
    for (let other = 0; other < count; other += 1) {
      const step = links.instead[stop * count + other]!
      if (step === IMPOSSIBLE) continue
      const cost = before + step + links.mixing(stop, links.teamOf(other))
      if (cost >= most || cost >= next.cost[other]!) continue
      stops ??= trace(levels, stop)
      if (meets(board, stops, board.who[other]!)) continue
      next.cost[other] = cost
      next.from[other] = stop
    }
  }
  return next
}

/** Whoever takes the last stop on top at the least cost, or nobody. */
function endOf(links: Links, stop: number, stops: readonly number[]): { last: number; cost: number } {
  const { board } = links
  let best = { last: NONE, cost: board.pooled(stop) + links.mixing(stop, NONE) }
  for (let speaker = 0; speaker < board.speakers; speaker += 1) {
    const taking = links.onTop[stop * board.speakers + speaker]!
    if (taking === IMPOSSIBLE) continue
    const cost = taking + links.mixing(stop, board.table.team[speaker]!)
    if (cost < best.cost && !meets(board, stops, speaker)) best = { last: speaker, cost }
  }
  return best
}

export function paths(links: Links): Chain[] {
  const { board } = links
  const found: Chain[] = []
  const levels: Level[] = [{ ...newLevel(board.stops), cost: links.away.slice() }]
  for (;;) {
    const { cost } = levels[levels.length - 1]!
    for (let stop = 0; stop < board.stops; stop += 1) {
      if (cost[stop] === IMPOSSIBLE) continue
      const stops = trace(levels, stop)
      const end = endOf(links, stop, stops)
      const whole = cost[stop]! + end.cost
      if (whole < 0) found.push({ stops, last: end.last, cost: whole })
    }
    if (levels.length === LENGTH) return found
    levels.push(extend(links, levels, IMPOSSIBLE))
  }
}

/** Any ring that gains can be begun where every part of it, from its first step on, gains: so only such parts are followed. */
export function rings(links: Links): Chain[] {
  const { board } = links
  const found: Chain[] = []
  const held = Float64Array.from(board.who, (speaker) => (speaker === NONE ? IMPOSSIBLE : 0))
  const levels: Level[] = [{ ...newLevel(board.stops), cost: held }]
  while (levels.length < LENGTH) {
    levels.push(extend(links, levels, 0))
    const { cost } = levels[levels.length - 1]!
    for (let stop = 0; stop < board.stops; stop += 1) {
      if (cost[stop] === IMPOSSIBLE) continue
      const stops = trace(levels, stop)
      const [first] = stops as [number]
      const whole = cost[stop]! + links.instead[stop * board.stops + first]! + links.mixing(stop, links.teamOf(first))
      if (whole < 0) found.push({ stops, last: board.who[first]!, cost: whole })
    }
  }
  return found
}

/** All exchanges between two, which the rings above may miss: they follow one way to each stop. */
export function exchanges(links: Links): Chain[] {
  const { board } = links
  const found: Chain[] = []
  for (let one = 0; one < board.stops; one += 1) {
    for (let other = one + 1; other < board.stops; other += 1) {
      const cost =
        links.instead[one * board.stops + other]! +
        links.instead[other * board.stops + one]! +
        links.mixing(one, links.teamOf(other)) +
        links.mixing(other, links.teamOf(one))
      if (cost < 0) found.push({ stops: [one, other], last: board.who[one]!, cost })
    }
  }
  return found
}
