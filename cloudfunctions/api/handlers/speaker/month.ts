import type { speaker } from '#types/contract/speaker'
import { addMonths, dayOf, monthOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { daysOfQuarter, quarterOf } from '#domain/quarter'
import type { Rules } from '#domain/rulePack'
import { freeDaysKept, monthlyLimitOf, sameAsMonthBefore } from '#domain/speaker'
import type { Hold, StopStaff } from '#domain/staffing'
import { $, _, mustGet, summed } from '../../../shared/db'
import type { Stop } from '../../../shared/documents'
import type { Handlers } from '../../../shared/serve'
import { changed, holdsOf, onEntry } from './entry'

type MonthHandlers = Pick<Handlers<typeof speaker>, 'speaker.month' | 'speaker.saveFree'>

const daysIn = (holds: readonly Hold[]) => holds.map(({ start }) => dayOf(start))

export const monthHandlers: MonthHandlers = {
  'speaker.month': async ({ month }, { member, now, rules, ruleVersion }) => {
    const [entry, found] = await Promise.all([mustGet('speakers', member._id), monthsOf(member._id, month)])
    const held = found.find(({ _id }) => _id === month)?.held ?? []
    const mine = found.flatMap((one) => stopsIn(one, member._id))
    return {
      ...{ now, month, ruleVersion },
      lastMonth: addMonths(monthOf(now), rules.SM.freeMonthsAhead),
      limit: monthlyLimitOf(rules, entry.monthlyLimit),
      free: entry.free.filter((day) => day.startsWith(month)),
      same: sameAsBefore(entry.free, { month, taken: daysIn(held) }, now, rules),
      stops: mine.filter(({ start }) => monthOf(start) === month).sort((a, b) => a.start - b.start),
    }
  },

  'speaker.saveFree': async ({ month, days }, { member, now, rules, ruleVersion }) => {
    const taken = daysIn(await holdsOf({ _id: month }, member._id))
    return onEntry(member, async (entry) => {
      if (!entry) throw new AppError('SPEAKER_ONLY')
      const kept = freeDaysKept({ month, asked: days, before: entry.free, taken }, now, rules)
      const others = entry.free.filter((day) => !day.startsWith(month))
      // the card tells nothing of days, and so need not follow
      const after = await changed(entry, { free: [...others, ...kept.days].sort(), rev: entry.rev + 1 })
      return after && { free: kept.days, notes: kept.notes, ruleVersion }
    })
  },
}

/** What tapping it would leave there. */
function sameAsBefore(
  free: readonly string[],
  { month, taken }: { month: string; taken: readonly string[] },
  now: number,
  rules: Rules,
): string[] {
  const asked = sameAsMonthBefore(free, month).filter((day) => day >= dayOf(now))
  return freeDaysKept({ month, asked, before: free, taken }, now, rules).days
}

interface Found {
  _id: string
  held?: Hold[]
  mine: { k: string; v: StopStaff }[]
  stops: Stop[]
}

/** A stop that is to be moved is entered where it will be, and told where it was: both lie in the quarter. */
const monthsAround = (month: string) => {
  const first = daysOfQuarter(quarterOf(month)).first.slice(0, 7)
  return [0, 1, 2].map((count) => addMonths(first, count))
}

/** Everything in one request: of the months only what is the speaker's, with the stops that it names. */
const monthsOf = (id: string, month: string) =>
  summed<Found, 'staffings'>('staffings', (all) =>
    all
      .match({ _id: _.in(monthsAround(month)) })
      .project({ held: `$held.${id}`, all: $.objectToArray('$stops') })
      .project({
        held: 1,
        mine: $.filter({
          input: '$all',
          as: 'one',
          cond: $.or([$.in([id, '$$one.v.who']), $.in([id, '$$one.v.waiting'])]),
        }),
      })
      .lookup({ from: 'stops', localField: 'mine.k', foreignField: '_id', as: 'stops' }),
  )

function stopsIn({ mine, stops }: Found, id: string) {
  return mine.flatMap(({ k, v: staff }) => {
    const stop = stops.find(({ _id }) => _id === k)
    if (!stop) return []
    const { title, topic, region, start, end } = stop
    const line = staff.waiting.indexOf(id)
    const part = line >= 0 ? ('waiting' as const) : staff.yes.includes(id) ? ('coming' as const) : ('asked' as const)
    return [
      {
        ...{ id: k, title, topic, region, start, end, part },
        line: line >= 0 ? line + 1 : null,
        offered: staff.offers.includes(id),
        cancelled: staff.cancelled,
      },
    ]
  })
}
