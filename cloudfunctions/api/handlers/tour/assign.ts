/** 派单 by hand: who could go and who could not, and whoever is named is asked. */
import type { tour } from '#types/contract/tour'
import { AppError } from '#domain/errors'
import type { StopStaff } from '#domain/staffing'
import { colleaguesFor } from '#domain/swap'
import { getMany, mustGet } from '../../../shared/db'
import type { PlaceMove, Speaker, Staffing, Stop } from '../../../shared/documents'
import type { Caller, Handlers } from '../../../shared/serve'
import { changeStaffing, staffAt, withStop } from '../../../shared/staffing'
import { followStops, spokenIn } from '../../../shared/stopSessions'
import { tell } from '../../../shared/tourNotices'
import { withAsked, wordsOf } from './asked'
import { confirmedSpeakers, problemOfStop, stillThere } from './problem'
import { monthOfStop } from './view'

type AssignHandlers = Pick<Handlers<typeof tour>, 'tour.assign' | 'tour.colleagues'>

export const assignHandlers: AssignHandlers = {
  'tour.colleagues': async ({ stopId }, { rules, ruleVersion }) => {
    const stop = await mustGet('stops', stopId)
    const [{ staffing, staff }, confirmed] = await Promise.all([
      staffAt(stopId, (stop.draft ?? stop).start),
      confirmedSpeakers(),
    ])
    const speakers = stillThere(confirmed, [staffing])
    const problem = problemOfStop(stopId, staff, { speakers, staffing })
    const teamOf = new Map(speakers.map(({ _id, team }) => [_id, team]))
    const others = colleaguesFor(problem, problem.stops[0]!.id, rules).filter(
      ({ speakerId }) => !staff.who.includes(speakerId),
    )
    return {
      people: others.map(({ speakerId: id, name, rules: broken, sentence }) => ({
        ...{ id, name, team: teamOf.get(id)!, rules: broken },
        sentence: staff.no.includes(id) && !broken.length ? `${name}说过这一站来不了，请先联系好再派。` : sentence,
      })),
      ruleVersion,
    }
  },

  'tour.assign': async ({ stopId, rev, speakerIds }, caller) => {
    const wanted = [...new Set(speakerIds)]
    const stop = await mustGet('stops', stopId)
    const speakers = await getMany('speakers', wanted)
    const done = await changeStaffing(monthOfStop(stop), (staffing) =>
      assigned(staffing, { stopId, rev, wanted, speakers, caller }),
    )
    const { why, staffing, moves } = done
    if (staffing) await follow(stop, { staffing, moves, version: rev + 1, caller })
    return { assigned: staffing !== null, why, ruleVersion: caller.ruleVersion }
  },
}

interface Wanted {
  stopId: string
  rev: number
  wanted: readonly string[]
  speakers: readonly Speaker[]
  caller: Caller
}

interface Done {
  why: string[]
  /** As it is afterwards; null where nothing was changed. */
  staffing: Staffing | null
  moves: PlaceMove[]
}

function assigned(before: Staffing, asked: Wanted): { next: Staffing | null; answer: Done } {
  const { stopId, rev, wanted, speakers } = asked
  const staff = before.stops[stopId]
  if (!staff) throw new AppError('STOP_CHANGED')
  const last = before.assigned
  // the same once more: what a crash left untold is told
  if (last?.stopId === stopId && last.rev === rev && JSON.stringify(last.wanted) === JSON.stringify(wanted)) {
    return { next: null, answer: { why: [], staffing: before, moves: last.moves } }
  }
  if (staff.rev !== rev) throw new AppError('STOP_CHANGED')
  if (staff.cancelled) throw new AppError('STOP_STATE')
  if (staff.start <= asked.caller.now) throw new AppError('STOP_PAST')
  const why = refusals(before, staff, asked)
  if (why.length) return { next: null, answer: { why, staffing: null, moves: [] } }
  const { next: after, moves } = withAsked(stopId, staff, wanted)
  const people = Object.fromEntries(speakers.map(({ _id, name, team }) => [_id, { name, team }]))
  const next = {
    ...withStop(before, stopId, after),
    people: { ...before.people, ...people },
    assigned: { stopId, rev, wanted: [...wanted], moves },
  }
  return { next, answer: { why: [], staffing: next, moves } }
}

/** Whoever goes already need not be judged again. */
function refusals(staffing: Staffing, staff: StopStaff, { stopId, wanted, speakers, caller }: Wanted): string[] {
  const places = staff.left + staff.who.length
  if (wanted.length > places) return [`这一站只有 ${places} 个名额，请少选几位，或先加名额。`]
  const fresh = wanted.filter((id) => !staff.who.includes(id))
  const named = fresh.map((id) => speakers.find(({ _id, state }) => _id === id && state === 'confirmed'))
  if (named.includes(undefined)) throw new AppError('SPEAKER_UNKNOWN')
  const problem = problemOfStop(stopId, staff, { speakers: named as Speaker[], staffing })
  return colleaguesFor(problem, problem.stops[0]!.id, caller.rules).flatMap(({ rules, sentence }) =>
    rules.length ? [sentence] : [],
  )
}

async function follow(
  stop: Stop,
  { staffing, moves, version, caller }: { staffing: Staffing; moves: PlaceMove[]; version: number; caller: Caller },
): Promise<void> {
  const freed = moves.filter(({ to }) => to === 'freed').map(({ speakerId }) => speakerId)
  if (staffing.stops[stop._id]!.released) await followStops([spokenIn([staffing], stop, freed)], caller)
  const tellings = moves.map((move) => ({
    ...{ memberId: move.speakerId, about: `assign:${stop._id}`, version },
    says: wordsOf([move], [stop]),
  }))
  await tell(tellings, caller.now)
}
