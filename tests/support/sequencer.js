/** Which file runs when: a clean clone knows no durations, and one long file begun last keeps everybody waiting. */
import TestSequencer from '@jest/test-sequencer'

const LONGEST = [
  'browser/pages',
  'api/storm',
  'api/stormFaults',
  'api/leave',
  'api/rights',
  'timer/notices',
  'report/recordBookExport',
  'report/readRoster',
  'api/hostile',
  'timer/heatMap',
  'api/heatMap',
  'timer/followLeave',
  'browser/player',
  'weapp/pages',
  'browser/',
  'weapp/',
  'timer/',
  'report/',
]

const rankOf = ({ path }) => {
  const rank = LONGEST.findIndex((part) => path.includes(`/tests/${part}`))
  return rank < 0 ? LONGEST.length : rank
}

export default class LongestFirst extends (TestSequencer.default ?? TestSequencer) {
  sort(tests) {
    return [...super.sort(tests)].sort((one, other) => rankOf(one) - rankOf(other))
  }
}
