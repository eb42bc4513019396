/** From a plan to a better one: chains as long as they gain, then a part of the plan undone by dice and made again. */
import { Board, IMPOSSIBLE, NONE } from './board'
import { type Chain, exchanges, paths, rings } from './chains'
import { Links } from './links'

const byCost = (a: Chain, b: Chain) => a.cost - b.cost

interface Move {
  stop: number
  from: number
  to: number
}

const movesOf = (board: Board, { stops, last }: Chain): Move[] =>
  stops.map((stop, index) => {
    const next = stops[index + 1]
    return { stop, from: board.who[stop]!, to: next === undefined ? last : board.who[next]! }
  })

/** Out first, then in: nobody has two at a time that clash. Tells the change in the teams of the tours. */
function make(board: Board, moves: readonly Move[]): number {
  let mix = 0
  for (const { stop } of moves) {
    mix += board.mixing(stop, NONE)
    board.put(stop, NONE)
  }
  for (const { stop, to } of moves) {
    mix += to === NONE ? 0 : board.mixing(stop, board.table.team[to]!)
    board.put(stop, to)
  }
  return mix
}

const teamOf = (board: Board, speaker: number) => (speaker === NONE ? NONE : board.table.team[speaker]!)

/** Takes what gains most, and then whatever gains and touches nobody who was touched. Tells what was gained; 0: nothing left. */
function improveOnce(links: Links): number {
  const { board } = links
  const found = [...paths(links), ...rings(links), ...exchanges(links)].sort(byCost)
  const [touched, moved] = [new Set<number>(), new Set<number>()]
  let gained = 0
  for (const chain of found) {
    const moves = movesOf(board, chain)
    const speakers = moves.flatMap(({ from, to }) => [from, to]).filter((speaker) => speaker !== NONE)
    // a stop that nobody had may have begun an earlier chain: then no speaker tells that it has moved
    if (speakers.some((each) => touched.has(each)) || chain.stops.some((each) => moved.has(each))) continue
    // two stops of one tour may each have counted on the same team's coming in
    const expected = moves.reduce((sum, { stop, to }) => sum + links.mixing(stop, teamOf(board, to)), 0)
    const cost = chain.cost - expected + make(board, moves)
    if (cost >= 0) {
      make(
        board,
        moves.map(({ stop, from, to }) => ({ stop, from: to, to: from })),
      )
      continue
    }
    gained += cost
    for (const speaker of speakers) touched.add(speaker)
    for (const stop of chain.stops) moved.add(stop)
  }
  links.refresh([...touched])
  return gained
}

/** Until no chain gains. */
export function improve(links: Links): number {
  let sum = 0
  for (;;) {
    const gained = improveOnce(links)
    if (gained === 0) return sum
    sum += gained
  }
}

/** The cheapest that can take it; NONE if nobody can. */
function cheapest(board: Board, stop: number): number {
  let best = { speaker: NONE, cost: IMPOSSIBLE }
  for (let speaker = 0; speaker < board.speakers; speaker += 1) {
    const cost = board.taking(speaker, stop) + board.mixing(stop, board.table.team[speaker]!)
    if (cost < best.cost) best = { speaker, cost }
  }
  return best.speaker
}

/** What is released stays where it can; then whoever has the fewest to choose from is served first. */
export function begin(board: Board): void {
  const { now, stops } = board.table
  stops.forEach(({ hold }, stop) => {
    const speaker = now[stop]!
    if (hold !== 'none' && speaker !== NONE && board.fits(speaker, stop, NONE)) board.put(stop, speaker)
  })
  const choices = stops.map((_stop, stop) =>
    board.has.reduce((count, _has, speaker) => count + (board.isAllowed(speaker, stop) ? 1 : 0), 0),
  )
  const left = [...stops.keys()].filter((stop) => board.who[stop] === NONE)
  for (const stop of left.sort((a, b) => choices[a]! - choices[b]! || a - b)) {
    const speaker = cheapest(board, stop)
    if (speaker !== NONE) board.put(stop, speaker)
  }
}

const KICKED = 6

/** Some stops that have to do with one another: of the same two speakers, or simply any. */
function kicked(board: Board, dice: () => number): number[] {
  const any = () => Math.floor(dice() * board.stops)
  const first = any()
  const speakers = [board.who[first]!, board.who[any()]!]
  const together = speakers.flatMap((speaker) => (speaker === NONE ? [] : board.has[speaker]!))
  const others = Array.from({ length: KICKED }, any)
  return [...new Set(dice() < 0.5 ? [first, ...together] : [first, ...others])].slice(0, KICKED + 2)
}

function remake(links: Links, stops: readonly number[]): number {
  const { board } = links
  const touched = new Set<number>()
  let cost = 0
  const go = (stop: number, speaker: number) => {
    for (const each of [board.who[stop]!, speaker]) if (each !== NONE) touched.add(each)
    cost += board.moving(stop, speaker)
    board.put(stop, speaker)
  }
  for (const stop of stops) if (board.who[stop] !== NONE) go(stop, NONE)
  for (const stop of stops) {
    const speaker = cheapest(board, stop)
    if (speaker !== NONE) go(stop, speaker)
  }
  links.refresh([...touched])
  return cost
}

/** Back to how it stood. */
function restore(links: Links, before: Int32Array): void {
  const { board } = links
  const touched = new Set<number>()
  const moved = [...before.keys()].filter((stop) => board.who[stop] !== before[stop])
  for (const stop of moved) {
    for (const speaker of [board.who[stop]!, before[stop]!]) if (speaker !== NONE) touched.add(speaker)
    board.put(stop, NONE)
  }
  for (const stop of moved) board.put(stop, before[stop]!)
  links.refresh([...touched])
}

/** Rounds of undoing and making again: many for a small plan, few for a large one, so that the time is about the same. */
const EFFORT = 500_000
const MOST_ROUNDS = 100

export function search(board: Board, dice: () => number): void {
  const links = new Links(board)
  improve(links)
  const pairs = board.stops * (board.stops + board.speakers)
  const rounds = pairs ? Math.min(MOST_ROUNDS, Math.round(EFFORT / pairs)) : 0
  for (let round = 0; round < rounds; round += 1) {
    const before = board.who.slice()
    const stops = kicked(board, dice).sort((a, b) => a - b)
    for (let at = stops.length - 1; at > 0; at -= 1) {
      const other = Math.floor(dice() * (at + 1))
      ;[stops[at], stops[other]] = [stops[other]!, stops[at]!]
    }
    if (remake(links, stops) + improve(links) > 0) restore(links, before)
  }
}
