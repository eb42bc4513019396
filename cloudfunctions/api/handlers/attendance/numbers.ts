import { statusOf } from '#domain/attendance'
import type { Standing } from '#domain/session'
import type { Attendance, Session } from '../../../shared/documents'
import { $, summed } from '../../../shared/db'

/** So many rows that are alike in all that their status depends on. */
interface Alike extends Pick<Attendance, 'flags' | 'ruling'>, Pick<Standing, 'stage' | 'exempt'> {
  invited: boolean
  accepted: boolean | null
  late: boolean
  out: boolean
  granted: boolean
  /** Somebody else came with this phone before. */
  shared: boolean
}
interface Group {
  _id: Alike
  count: number
}

/** In one request and one short reply, however many came. */
function groupsOf({ _id: sessionId, scope, window }: Session, granted: readonly string[]): Promise<Group[]> {
  const row = {
    invited: $.gt([$.size($.setIntersection(['$orgPath', scope])), 0]),
    stage: '$stage',
    exempt: '$exempt',
    flags: '$flags',
    ruling: '$ruling',
    accepted: $.ifNull(['$decision.accepted', null]),
    late: $.gt(['$signedAt', window.lateAfter]),
    out: $.neq(['$outAt', null]),
    granted: $.in(['$memberId', granted]),
  }
  const alike = Object.fromEntries(Object.keys(row).map((field) => [field, `$rows.${field}`]))
  return summed('attendances', (all) =>
    all
      .match({ sessionId })
      .sort({ signedAt: 1, _id: 1 })
      .group({ _id: $.ifNull(['$device', '$_id']), rows: $.push(row) })
      .unwind({ path: '$rows', includeArrayIndex: 'place' } as never)
      .group({ _id: { ...alike, shared: $.gt(['$place', 0]) }, count: $.sum(1) }),
  )
}

function judged(session: Session, { _id: alike, count }: Group) {
  const { invited, stage, exempt, flags, shared, granted, late, accepted, ruling } = alike
  const standing = { orgPath: invited ? session.scope.slice(0, 1) : [], stage, exempt }
  const row = {
    signedAt: session.window.lateAfter + (late ? 1 : 0),
    flags: shared ? [...flags, 'sharedDevice' as const] : flags,
    ...{ accepted, ruling },
  }
  return { status: statusOf(session, standing, { row, reply: granted ? 'leaveGranted' : null }), count }
}

/** What the screen shows: of everybody who came what `live` says of each. */
export async function numbersOf(session: Session) {
  const granted = Object.keys(session.replies).filter((id) => session.replies[id] === 'leaveGranted')
  const groups = await groupsOf(session, granted)
  const sum = (counted: readonly { count: number }[]) => counted.reduce((total, { count }) => total + count, 0)
  const lines = groups.map((group) => judged(session, group))
  const those = (status: string) => sum(lines.filter((line) => line.status === status))
  const cameAnyway = sum(groups.filter(({ _id }) => _id.granted))
  return {
    present: those('present'),
    late: those('late'),
    undecided: those('undecided'),
    observers: those('observer'),
    onLeave: granted.length - cameAnyway + those('leave'),
    signedOut: sum(groups.filter(({ _id }) => _id.out)),
  }
}
