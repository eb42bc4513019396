/** One's own step of the chain, for one or for many. */
import { type LeaveRole, mayDecide } from '#domain/leave'
import type { Grant } from '#domain/rights'
import { _, updateMany } from '../../../shared/db'
import type { Leave, Member, Session } from '../../../shared/documents'

interface Deciding {
  session: Session
  member: Pick<Member, '_id' | 'name'>
  grants: readonly Grant[]
  approve: boolean
  now: number
}

type Turn = 'mine' | 'stands' | 'other'

/**
 * Of one step a decision may be changed by whoever may make it; in a chain it is the later step that may refuse. Who asks
 * once more for what has been decided as he asks is told how it stands.
 */
export function turnOf({ state, steps, waitsFor }: Leave, { session, grants, approve }: Deciding): Turn {
  const isMine = (role: LeaveRole) => mayDecide(grants, role, session.orgPath)
  if (waitsFor !== null) {
    if (isMine(waitsFor)) return 'mine'
    return steps.some(({ role, approved }) => approved === approve && isMine(role)) ? 'stands' : 'other'
  }
  const [only, ...later] = steps
  const isChanged = (state === 'approved') !== approve
  return isChanged && only && !later.length && isMine(only.role) ? 'mine' : 'stands'
}

/** One conditional update for all that stand at the same step: of two who decide it at once, one does. */
export async function decideEach(leaves: readonly Leave[], deciding: Deciding): Promise<void> {
  for (const stand of new Set(leaves.map(standOf))) {
    await decideAlike(
      leaves.filter((leave) => standOf(leave) === stand),
      deciding,
    )
  }
}

/** Where it stands: the roles of its chain, and which of them has it now. */
const standOf = ({ state, steps, waitsFor }: Leave) => JSON.stringify([state, waitsFor, steps.map(({ role }) => role)])

async function decideAlike(alike: readonly Leave[], { member, approve, now }: Deciding): Promise<void> {
  const { state, steps, waitsFor } = alike[0]!
  const at = waitsFor === null ? 0 : steps.findIndex(({ role }) => role === waitsFor)
  const following = approve ? (steps[at + 1]?.role ?? null) : null
  await updateMany(
    'leaves',
    { _id: _.in(alike.map(({ _id }) => _id)), state, waitsFor },
    {
      [`steps.${at}.by`]: member._id,
      [`steps.${at}.byName`]: member.name,
      [`steps.${at}.at`]: now,
      [`steps.${at}.approved`]: approve,
      waitsFor: following,
      state: following ? 'asked' : approve ? 'approved' : 'rejected',
      decidedAt: following ? null : now,
      decidedBy: following ? null : member._id,
      lookAt: now,
    },
  )
}
