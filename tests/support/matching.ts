/** Speakers and stops by dice, an optimum by trying everything, an office that takes stop after stop, and a check of its own. */
import { addDays, dayOf, HOUR, instantOf, MINUTE, monthOf } from '#domain/calendar'
import { Board, NONE } from '#domain/matching/board'
import { diceOf } from '#domain/matching/dice'
import { brokenRules } from '#domain/matching/hardRules'
import { type Candidate, dated, type MatchProblem, type OpenStop, type Visit } from '#domain/matching/problem'
import { compareScores, costsAlone, isRemembered, type Score, startLoads } from '#domain/matching/score'
import { tableOf } from '#domain/matching/table'
import { quarterOf } from '#domain/quarter'
import { type Region, regions, travelMinutes } from '#domain/region'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { type Team, teams } from '#domain/speaker'

export const rules = rulesOn(currentPack, '2026-11-05')
/** Before everything that is planned. */
export const NOW = instantOf('2026-09-25', '09:00')

export const topics =
  'theory constitution branchWork service safety rescue law integrity writing digital health culture'.split(' ')

export const newCandidate: Candidate = {
  id: 'a',
  name: '宣讲员',
  team: 'youth',
  home: 'changsha',
  regions: ['changsha'],
  topics: ['safety'],
  branchId: null,
  monthlyLimit: null,
  free: ['2026-10-08', '2026-10-09', '2026-10-12', '2026-10-13', '2026-11-05'],
  since: '2020-01-01',
}
export const candidate = (id: string, changes: Partial<Candidate> = {}): Candidate => ({
  ...newCandidate,
  id,
  name: `${id}同志`,
  ...changes,
})

/** '10-08 09:00', for an hour and a half */
export const stop = (id: string, time: string, changes: Partial<OpenStop> = {}): OpenStop => {
  const start = instantOf(`2026-${time.slice(0, 5)}`, time.slice(6))
  return {
    id,
    tourId: 'tour',
    region: 'changsha',
    hostId: `host ${id}`,
    topic: 'safety',
    start,
    end: start + 1.5 * HOUR,
    partnerOnly: false,
    ownBranchAllowed: false,
    speakerId: null,
    hold: 'none',
    ...changes,
  }
}

export const visit = (speakerId: string, time: string, changes: Partial<Visit> = {}): Visit => {
  const { region, hostId, start, end } = stop('elsewhere', time)
  return { speakerId, region, hostId, start, end, ...changes }
}

export const problem = (
  candidates: Candidate[],
  stops: OpenStop[],
  more: Partial<MatchProblem> = {},
): MatchProblem => ({
  candidates,
  stops,
  visits: [],
  tours: [{ id: 'tour', requiredTeams: [] }],
  ...more,
})

const tools = (dice: () => number) => {
  const below = (count: number) => Math.floor(dice() * count)
  const pick = <T>(from: readonly T[]) => from[below(from.length)]!
  const some = <T>(from: readonly T[], count: number) => {
    const left = [...from]
    return Array.from({ length: Math.min(count, left.length) }, () => left.splice(below(left.length), 1)[0]!)
  }
  return { below, pick, some }
}

export interface Size {
  speakers: number
  stops: number
  /** Working days from 1 October on. */
  days: number
  topics: number
  /** Of a hundred days. */
  free: number
  hosts: number
  tours: number
}

export const small: Size = { speakers: 6, stops: 8, days: 5, topics: 3, free: 65, hosts: 4, tours: 2 }
export const large: Size = { speakers: 60, stops: 200, days: 60, topics: 12, free: 50, hosts: 90, tours: 5 }

function daysFrom(count: number): string[] {
  const days = Array.from({ length: 2 * count }, (_day, index) => addDays('2026-10-01', index))
  return days.filter((day) => ![0, 6].includes(new Date(day).getUTCDay())).slice(0, count)
}

/** `released`: of a hundred stops that somebody has already. */
export function randomProblem(seed: number, size: Size, released = 0): MatchProblem {
  const dice = diceOf(seed)
  const { below, pick, some } = tools(dice)
  const [days, offered] = [daysFrom(size.days), topics.slice(0, size.topics)]
  const hosts = Array.from({ length: size.hosts }, (_host, index) => ({ id: `h${index}`, region: pick(regions) }))
  const candidates = Array.from({ length: size.speakers }, (_speaker, index): Candidate => {
    const home = pick(regions)
    return {
      id: `s${index}`,
      name: `宣讲员${index}`,
      team: dice() < 0.05 ? null : pick(teams),
      home,
      regions: [
        home,
        ...some(
          regions.filter((region) => region !== home),
          2 + below(2),
        ),
      ],
      topics: some(offered, 2 + below(Math.ceil(size.topics / 3))),
      branchId: dice() < 0.5 ? pick(hosts).id : null,
      monthlyLimit: dice() < 0.3 ? 1 + below(4) : null,
      free: days.filter(() => below(100) < size.free),
      since: dice() < 0.1 ? '2026-10-01' : '2020-01-01',
    }
  })
  const stopAt = (index: number): OpenStop => {
    const host = pick(hosts)
    const start = instantOf(pick(days), pick(['09:00', '10:30', '14:30', '15:00', '19:00']))
    const held = below(100) < released ? pick(candidates).id : null
    return {
      id: `t${index}`,
      tourId: `tour${below(size.tours)}`,
      region: host.region,
      hostId: host.id,
      topic: pick(offered),
      start,
      end: start + (60 + 30 * below(3)) * MINUTE,
      partnerOnly: dice() < 0.03,
      ownBranchAllowed: dice() < 0.2,
      speakerId: held,
      hold: held === null ? 'none' : 'released',
    }
  }
  const visits = candidates.flatMap(({ id }) =>
    Array.from({ length: below(3) }, (): Visit => {
      const host = pick(hosts)
      const start = instantOf(addDays('2026-10-15', -below(500)), '09:00')
      return { speakerId: id, region: host.region, hostId: host.id, start, end: start + HOUR }
    }),
  )
  return {
    candidates,
    stops: Array.from({ length: size.stops }, (_stop, index) => stopAt(index)),
    visits,
    tours: Array.from({ length: size.tours }, (_tour, index) => ({
      id: `tour${index}`,
      requiredTeams: some(teams, 3),
    })),
  }
}

/** Told in words, from the rules' text and nothing of ours: whatever a plan does that it must not. */
export function violations(
  { candidates, stops, visits }: MatchProblem,
  choices: readonly { stopId: string; speakerId: string }[],
): string[] {
  const speakerOf = new Map(candidates.map((each) => [each.id, each]))
  const given = choices.map(({ stopId, speakerId }) => ({ ...stops.find(({ id }) => id === stopId)!, speakerId }))
  const alone = given.flatMap(({ id, speakerId, start, topic, hostId, ownBranchAllowed, partnerOnly }) => {
    const { free, topics: known, branchId, team } = speakerOf.get(speakerId)!
    return [
      ...(free.includes(dayOf(start)) ? [] : [`H1 ${id}`]),
      ...(known.includes(topic) ? [] : [`H5 ${id}`]),
      ...(branchId === hostId && !ownBranchAllowed ? [`H6 ${id}`] : []),
      ...(partnerOnly && team !== null ? [`H7 ${id}`] : []),
    ]
  })
  const together = candidates.flatMap(({ id, monthlyLimit }) => {
    const own: Timed[] = [...given.map((each) => ({ ...each, isPlanned: true })), ...visits]
      .filter(({ speakerId }) => speakerId === id)
      .sort((a, b) => a.start - b.start)
    return [...crowded(own), ...overworked(own, monthlyLimit ?? 6)].map((found) => `${found} ${id}`)
  })
  return [...alone, ...together]
}

/** isPlanned: by the plan that is checked; what was there before is not its fault. */
type Timed = Visit & { isPlanned?: boolean }

const crowded = (own: readonly Timed[]) =>
  own.flatMap((one, index) =>
    own.slice(index + 1).flatMap((next) => {
      if (!one.isPlanned && !next.isPlanned) return []
      if (next.start < one.end) return ['H2']
      return next.start - one.end < (travelMinutes(one.region, next.region) + 30) * MINUTE ? ['H3'] : []
    }),
  )

const overworked = (own: readonly Timed[], limit: number) =>
  [...new Set(own.flatMap(({ start, isPlanned }) => (isPlanned ? [monthOf(start)] : [])))].flatMap((month) =>
    own.filter(({ start }) => monthOf(start) === month).length > limit ? ['H4'] : [],
  )

/** By phone, as it is done today: stop after stop as the calendar has them, each time whoever is free, least loaded and nearest. */
export function greedy(told: MatchProblem): Map<string, string> {
  const board = new Board(tableOf(told, rules, NOW))
  const { speakers, stops } = board.table
  const inTime = [...stops.keys()].sort((a, b) => stops[a]!.start - stops[b]!.start || a - b)
  for (const at of inTime) {
    const costs = speakers.map(
      (_speaker, index) => board.taking(index, at) + board.mixing(at, board.table.team[index]!),
    )
    const least = Math.min(...costs)
    if (least < Infinity) board.put(at, costs.indexOf(least))
  }
  return assignmentOf(board)
}

export const assignmentOf = ({ who, table }: Board) =>
  new Map(
    [...who].flatMap((row, at) => (row === NONE ? [] : [[table.stops[at]!.id, table.speakers[row]!.id] as const])),
  )

/**
 * Tries everything that the hard rules leave, and reckons it by itself, once everything is known. Left out is only what has
 * changed more, or left more open, than the best so far: both can but grow.
 */
export function optimum({ candidates, stops, visits, tours }: MatchProblem): {
  score: Score
  assignment: Map<string, string | null>
} {
  const days = stops.map(({ start }) => dayOf(start))
  const quarters = days.map(quarterOf)
  const [quarter] = quarters as [string]
  if (quarters.some((each) => each !== quarter)) throw new Error('one quarter at a time')
  const loads = startLoads({ candidates, stops, visits, tours }, quarter)
  const own = candidates.map(({ id }) => visits.filter(({ speakerId }) => speakerId === id).map(dated))
  const firstAt = (host: string) => Math.min(...stops.filter(({ hostId }) => hostId === host).map(({ start }) => start))
  const hosts = [...new Set(stops.map(({ hostId }) => hostId))]
  const met = candidates.map((_each, row) =>
    hosts.filter((host) => own[row]!.some((seen) => seen.hostId === host && isRemembered(seen, firstAt(host), rules))),
  )
  const alone = candidates.map((each) => stops.map((at) => costsAlone(each, at, rules)))
  const SM = rules.SM
  const isChanged = ({ speakerId, hold }: OpenStop, row: number) =>
    hold !== 'none' && speakerId !== null && candidates[row]?.id !== speakerId
  const changesIn = (rows: readonly number[]) => rows.filter((row, index) => isChanged(stops[index]!, row)).length
  const openIn = (rows: readonly number[]) => rows.filter((row) => row === NONE).length
  const reckon = (rows: readonly number[]): Score => {
    let [load, cost] = [0, 0]
    candidates.forEach((each, row) => {
      const taken = stops.filter((_stop, index) => rows[index] === row)
      load += (loads.get(each.id)! + taken.length) ** 2
      const areas = [...own[row]!.filter(({ day }) => quarterOf(day) === quarter), ...taken].map(({ region }) => region)
      cost += (areas.length - new Set<Region>(areas).size) * SM.regionCost
      const audiences = [...met[row]!, ...taken.map(({ hostId }) => hostId)]
      cost += (audiences.length - new Set(audiences).size) * SM.audienceCost
    })
    rows.forEach((row, index) => {
      if (row !== NONE) cost += alone[row]![index]!.travel + alone[row]![index]!.topic
    })
    for (const { id, requiredTeams } of tours) {
      const there = new Set<Team | null>(
        rows.flatMap((row, index) => (row !== NONE && stops[index]!.tourId === id ? [candidates[row]!.team] : [])),
      )
      cost += requiredTeams.filter((team) => !there.has(team)).length * SM.mixCost
    }
    return {
      changed: changesIn(rows),
      unstaffed: openIn(rows),
      load,
      cost,
    }
  }
  let best: { score: Score; rows: number[] } | null = null
  const rows: number[] = []
  const isHopeless = ({ score }: { score: Score }) =>
    (changesIn(rows) - score.changed || openIn(rows) - score.unstaffed) > 0
  const go = (index: number): void => {
    if (best && isHopeless(best)) return
    if (index === stops.length) {
      const score = reckon(rows)
      if (!best || compareScores(score, best.score) < 0) best = { score, rows: [...rows] }
      return
    }
    const at = dated(stops[index]!)
    candidates.forEach((each, row) => {
      const others = rows.flatMap((other, before) => (other === row ? [{ ...stops[before]!, day: days[before]! }] : []))
      if (brokenRules(each, at, [...own[row]!, ...others], rules).length) return
      rows.push(row)
      go(index + 1)
      rows.pop()
    })
    rows.push(NONE)
    go(index + 1)
    rows.pop()
  }
  go(0)
  const { score, rows: chosen } = best!
  return { score, assignment: new Map(stops.map(({ id }, index) => [id, candidates[chosen[index]!]?.id ?? null])) }
}
