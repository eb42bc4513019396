/** What is in the way of a release, and what it would change. */
import type { tour } from '#types/contract/tour'
import { AppError, type ErrorCode } from '#domain/errors'
import { conflictsOf } from '#domain/matching/conflicts'
import { noticesOf } from '#domain/schedule'
import { checkRelease, missingTeams, type ReleaseCheck, type TourStop, type Waiver } from '#domain/tour'
import { mustGet } from '../../../shared/db'
import type { Speaker, Tour } from '../../../shared/documents'
import type { Caller, Handlers } from '../../../shared/serve'
import { candidateOf, confirmedSpeakers, placesOf, visitsIn } from './problem'
import { changesIn, factsOf, type Planned, type Schedule, scheduleOf } from './scheduled'

export const checkHandlers: Pick<Handlers<typeof tour>, 'tour.check'> = {
  'tour.check': async ({ tourId }, caller) => {
    const of = await mustGet('tours', tourId)
    const schedule = await scheduleOf(of, caller.now)
    const asked = { tour: of, schedule, speakers: await confirmedSpeakers(), waivers: [] }
    const { refusal, problems, notes } = checkOf(asked, caller)
    const changes = changesIn(schedule)
    return {
      problems: [...(refusal && !told.includes(refusal) ? [new AppError(refusal).message] : []), ...problems],
      notes,
      missingTeams: missingTeams(of, tourStops(schedule)),
      changes,
      told: noticesOf(changes).length,
      ruleVersion: caller.ruleVersion,
    }
  },
}

/** These are said by the problems themselves. */
const told: readonly ErrorCode[] = ['TOUR_NOT_READY', 'TOUR_WAIVER']

export interface Asked {
  tour: Tour
  schedule: Schedule
  speakers: readonly Speaker[]
  waivers: readonly Waiver[]
}

const standing = ({ planned }: Schedule) => planned.filter(({ staff }) => !staff.cancelled)

function tourStops(schedule: Schedule): TourStop[] {
  const people = Object.fromEntries(schedule.staffings.flatMap((staffing) => Object.entries(staffing.people)))
  return standing(schedule).map((one) => {
    const { stop, staff, begun } = one
    return {
      ...{ id: stop._id, title: stop.title, start: factsOf(one).start, begun },
      hasSpeaker: staff.who.length > 0 || staff.partner?.state === 'confirmed',
      teams: staff.who.flatMap((id) => people[id]?.team ?? []),
    }
  })
}

/** Whoever goes, held against the rules once more: since they were asked a calendar, or the registry, may have changed. */
function conflictsIn({ schedule, speakers }: Asked, { rules }: Pick<Caller, 'rules'>): string[] {
  const ahead = new Map(
    standing(schedule)
      .filter(({ begun }) => !begun)
      .map(({ stop, staff }): [string, Planned['staff']] => [stop._id, staff]),
  )
  const { staffings } = schedule
  const isPlanned = (stopId: string, speakerId: string) => ahead.get(stopId)?.who.includes(speakerId) ?? false
  const problem = {
    candidates: speakers.map((speaker) => candidateOf(speaker)),
    stops: [...ahead].flatMap(([id, staff]) => placesOf(id, staff)),
    visits: visitsIn(staffings, isPlanned),
    tours: [],
  }
  return [...new Set(conflictsOf(problem, rules).map(({ sentence }) => sentence))]
}

function unanswered(schedule: Schedule): string[] {
  const asked = standing(schedule).filter(({ begun }) => !begun)
  const silent = asked.reduce((sum, { staff: { who, yes } }) => sum + who.length - yes.length, 0)
  return silent ? [`还有 ${silent} 份派单没有回复，发布以后仍等他们接单。`] : []
}

export function checkOf(asked: Asked, caller: Pick<Caller, 'rules' | 'now'>): ReleaseCheck {
  const { tour: of, schedule, waivers } = asked
  const check = checkRelease(of, tourStops(schedule), waivers, caller.now)
  const conflicts = conflictsIn(asked, caller)
  return {
    refusal: check.refusal ?? (conflicts.length ? ('TOUR_NOT_READY' satisfies ErrorCode) : null),
    problems: [...check.problems, ...conflicts],
    notes: [...check.notes, ...unanswered(schedule)],
  }
}
