/** What the rules of matching say of a case, in words, for the fixtures of a rule pack. */
import { instantOf, MINUTE } from '../calendar'
import { coverageOf } from '../coverage'
import { type Region, regions } from '../region'
import type { Rules } from '../rulePack'
import { freeDaysKept, monthlyLimitOf } from '../speaker'
import { isClash } from './hardRules'
import type { Candidate, OpenStop, Visit } from './problem'
import { costsOf, isRemembered } from './score'

const at = (time: string) => instantOf(time.slice(0, 10), time.slice(11))

const visit = (region: Region, hostId: string, start: number): Visit => ({
  ...{ speakerId: 'speaker', region, hostId, start, end: start + 90 * MINUTE },
})

const candidate: Candidate = {
  id: 'speaker',
  name: '宣讲员',
  team: 'youth',
  home: 'changsha',
  regions: ['changsha'],
  topics: ['first', 'second'],
  branchId: null,
  monthlyLimit: null,
  free: [],
  since: '2020-01-01',
}

const stopAt = (region: Region, start: number): OpenStop => ({
  ...{ id: 'stop', tourId: 'tour', region, hostId: 'host', topic: 'second', start, end: start + 90 * MINUTE },
  ...{ partnerOnly: false, ownBranchAllowed: false, speakerId: null, hold: 'none' },
})

export const matchingChecks = {
  /** Two stops in one region, with so many minutes between them. */
  stopGap(rules: Rules, { minutes, now }: { minutes: number; now: string }) {
    const first = visit('changsha', 'one', at(now))
    return isClash(first, visit('changsha', 'other', first.end + minutes * MINUTE), rules) ? '不可以' : '可以'
  },
  monthlyLimit: (rules: Rules, { own }: { own: number | null }) => `${monthlyLimitOf(rules, own)} 站`,
  regionMinimum(rules: Rules, { stops, now }: { stops: number; now: string }) {
    const there = Array.from({ length: stops }, () => ({
      ...{ region: 'changsha' as const, team: null, topic: 'first', start: at(now) },
    }))
    const [first] = coverageOf(there, '2026-Q4', [], rules).regions.filter(({ region }) => region === regions[0])
    return `差 ${first!.missing} 站`
  },
  freeDay(rules: Rules, { day, now }: { day: string; now: string }) {
    const { days } = freeDaysKept({ month: day.slice(0, 7), asked: [day], before: [], taken: [] }, at(now), rules)
    return days.length ? '可以' : '不可以'
  },
  /** An audience that had the speaker then and is to have them again. */
  audience: (rules: Rules, { visited, start }: { visited: string; start: string }) =>
    isRemembered(visit('changsha', 'host', at(visited)), at(start), rules) ? '熟面孔' : '新面孔',
  /** From Changsha to Hengyang, with the second topic, where the speaker was before, in a tour that waits for experts. */
  stopCosts(rules: Rules, { now }: { now: string }) {
    const problem = {
      candidates: [candidate],
      stops: [stopAt('hengyang', at(now))],
      visits: [visit('hengyang', 'host', at(now) - 20 * 24 * 60 * MINUTE)],
      tours: [{ id: 'tour', requiredTeams: ['expert' as const] }],
    }
    const { travel, region, topic, audience, mix } = costsOf(problem, new Map([['stop', 'speaker']]), rules)
    return `路程 ${travel}，市州 ${region}，主题 ${topic}，听众 ${audience}，队伍 ${mix}`
  },
}
