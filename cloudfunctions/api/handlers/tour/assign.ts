/** 派单 by hand: who could go and who could not, and whoever is named is asked. */
import type { tour } from '#types/contract/tour'
import { AppError } from '#domain/errors'
import type { StopStaff } from '#domain/staffing'
import { colleaguesFor } from '#domain/swap'
import { getMany, mustGet } from '../../../shared/db'
import type { Speaker, Staffing } from '../../../shared/documents'
import type { Caller, Handlers } from '../../../shared/serve'
import { changeStaffing, staffAt, withStop } from '../../../shared/staffing'
import { type After, afterOf, putAfter } from '../../../shared/stopAfter'
import { withUntold } from '../stop/change'
import { withAsked } from './asked'
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
    const { why, after } = await changeStaffing(monthOfStop(stop), (staffing) =>
      assigned(staffing, { stopId, rev, wanted, speakers, caller }),
    )
    if (after) await putAfter(stop, after, [], caller)
    return { assigned: after !== null, why, ruleVersion: caller.ruleVersion }
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
  /** Null where nothing was changed. */
  after: After | null
}

/** The same once more, with whoever moved up by it: what a crash left undone is done. */
function isDone({ rev, cancelled, who, untold = [] }: StopStaff, asked: Wanted): boolean {
  const up = untold.filter((one) => one.what === 'up' && one.rev === rev).map(({ id }) => id)
  const isSame = JSON.stringify([...asked.wanted, ...up]) === JSON.stringify(who)
  return rev === asked.rev + 1 && !cancelled && isSame
}

function assigned(before: Staffing, asked: Wanted): { next: Staffing | null; answer: Done } {
  const { stopId, rev, wanted, speakers } = asked
  const staff = before.stops[stopId]
  if (!staff) throw new AppError('STOP_CHANGED')
  if (isDone(staff, asked)) return { next: null, answer: { why: [], after: afterOf(before, staff) } }
  if (staff.rev !== rev) throw new AppError('STOP_CHANGED')
  if (staff.cancelled) throw new AppError('STOP_STATE')
  if (staff.start <= asked.caller.now) throw new AppError('STOP_PAST')
  const why = refusals(before, staff, asked)
  if (why.length) return { next: null, answer: { why, after: null } }
  const { next: after, moves } = withAsked(stopId, staff, wanted)
  const told = moves.reduce((all, { speakerId, to }) => withUntold(all, to, [speakerId]), after)
  const people = Object.fromEntries(speakers.map(({ _id, name, team }) => [_id, { name, team }]))
  const named = { ...before, people: { ...before.people, ...people } }
  return { next: withStop(named, stopId, told), answer: { why: [], after: afterOf(named, told) } }
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
