/** What the office hands over to be matched: who may go, where somebody is wanted, and what is settled already. */
import { dayOf } from '../calendar'
import type { Region } from '../region'
import type { Team } from '../speaker'

/** team: null for a partner. home: where the way begins. since: the Beijing day from which on one is a speaker. */
export interface Candidate {
  id: string
  name: string
  team: Team | null
  home: Region
  regions: readonly Region[]
  /** Best first. */
  topics: readonly string[]
  /** Null for whoever belongs to no branch of ours. */
  branchId: string | null
  /** null: the usual one. */
  monthlyLimit: number | null
  /** Beijing days. */
  free: readonly string[]
  since: string
}

/** accepted, released: changed only if it must be; locked: never. */
export const holds = ['none', 'accepted', 'released', 'locked'] as const
export type Hold = (typeof holds)[number]

/** One speaker's place. A stop that wants two is given twice, under ids of their own: they overlap, so nobody gets both. */
export interface OpenStop {
  id: string
  tourId: string
  region: Region
  hostId: string
  topic: string
  start: number
  end: number
  partnerOnly: boolean
  ownBranchAllowed: boolean
  /** Who has it now. */
  speakerId: string | null
  hold: Hold
  /** Whoever has it has said that they come, whatever their calendar says of that day. */
  agreed?: boolean
  /** Whoever said that they cannot: no rule, so the office may still ask them by hand. */
  excluded?: readonly string[]
}

/** What a speaker does or did besides: stops of earlier weeks and of other tours. */
export interface Visit {
  speakerId: string
  region: Region
  hostId: string
  start: number
  end: number
}

export interface TourTeams {
  id: string
  requiredTeams: readonly Team[]
}

export interface MatchProblem {
  candidates: readonly Candidate[]
  stops: readonly OpenStop[]
  visits: readonly Visit[]
  tours: readonly TourTeams[]
}

/** Stop → speaker; null where nobody goes. */
export type Assignment = ReadonlyMap<string, string | null>

/** With its Beijing day beside it: reckoning that anew for every speaker and stop would take longer than the matching. */
export type Dated<T> = T & { day: string }
export const dated = <T extends { start: number }>(timed: T): Dated<T> => ({ ...timed, day: dayOf(timed.start) })

/** Never reconsidered, because it is locked or has begun. */
export const isSettled = ({ hold, start, speakerId }: OpenStop, now: number) =>
  start <= now || (hold === 'locked' && speakerId !== null)

/** A stop that somebody has, as one of their visits. */
export const visitOf = ({ region, hostId, start, end }: OpenStop, speakerId: string): Visit => ({
  speakerId,
  region,
  hostId,
  start,
  end,
})

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** The same whichever way round it was told (SM-06). */
export const inOrder = <P extends MatchProblem>(problem: P): P => ({
  ...problem,
  candidates: [...problem.candidates].sort(byId),
  stops: [...problem.stops].sort(byId),
  tours: [...problem.tours].sort(byId),
})
