/** Leave as it is shown, with what the clock and the door say of it. */
import { dayOf, HOUR, instantOf, MINUTE } from '#domain/calendar'
import { isOverdue, leaveRoles, mayDecide, phaseOf } from '#domain/leave'
import { _, find, getMany, type Where } from '../../../shared/db'
import { newLeave } from '../../../shared/attendanceDocuments'
import { type Attendance, attendanceId, type Leave } from '../../../shared/documents'
import { hasCome, replyIn } from '../../../shared/leave'
import type { AtOrg } from '../../../shared/serve'

const PAGE = 20

/** Of leave whose session the door may have opened. */
export const rowsBeside = (leaves: readonly Leave[], openFrom: number): Promise<Attendance[]> =>
  getMany(
    'attendances',
    leaves.flatMap(({ sessionId, memberId, from }) => (from <= openFrom ? [attendanceId(sessionId, memberId)] : [])),
  )

const cameTo = ({ sessionId, memberId }: Leave, rows: readonly Attendance[]) =>
  rows.some((row) => row.sessionId === sessionId && row.memberId === memberId && hasCome(row))

export function slipOf(leave: Leave, rows: readonly Attendance[], now: number) {
  const phase = phaseOf(leave, cameTo(leave, rows), now)
  return {
    ...newLeave,
    ...leave,
    name: leave.memberName,
    phase,
    overdue: phase === 'overdue' || isOverdue(leave),
    enteredForHim: leave.enteredBy !== null,
  }
}

/** Until when the door opens at the earliest: rows of later sessions are not asked for. */
export const openBy = (now: number, opensBeforeMin: number) => now + opensBeforeMin * MINUTE

/** The earliest session first; a page may be shorter than it could be, and never empty before the last. */
export async function inboxPage(caller: AtOrg, after?: string): Promise<{ slips: Slip[]; next: string | null }> {
  const found = await waitingAt(caller, after)
  const page = found.slice(0, PAGE)
  const slips = await stillWaiting(page, caller)
  const last = page.at(-1)
  const next = last && found.length > PAGE ? `${last.to}:${last._id}` : null
  return next && !slips.length ? inboxPage(caller, next) : { slips, next }
}

type Slip = ReturnType<typeof slipOf>

/** What can still be decided and waits for one's own step, and of this year what should have ended by now. */
async function waitingAt({ org, grants, now, rules }: AtOrg, after?: string): Promise<Leave[]> {
  const roles = leaveRoles.filter((role) => mayDecide(grants, role, org.path))
  const orgPath = org.id as never
  const thisYear = instantOf(`${dayOf(now).slice(0, 4)}-01-01`)
  const away = { orgPath, needsReturn: true, state: 'approved', returnedAt: null } as const
  const found = await Promise.all([
    inOrder({ orgPath, waitsFor: _.in(roles) as never }, [now - rules.SI.rollCallHours * HOUR, Infinity], after),
    inOrder(away, [thisYear, now - 1], after),
  ])
  return found
    .flat()
    .sort((a, b) => a.to - b.to || (a._id < b._id ? -1 : 1))
    .slice(0, PAGE + 1)
}

/** By the end of their sessions, both bounds with them; first the rest of those that end together with the last one seen. */
async function inOrder(where: Where<Leave>, [from, until]: [number, number], after?: string): Promise<Leave[]> {
  const limit = PAGE + 1
  const by = { to: 'asc', _id: 'asc' } as const
  const seen = after === undefined ? null : placeIn(after)
  const isAmong = seen !== null && from <= seen.to && seen.to <= until
  const same = isAmong ? await find('leaves', { ...where, to: seen.to, _id: _.gt(seen.id) }, { limit, by }) : []
  if (same.length === limit) return same

  const lower = seen && seen.to >= from ? _.gt(seen.to) : _.gte(from)
  const to = (until === Infinity ? lower : _.and([lower, _.lte(until)])) as never
  const rest = await find('leaves', { ...where, to }, { limit: limit - same.length, by })
  return [...same, ...rest]
}

const placeIn = (after: string) => {
  const end = after.indexOf(':')
  return { to: Number(after.slice(0, end)), id: after.slice(end + 1) }
}

/** Nothing waits of a session that was cancelled, of who has come, or who says 参加 since. */
async function stillWaiting(page: readonly Leave[], { now, rules }: AtOrg): Promise<Slip[]> {
  const ids = [...new Set(page.map(({ sessionId }) => sessionId))]
  const [sessions, rows] = await Promise.all([
    getMany('sessions', ids),
    rowsBeside(page, openBy(now, rules.SI.opensBeforeMin)),
  ])
  return page.flatMap((leave) => {
    const session = sessions.find(({ _id }) => _id === leave.sessionId)
    if (!session || session.cancelled || cameTo(leave, rows)) return []
    return replyIn(session.replies, leave.memberId) === 'coming' ? [] : [slipOf(leave, rows, now)]
  })
}
