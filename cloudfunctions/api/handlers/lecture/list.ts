import type { lecture } from '#types/contract/lecture'
import { dayOf, instantOf } from '#domain/calendar'
import { _, find } from '../../../shared/db'
import type { LectureDoc } from '../../../shared/documents'
import type { Handlers } from '../../../shared/serve'
import { viewOf } from './view'

const PAGE = 20

type Input = Parameters<(typeof listHandlers)['lecture.list']>[0]

export const listHandlers: Pick<Handlers<typeof lecture>, 'lecture.list'> = {
  'lecture.list': async (input, { org, now, ruleVersion }) => {
    const found = await pageOf(input, instantOf(dayOf(now)))
    const lectures = found.slice(0, PAGE)
    const last = found.length > PAGE ? lectures[lectures.length - 1] : undefined
    return {
      now,
      ruleVersion,
      org: org.name,
      lectures: lectures.map(viewOf),
      next: last ? { start: last.start, id: last._id } : null,
    }
  },
}

/** After the last one seen: first the rest of that instant, then those behind it. One more than the page, to know of the next. */
async function pageOf({ orgId, past, after }: Input, today: number): Promise<LectureDoc[]> {
  const at = { orgPath: orgId as never }
  const [order, behind] = past ? (['desc', _.lt] as const) : (['asc', _.gt] as const)
  const by = { start: order, _id: order }
  const most = PAGE + 1
  const same = after
    ? await find('lectures', { ...at, start: after.start, _id: behind(after.id) as never }, { limit: most, by })
    : []
  if (same.length === most) return same
  const first = past ? _.lt(today) : _.gte(today)
  const rest = { ...at, start: after ? behind(after.start) : first }
  return [...same, ...(await find('lectures', rest, { limit: most - same.length, by }))]
}
