/** 覆盖: stops by region, team, topic and quarter, held against what is due. Places and topics are counted, never persons. */
import { dayOf, instantOf, shortDay } from './calendar'
import type { Candidate, Visit } from './matching/problem'
import { startLoads } from './matching/score'
import { daysLeft, quarterOf, quarterWords } from './quarter'
import { type Region, regionNames, regions, travelMinutes } from './region'
import type { Rules } from './rulePack'
import { monthlyLimitOf, type Team, teams } from './speaker'

/** Whatever was not cancelled; team: of whoever goes, null for a partner or for nobody yet. */
export interface CoveredStop {
  region: Region
  team: Team | null
  topic: string
  start: number
}

export interface Coverage<T extends string = string> {
  /** In the order of the map; missing: how many stops are due and not there. */
  regions: { region: Region; stops: number; missing: number }[]
  teams: { team: Team; stops: number }[]
  /** In the order in which topics may be asked for. */
  topics: { topic: T; stops: number }[]
}

const inQuarter = (stops: readonly CoveredStop[], quarter: string) =>
  stops.filter(({ start }) => quarterOf(dayOf(start)) === quarter)

export function coverageOf<T extends string>(
  stops: readonly CoveredStop[],
  quarter: string,
  topics: readonly T[],
  { SM }: Pick<Rules, 'SM'>,
): Coverage<T> {
  const counted = inQuarter(stops, quarter)
  const count = (is: (stop: CoveredStop) => boolean) => counted.filter(is).length
  return {
    regions: regions.map((region) => {
      const there = count((stop) => stop.region === region)
      return { region, stops: there, missing: Math.max(0, SM.regionMinimum - there) }
    }),
    teams: teams.map((team) => ({ team, stops: count((stop) => stop.team === team) })),
    topics: topics.map((topic) => ({ topic, stops: count((stop) => stop.topic === topic) })),
  }
}

/** What may be asked for and nobody can speak about: to be told before a branch waits for it. */
export const unofferedTopics = <T extends string>(
  topics: readonly T[],
  candidates: readonly Pick<Candidate, 'topics'>[],
) => topics.filter((topic) => candidates.every((candidate) => !candidate.topics.includes(topic)))

/** One who could go, on a day on which they have nothing else, with the topic that this quarter had least. */
export interface Proposal<T extends string> {
  speakerId: string
  topic: T
  day: string
}

export interface RegionGap<T extends string> {
  region: Region
  missing: number
  proposal: Proposal<T> | null
  sentence: string
}

export interface Available<T extends string = string> {
  candidates: readonly Candidate[]
  /** Everything that they have done and will do, in this quarter at least. */
  visits: readonly Visit[]
  /** In the order in which they may be asked for. */
  topics: readonly T[]
  topicNames: Readonly<Record<T, string>>
}

interface Asked {
  quarter: string
  now: number
}

interface Frame {
  asked: Asked
  rules: Pick<Rules, 'SM'>
}

const nobody = '现在没有人能去，请邀请能去的宣讲员，或请他们添上有空的日子'

interface Option<T extends string> extends Proposal<T> {
  name: string
  /** Weightiest first: away from the own regions, load, topic, way. */
  order: readonly number[]
}

const before = (a: readonly number[], b: readonly number[]) =>
  a.map((each, index) => each - b[index]!).find((difference) => difference !== 0) ?? 0

/** Their first free day without any stop, in a month that is not full. */
function firstDay(
  { id, free, monthlyLimit }: Candidate,
  visits: readonly Visit[],
  days: readonly string[],
  rules: Pick<Rules, 'SM'>,
) {
  const taken = visits.filter(({ speakerId }) => speakerId === id).map(({ start }) => dayOf(start))
  const isFull = (month: string) =>
    taken.filter((day) => day.startsWith(month)).length >= monthlyLimitOf(rules, monthlyLimit)
  return days.find((day) => free.includes(day) && !taken.includes(day) && !isFull(day.slice(0, 7)))
}

/** Everybody who has such a day and can speak about something, best first. */
function optionsFor<T extends string>(
  region: Region,
  available: Available<T>,
  counts: Coverage<T>['topics'],
  { asked, rules }: Frame,
): Option<T>[] {
  const { candidates, visits } = available
  const loads = startLoads({ candidates, visits, stops: [], tours: [] }, asked.quarter)
  const days = daysLeft(asked.quarter, dayOf(asked.now))
  const options = candidates.flatMap((candidate): Option<T>[] => {
    const day = firstDay(candidate, visits, days, rules)
    const offered = counts.filter(({ topic }) => candidate.topics.includes(topic))
    const [rarest] = [...offered].sort((a, b) => a.stops - b.stops)
    if (day === undefined || !rarest) return []
    const away = candidate.regions.includes(region) ? 0 : 1
    const order = [away, loads.get(candidate.id)!, rarest.stops, travelMinutes(candidate.home, region)]
    return [{ speakerId: candidate.id, name: candidate.name, topic: rarest.topic, day, order }]
  })
  return options.sort((a, b) => before(a.order, b.order) || (a.speakerId < b.speakerId ? -1 : 1))
}

/** What may be proposed for a region, and the stop and visit that it would be. */
function proposed<T extends string>(region: Region, [best]: readonly Option<T>[]) {
  if (!best) return null
  const { speakerId, topic, day, name } = best
  const start = instantOf(day, '09:00')
  return {
    proposal: { speakerId, topic, day },
    name,
    stop: { region, team: null, topic, start },
    visit: { speakerId, region, hostId: '', start, end: start },
  }
}

/** SM-04: what is missing in each region, and how it could be made good. Each proposal takes account of those before it. */
export function regionGaps<T extends string>(
  stops: readonly CoveredStop[],
  available: Available<T>,
  asked: Asked,
  rules: Pick<Rules, 'SM'>,
): RegionGap<T>[] {
  const [allStops, visits] = [[...stops], [...available.visits]]
  const short = coverageOf(stops, asked.quarter, [], rules).regions.filter(({ missing }) => missing > 0)
  return short.map(({ region, missing }) => {
    const { topics } = coverageOf(allStops, asked.quarter, available.topics, rules)
    const found = proposed(region, optionsFor(region, { ...available, visits }, topics, { asked, rules }))
    const told = `${regionNames[region]}在 ${quarterWords(asked.quarter)}还差 ${missing} 站`
    if (!found) return { region, missing, proposal: null, sentence: `${told}，${nobody}。` }
    allStops.push(found.stop)
    visits.push(found.visit)
    const topic = available.topicNames[found.proposal.topic]
    const sentence = `${told}，可请${found.name}${shortDay(found.stop.start)}去讲“${topic}”。`
    return { region, missing, proposal: found.proposal, sentence }
  })
}
