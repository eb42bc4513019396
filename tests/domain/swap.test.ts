import { diceOf } from '#domain/matching/dice'
import type { MatchProblem } from '#domain/matching/problem'
import { solve } from '#domain/matching/solve'
import type { StopState } from '#domain/stop'
import { colleaguesFor, refuseOffer } from '#domain/swap'
import { candidate, large, NOW, problem, randomProblem, rules, stop, violations, visit } from '../support/matching'

const offered = stop('t', '10-08 09:00', { speakerId: 'a', hostId: 'h' })
const start = offered.start

test.each<[string, StopState, string | null, number, string | null]>([
  ['of one’s own', 'released', 'a', start - 1, null],
  ['that was accepted', 'accepted', 'a', start - 1, null],
  ['that one is only asked for', 'proposed', 'a', start - 1, 'STOP_STATE'],
  ['of somebody else', 'released', 'b', start - 1, 'SWAP_NOT_YOURS'],
  ['of nobody', 'released', null, start - 1, 'SWAP_NOT_YOURS'],
  ['that has begun', 'released', 'a', start, 'SWAP_OVER'],
  ['that was cancelled', 'cancelled', 'a', start - 1, 'SWAP_OVER'],
  ['that is held', 'held', 'a', start - 1, 'SWAP_OVER'],
])('offering a stop %s', (_what, state, speakerId, now, refusal) => {
  expect(refuseOffer({ state, start, speakerId }, 'a', now)).toBe(refusal)
})

const partnerStop = stop('p', '10-09 09:00', { speakerId: 'a', partnerOnly: true })
const people = [
  candidate('a'),
  candidate('able'),
  candidate('away', { free: [] }),
  candidate('busy'),
  candidate('driving'),
  candidate('full', { monthlyLimit: 1 }),
  candidate('lawyer', { topics: ['law'] }),
  candidate('own', { branchId: 'h' }),
]
const of: MatchProblem = problem(people, [offered, stop('other', '10-08 09:30', { speakerId: 'busy' }), partnerStop], {
  visits: [visit('driving', '10-08 12:00', { region: 'huaihua' }), visit('full', '10-12 09:00')],
})

test('every colleague is told whether, and if not, why not', () => {
  expect(colleaguesFor(of, 't', rules).map(({ sentence }) => sentence)).toEqual([
    'able同志可以接。',
    'away同志接不了：当天没有空。',
    'busy同志接不了：同一时间另有一站。',
    'driving同志接不了：和前后一站之间来不及赶路。',
    'full同志接不了：当月站数已到上限。',
    'lawyer同志接不了：不讲这个主题。',
    'own同志接不了：是东道主支部自己的人。',
  ])
  expect(colleaguesFor(of, 'p', rules).every(({ rules: broken }) => broken.includes('SM-H7'))).toBe(true)
  expect(colleaguesFor(of, 'nowhere', rules)).toEqual([])
})

test('several reasons are all told', () => {
  const both = problem([candidate('a'), candidate('b', { free: [], topics: ['law'] })], [offered])
  expect(colleaguesFor(both, 't', rules)[0]!.sentence).toBe('b同志接不了：当天没有空，不讲这个主题。')
})

test('whoever is told to be able breaks no rule by taking over, and whoever is not would', () => {
  for (let seed = 1; seed <= 6; seed += 1) {
    const set = randomProblem(seed, { ...large, speakers: 12, stops: 30, days: 10 })
    const plan = solve(set, rules, { now: NOW, dice: diceOf(seed) })
    const speakerOf = new Map(plan.choices.map(({ stopId, speakerId }) => [stopId, speakerId]))
    const planned = { ...set, stops: set.stops.map((each) => ({ ...each, speakerId: speakerOf.get(each.id) ?? null })) }
    for (const { stopId } of plan.choices) {
      for (const { speakerId, rules: broken } of colleaguesFor(planned, stopId, rules)) {
        const swapped = plan.choices.map((each) => (each.stopId === stopId ? { ...each, speakerId } : each))
        expect({ seed, stopId, speakerId, able: violations(set, swapped).length === 0 }).toEqual({
          ...{ seed, stopId, speakerId, able: broken.length === 0 },
        })
      }
    }
  }
})
