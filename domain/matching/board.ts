/** A plan on the table: who has what, and what a change would cost, reckoned without counting everything anew. */
import { type Table, TEAMS } from './table'
import { type TallyKind, tallyKinds } from './tallies'

/** Nobody, nothing. */
export const NONE = -1

/** The price of what cannot be. */
export const IMPOSSIBLE = Infinity

export class Board {
  readonly speakers: number
  readonly stops: number
  /** [stop] the speaker, or NONE. */
  readonly who: Int32Array
  /** [speaker] their stops, in no order. */
  readonly has: number[][]
  private readonly tallies: Record<TallyKind, Int32Array>
  private readonly inTour: Int32Array
  private readonly missing: number

  constructor(readonly table: Table) {
    this.speakers = table.speakers.length
    this.stops = table.stops.length
    this.who = new Int32Array(this.stops).fill(NONE)
    this.has = table.speakers.map(() => [])
    this.tallies = Object.fromEntries(
      tallyKinds.map((kind) => [kind, table.tallies[kind].slice()]),
    ) as typeof this.tallies
    this.inTour = table.inTour.slice()
    this.missing = table.rules.SM.mixCost
  }

  isAllowed = (speaker: number, stop: number) => this.table.allowed[speaker * this.stops + stop] === 1

  private count(kind: TallyKind, speaker: number, stop: number): number {
    return this.tallies[kind][speaker * this.table.widths[kind] + this.table.keys[kind][stop]!]!
  }

  private isSame(kind: TallyKind, one: number, other: number): boolean {
    return other !== NONE && this.table.keys[kind][one] === this.table.keys[kind][other]
  }

  load = (speaker: number, stop: number) => this.count('quarter', speaker, stop)

  /** Whether the speaker could take a stop in, giving one out (or NONE). */
  fits(speaker: number, stop: number, out: number): boolean {
    if (!this.isAllowed(speaker, stop)) return false
    const inMonth = this.count('month', speaker, stop) - (this.isSame('month', stop, out) ? 1 : 0)
    if (inMonth >= this.table.limits[speaker]!) return false
    const row = stop * this.stops
    return this.has[speaker]!.every((other) => other === out || this.table.clash[row + other] === 0)
  }

  /** What is to be paid for being there again, if this stop came on top, another one being given out. */
  repeats(kind: 'area' | 'host', speaker: number, stop: number, out: number): number {
    const { SM } = this.table.rules
    const before = this.count(kind, speaker, stop) - (this.isSame(kind, stop, out) ? 1 : 0)
    return before >= 1 ? (kind === 'area' ? SM.regionCost : SM.audienceCost) : 0
  }

  /** A released stop that would be with somebody else than it is. */
  changes(speaker: number, stop: number): number {
    const { now, stops, weights } = this.table
    return stops[stop]!.hold !== 'none' && now[stop] !== NONE && now[stop] !== speaker ? weights.changed : 0
  }

  private worth(speaker: number, stop: number, out: number): number {
    return (
      this.table.alone[speaker * this.stops + stop]! +
      this.changes(speaker, stop) +
      this.repeats('area', speaker, stop, out) +
      this.repeats('host', speaker, stop, out)
    )
  }

  /** What it costs the plan that the speaker takes a stop on; IMPOSSIBLE if they cannot. */
  taking(speaker: number, stop: number): number {
    if (!this.fits(speaker, stop, NONE)) return IMPOSSIBLE
    return this.worth(speaker, stop, NONE) + this.table.weights.load * (2 * this.load(speaker, stop) + 1)
  }

  /** What it gains the plan, told as a negative cost, that the speaker gives a stop out. */
  giving(speaker: number, stop: number): number {
    return -this.worth(speaker, stop, stop) - this.table.weights.load * (2 * this.load(speaker, stop) - 1)
  }

  /** One stop for another. */
  exchanging(speaker: number, stop: number, out: number): number {
    if (!this.fits(speaker, stop, out)) return IMPOSSIBLE
    const change = this.worth(speaker, stop, out) - this.worth(speaker, out, out)
    if (this.isSame('quarter', stop, out)) return change
    const loads = this.load(speaker, stop) - this.load(speaker, out) + 1
    return change + 2 * this.table.weights.load * loads
  }

  /** For a stop that goes to nobody. */
  pooled = (stop: number) => this.table.weights.unstaffed + this.changes(NONE, stop)

  /** What the tour gains or loses in teams if the stop went from whoever has it to another team (or to NONE). */
  mixing(stop: number, team: number): number {
    const tour = this.table.tour[stop]!
    const from = this.who[stop] === NONE ? NONE : this.table.team[this.who[stop]!]!
    if (tour === NONE || from === team) return 0
    const lost = from !== NONE && this.isNeeded(tour, from) && this.inTour[tour * TEAMS + from] === 1
    const won = team !== NONE && this.isNeeded(tour, team) && this.inTour[tour * TEAMS + team] === 0
    return (lost ? this.missing : 0) - (won ? this.missing : 0)
  }

  private isNeeded = (tour: number, team: number) => this.table.required[tour * TEAMS + team] === 1

  /** Exact, whatever else has changed: the cost of the stop's going there. */
  moving(stop: number, speaker: number): number {
    const from = this.who[stop]!
    const mix = this.mixing(stop, speaker === NONE ? NONE : this.table.team[speaker]!)
    const out = from === NONE ? -this.pooled(stop) : this.giving(from, stop)
    return out + mix + (speaker === NONE ? this.pooled(stop) : this.taking(speaker, stop))
  }

  /** Moves without asking whether it fits; a chain passes through what does not, and ends where all does. */
  put(stop: number, speaker: number): void {
    const from = this.who[stop]!
    if (from !== NONE) {
      this.has[from]!.splice(this.has[from]!.indexOf(stop), 1)
      this.tell(from, stop, -1)
    }
    if (speaker !== NONE) {
      this.has[speaker]!.push(stop)
      this.tell(speaker, stop, 1)
    }
    this.who[stop] = speaker
  }

  private tell(speaker: number, stop: number, by: number): void {
    for (const kind of tallyKinds) {
      this.tallies[kind][speaker * this.table.widths[kind] + this.table.keys[kind][stop]!]! += by
    }
    const tour = this.table.tour[stop]!
    if (tour !== NONE) this.inTour[tour * TEAMS + this.table.team[speaker]!]! += by
  }
}
