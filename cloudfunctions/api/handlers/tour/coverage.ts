/** 覆盖: what is planned and held in a quarter, against what is due. From the months' staffings: no stop is read. */
import type { tour } from '#types/contract/tour'
import { type CoveredStop, coverageOf, regionGaps, unofferedTopics } from '#domain/coverage'
import { needTopics, topicNames } from '#domain/need'
import { quarterAfter } from '#domain/quarter'
import { $, _, summed } from '../../../shared/db'
import type { Staffing } from '../../../shared/documents'
import type { Handlers } from '../../../shared/serve'
import { candidateOf, confirmedSpeakers, staffingsOfQuarter, visitsIn } from './problem'

export const coverageHandlers: Pick<Handlers<typeof tour>, 'tour.coverage'> = {
  'tour.coverage': async ({ quarter }, { rules, ruleVersion, now }) => {
    const [staffings, speakers, quarters] = await Promise.all([
      staffingsOfQuarter(quarter),
      confirmedSpeakers(),
      quartersUpTo(quarter),
    ])
    const stops = staffings.flatMap(coveredIn)
    const candidates = speakers.map((speaker) => candidateOf(speaker))
    const visits = visitsIn(staffings, () => false)
    const available = { candidates, visits, topics: needTopics, topicNames }
    return {
      ...coverageOf(stops, quarter, needTopics, rules),
      quarters,
      gaps: regionGaps(stops, available, { quarter, now }, rules),
      unoffered: unofferedTopics(needTopics, candidates),
      ruleVersion,
    }
  },
}

const coveredIn = ({ stops, people }: Staffing): CoveredStop[] =>
  Object.values(stops)
    .filter(({ cancelled }) => !cancelled)
    .map(({ region, topic, start, who: [first] }) => ({
      ...{ region, topic, start },
      team: people[first ?? '']?.team ?? null,
    }))

const SHOWN_QUARTERS = 4

/** The newest last. */
async function quartersUpTo(quarter: string): Promise<{ quarter: string; stops: number }[]> {
  const shown = Array.from({ length: SHOWN_QUARTERS }, (_one, at) => quarterAfter(quarter, at + 1 - SHOWN_QUARTERS))
  const counted = await summed<{ _id: string; stops: number }, 'stops'>('stops', (all) =>
    all.match({ quarter: _.in(shown), cancelReason: null }).group({ _id: '$quarter', stops: $.sum(1) }),
  )
  return shown.map((each) => ({ quarter: each, stops: counted.find(({ _id }) => _id === each)?.stops ?? 0 }))
}
