import type { report } from '#types/contract/report'
import { addMonths, dayOf, longMonth, timeOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import type { AtOrg, Handlers } from '../../../shared/serve'
import { MOST_ROWS } from '../../formats/caps'
import { type MonthsLine, writeRecordBook } from '../../formats/recordBook'
import { handOut } from '../handOut'
import { monthStateNames } from '#domain/heatMap'
import { gather, type Gathered } from './gather'
import { monthsFrom, packedMonths, statesOf } from './months'

interface Period {
  from: string
  to: string
}

export const recordBook: Handlers<typeof report>['report.recordBook'] = async ({ orgId, from, to }, caller) => {
  if (to < from || to > addMonths(from, 11)) throw new AppError('EXPORT_PERIOD')
  const gathered = await gather(orgId, from, to, caller.now)
  const sessions = gathered.entries.map(({ session }) => session)
  const people = gathered.entries.flatMap((entry) => entry.people)
  const content = await writeRecordBook({
    sessions: each(sessions),
    attendances: gathered.hasPeople ? each(people) : null,
    months: each(await monthsOf(gathered, { from, to }, caller)),
    footer: footerOf(gathered, { from, to }, caller),
  })
  const file = await handOut(caller, 'recordBook', `${from}_${to}.xlsx`, content)
  return { ...file, rows: sessions.length + people.length, ruleVersion: caller.ruleVersion }
}

async function* each<Line>(lines: readonly Line[]): AsyncGenerator<Line> {
  yield* lines
}

async function monthsOf(
  { branches, months: known }: Gathered,
  { from, to }: Period,
  { now, rulesOn }: AtOrg,
): Promise<MonthsLine[]> {
  const months = monthsFrom(from, to)
  const packed = await packedMonths(months, { known, branches: branches.map(({ org }) => org), now })
  const lines = branches.map(({ org, unit }) => ({
    unit,
    branch: org.name,
    states: statesOf(org, months, { known, packed, now, rulesOn }),
  }))
  // as on the heat map: without those of which nothing was asked in all these months
  return lines.filter(({ states }) => states.some((state) => state !== '' && state !== monthStateNames.exempt))
}

function footerOf(
  { hasPeople, entries }: Gathered,
  { from, to }: Period,
  { org, member, now, ruleVersion }: AtOrg,
): string {
  return [
    `${org.name} ${longMonth(from)}至 ${longMonth(to)}，已结束的活动 ${entries.length} 场`,
    ...(hasPeople ? [] : [`参加明细超过 ${MOST_ROWS} 行，请缩短起止月份，或按单位、支部导出`]),
    `规则版本 ${ruleVersion}`,
    `${member.name} 于 ${dayOf(now)} ${timeOf(now)} 导出，请妥善保管`,
  ].join('；')
}
