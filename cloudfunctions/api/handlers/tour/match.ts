/** 智能派单. The plan is made anew from what is entered, always the same; entered month by month, or not at all. */
import { createHash } from 'node:crypto'
import type { tour } from '#types/contract/tour'
import { AppError } from '#domain/errors'
import { diceOf } from '#domain/matching/dice'
import type { MatchProblem } from '#domain/matching/problem'
import { type Plan, solve } from '#domain/matching/solve'
import type { StopStaff } from '#domain/staffing'
import { getThousands, mustGet } from '../../../shared/db'
import type { PlaceMove, Speaker, Staffing, Tour } from '../../../shared/documents'
import type { Caller, Handlers } from '../../../shared/serve'
import { followStops, spokenIn } from '../../../shared/stopSessions'
import { putStaffing, withStop } from '../../../shared/staffing'
import { tell } from '../../../shared/tourNotices'
import { withAsked, wordsOf } from './asked'
import {
  candidateOf,
  confirmedSpeakers,
  earlierVisits,
  placesOf,
  staffingsOfQuarter,
  stopOfPlace,
  visitsIn,
  stillThere,
} from './problem'

export const matchHandlers: Pick<Handlers<typeof tour>, 'tour.match'> = {
  'tour.match': async ({ tourId, apply, seen }, caller) => {
    const state = await stateOf(await mustGet('tours', tourId), caller)
    const plan = planOf(state, caller)
    if (apply) await enter(state, plan, { seen, caller })
    return { ...shown(state, plan, caller), apply, ruleVersion: caller.ruleVersion }
  },
}

interface State {
  tour: Tour
  staffings: Staffing[]
  speakers: Speaker[]
  problem: MatchProblem
  seen: string
}

/** Partners and whoever registers are nothing to be worked out; what is open is left to those who come by themselves. */
const isMatched = ({ cancelled, partnerOnly, open, partner }: StopStaff) =>
  !cancelled && !partnerOnly && !open && (partner === null || partner.state === 'declined')

async function stateOf(of: Tour, { rules }: Caller): Promise<State> {
  const [staffings, confirmed] = await Promise.all([staffingsOfQuarter(of.quarter), confirmedSpeakers()])
  const speakers = stillThere(confirmed, staffings)
  const earlier = await earlierVisits(speakers, of.quarter, rules)
  const planned = new Map(
    staffings.flatMap(({ stops }) =>
      Object.entries(stops).filter(([, staff]) => staff.tourId === of._id && isMatched(staff)),
    ),
  )
  const isPlanned = (stopId: string, speakerId: string) => planned.get(stopId)?.who.includes(speakerId) ?? false
  const problem = {
    candidates: speakers.map((speaker) => candidateOf(speaker)),
    stops: [...planned].flatMap(([id, staff]) => placesOf(id, staff, staff.locked ? 0 : staff.left)),
    visits: [...visitsIn(staffings, isPlanned), ...earlier],
    tours: [{ id: of._id, requiredTeams: of.requiredTeams }],
  }
  const besides = [of.version, of.requiredTeams, speakers.map(({ _id, rev }) => [_id, rev]), earlier]
  const seen = [...staffings.map(({ rev }) => rev), digest(JSON.stringify(besides)).toString('base64url')].join('.')
  return { tour: of, staffings, speakers, problem, seen }
}

const digest = (text: string) => createHash('sha256').update(text).digest().subarray(0, 12)

const planOf = ({ tour: { _id, version }, problem }: State, { rules, now }: Caller): Plan =>
  solve(problem, rules, { now, dice: diceOf(digest(`${_id} ${version}`).readUInt32BE()) })

const staffOf = (staffings: readonly Staffing[], stopId: string) =>
  staffings.find(({ stops }) => stops[stopId])!.stops[stopId]!

/** What has begun is nobody's to arrange any more. */
function shown({ staffings, speakers, seen }: State, { choices, unstaffed }: Plan, { now }: Caller) {
  const known = new Map(speakers.map(({ _id, name, team }) => [_id, { id: _id, name, team }]))
  const ahead = <T extends { stopId: string }>(all: readonly T[]) =>
    all
      .map((one) => ({ ...one, stopId: stopOfPlace(one.stopId) }))
      .filter(({ stopId }) => staffOf(staffings, stopId).start > now)
  const nameless = (id: string) => ({
    id,
    ...(staffings.find(({ people }) => people[id])?.people[id] ?? { name: '宣讲员', team: 'youth' as const }),
  })
  return {
    seen,
    choices: ahead(choices).map(({ stopId, speakerId, sentence }) => ({
      ...{ stopId, sentence, speaker: known.get(speakerId) ?? nameless(speakerId) },
      isNew: !staffOf(staffings, stopId).who.includes(speakerId),
    })),
    unstaffed: ahead(unstaffed),
  }
}

/** The month as the plan has it. Those who stay keep their order: the first one gives the lesson. */
function entered(staffing: Staffing, plan: Plan, { state, now }: { state: State; now: number }): Staffing {
  const moves: PlaceMove[] = []
  const planned = new Set(state.problem.stops.map(({ id }) => stopOfPlace(id)))
  let next = staffing
  for (const [stopId, staff] of Object.entries(staffing.stops)) {
    if (!planned.has(stopId) || staff.start <= now) continue
    const chosen = plan.choices.filter((choice) => stopOfPlace(choice.stopId) === stopId).map((one) => one.speakerId)
    const wanted = [...staff.who.filter((id) => chosen.includes(id)), ...chosen.filter((id) => !staff.who.includes(id))]
    if (wanted.length === staff.who.length && wanted.every((id) => staff.who.includes(id))) continue
    const asked = withAsked(stopId, staff, wanted)
    moves.push(...asked.moves)
    next = withStop(next, stopId, asked.next)
  }
  if (!moves.length) return staffing
  const people = Object.fromEntries(state.speakers.map(({ _id, name, team }) => [_id, { name, team }]))
  const concerned = new Set(moves.map(({ speakerId }) => speakerId))
  const fresh = Object.fromEntries(Object.entries(people).filter(([id]) => concerned.has(id)))
  return {
    ...next,
    rev: staffing.rev + 1,
    people: { ...staffing.people, ...fresh },
    matched: { tourId: state.tour._id, seen: state.seen, moves },
  }
}

/**
 * A month that this very plan was entered in before a crash is passed by, and so is told of once more, under the same name.
 * Of two who enter at once, one is told that something has changed.
 */
async function enter(state: State, plan: Plan, { seen, caller }: { seen: string | null; caller: Caller }) {
  const { tour: of, staffings } = state
  const isDone = ({ matched }: Staffing) => matched?.tourId === of._id && matched.seen === seen
  const isAsSeen = seen === state.seen || staffings.some(isDone)
  const isSame = (staffing: Staffing, index: number) =>
    isDone(staffing) || seen?.split('.')[index] === `${staffing.rev}`
  if (seen === null || !isAsSeen || !staffings.every(isSame)) throw new AppError('TOUR_CHANGED')
  const after: Staffing[] = []
  for (const staffing of staffings) {
    const next = isDone(staffing) ? staffing : entered(staffing, plan, { state: { ...state, seen }, now: caller.now })
    if (next !== staffing && !(await putStaffing(staffing, next))) throw new AppError('TOUR_CHANGED')
    after.push(next)
  }
  await follow(after, { tourId: of._id, seen, caller })
}

/** Those concerned are told once each, and what is released already shows who comes. */
async function follow(
  after: readonly Staffing[],
  { tourId, seen, caller }: { tourId: string; seen: string; caller: Caller },
) {
  const ours = after.flatMap(({ matched }) => (matched?.tourId === tourId && matched.seen === seen ? [matched] : []))
  const moves = ours.flatMap((matched) => matched.moves)
  if (!moves.length) return
  const stops = await getThousands('stops', [...new Set(moves.map(({ stopId }) => stopId))])
  stops.sort((a, b) => (a.draft ?? a).start - (b.draft ?? b).start)
  const freedFrom = (stop: string) =>
    moves.filter(({ stopId, to }) => stopId === stop && to === 'freed').map(({ speakerId }) => speakerId)
  await followStops(
    stops.map((stop) => spokenIn(after, stop, freedFrom(stop._id))),
    caller,
  )
  const concerned = [...new Set(moves.map(({ speakerId }) => speakerId))]
  const tellings = concerned.map((memberId) => {
    const own = moves.filter(({ speakerId }) => speakerId === memberId)
    return { memberId, about: `match:${tourId}:${seen}`, version: 1, says: wordsOf(own, stops) }
  })
  await tell(tellings, caller.now)
}
