/** Leave as it is shown, with what the clock and the door say of it. */
import { dayOf, HOUR, instantOf, MINUTE } from '#domain/calendar'
import { isOverdue, leaveRoles, mayDecide, phaseOf } from '#domain/leave'
import { _, find, getMany } from '../../../shared/db'
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
    ...leave,
    name: leave.memberName,
    phase,
    overdue: phase === 'overdue' || isOverdue(leave),
    enteredForHim: leave.enteredBy !== null,
  }
}

/** Until when the door opens at the earliest: rows of later sessions are not asked for. */
export const openBy = (now: number, opensBeforeMin: number) => now + opensBeforeMin * MINUTE

/** In order of their ids; a page may be shorter than it could be, and never empty before the last. */
export async function inboxPage(caller: AtOrg, after = ''): Promise<{ slips: Slip[]; next: string | null }> {
  const found = await waitingAt(caller, after)
  const page = found.slice(0, PAGE)
  const slips = await stillWaiting(page, caller)
  const next = found.length > PAGE ? page.at(-1)!._id : null
  if (next && !slips.length) return inboxPage(caller, next)
  return { slips: slips.sort((a, b) => a.askedAt - b.askedAt), next }
}

type Slip = ReturnType<typeof slipOf>

/** What can still be decided and waits for one's own step, and of this year what should have ended by now. */
async function waitingAt({ org, grants, now, rules }: AtOrg, after: string): Promise<Leave[]> {
  const roles = leaveRoles.filter((role) => mayDecide(grants, role, org.path))
  const at = { orgPath: org.id as never, _id: _.gt(after) }
  const thisYear = instantOf(`${dayOf(now).slice(0, 4)}-01-01`)
  const limit = { limit: PAGE + 1, by: { _id: 'asc' } } as const
  const [waiting, away] = await Promise.all([
    find('leaves', { ...at, waitsFor: _.in(roles), to: _.gte(now - rules.SI.rollCallHours * HOUR) }, limit),
    find(
      'leaves',
      {
        ...at,
        needsReturn: true,
        state: 'approved',
        returnedAt: null,
        to: _.and([_.gte(thisYear), _.lt(now)]) as never,
      },
      limit,
    ),
  ])
  return [...waiting, ...away].sort((a, b) => (a._id < b._id ? -1 : 1)).slice(0, PAGE + 1)
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
