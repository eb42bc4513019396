import type { member } from '#types/contract/member'
import { dayOf, monthOf } from '#domain/calendar'
import { postsOn } from '#domain/member'
import { branchLedBy } from '#domain/rights'
import { getMany } from '../../shared/db'
import { attendanceId } from '../../shared/documents'
import { sessionsFrom } from '../../shared/queries'
import type { Handlers } from '../../shared/serve'
import { factsOf } from './session'

export const memberHandlers: Handlers<typeof member> = {
  'member.home': async (_input, { member: me, grants, now, ruleVersion }) => {
    const sessions = await sessionsFrom(monthOf(now), me.branchId)
    const signIns = await getMany(
      'attendances',
      sessions.filter(({ window }) => window.opensAt <= now).map(({ _id }) => attendanceId(_id, me._id)),
    )
    const branchId = branchLedBy(grants)

    return {
      now,
      month: monthOf(now),
      ruleVersion,
      me: {
        id: me._id,
        name: me.name,
        stage: me.stage,
        orgPath: [...me.orgPath],
        branch: me.branchName,
        unit: me.unitName,
        duties: postsOn(me.posts, dayOf(now)).map(({ duty }) => duty),
      },
      leads: branchId === me.branchId ? { branchId, branch: me.branchName } : null,
      sessions: sessions.map((session) => ({
        ...factsOf(session),
        reply: session.replies[me._id] ?? null,
        signIn: signIns.find(({ sessionId }) => sessionId === session._id) ?? null,
      })),
    }
  },
}
