/** Every single step that a chain may be made of, priced, and priced anew only for the speakers whose stops have changed. */
import { Board, IMPOSSIBLE, NONE } from './board'
import { TEAMS } from './table'

export class Links {
  /** [stop × stop] what it costs the second one's speaker to take the first instead; IMPOSSIBLE if they cannot. */
  readonly instead: Float64Array
  /** [stop × speaker] what it costs to take it on top. */
  readonly onTop: Float64Array
  /** [stop] what it gains to take it away from whoever has it, or from nobody. */
  readonly away: Float64Array
  /** [stop × team, and one more for nobody] what the tour's teams gain or lose. */
  readonly mix: Float64Array

  constructor(readonly board: Board) {
    const { stops, speakers } = board
    this.instead = new Float64Array(stops * stops).fill(IMPOSSIBLE)
    this.onTop = new Float64Array(stops * speakers)
    this.away = new Float64Array(stops)
    this.mix = new Float64Array(stops * (TEAMS + 1))
    this.refresh(Array.from({ length: speakers }, (_speaker, index) => index))
  }

  teamOf(stop: number): number {
    const speaker = this.board.who[stop]!
    return speaker === NONE ? NONE : this.board.table.team[speaker]!
  }

  mixing = (stop: number, team: number) => this.mix[stop * (TEAMS + 1) + (team === NONE ? TEAMS : team)]!

  /** Of these speakers; and of whoever is with nobody, for a stop may have come there. */
  refresh(speakers: readonly number[]): void {
    const { board } = this
    for (const speaker of speakers) this.refreshSpeaker(speaker)
    for (let stop = 0; stop < board.stops; stop += 1) {
      if (board.who[stop] === NONE) {
        this.away[stop] = -board.pooled(stop)
        for (let other = 0; other < board.stops; other += 1) this.instead[other * board.stops + stop] = IMPOSSIBLE
      }
      for (let team = 0; team < TEAMS; team += 1) this.mix[stop * (TEAMS + 1) + team] = board.mixing(stop, team)
      this.mix[stop * (TEAMS + 1) + TEAMS] = board.mixing(stop, NONE)
    }
  }

  private refreshSpeaker(speaker: number): void {
    const { board } = this
    const { stops, speakers, who } = board
    for (let stop = 0; stop < stops; stop += 1) {
      const isOther = who[stop] !== speaker
      this.onTop[stop * speakers + speaker] = isOther ? board.taking(speaker, stop) : IMPOSSIBLE
      for (const own of board.has[speaker]!) {
        this.instead[stop * stops + own] = isOther ? board.exchanging(speaker, stop, own) : IMPOSSIBLE
      }
    }
    for (const own of board.has[speaker]!) this.away[own] = board.giving(speaker, own)
  }
}
