import type { member } from '#types/contract/member'
import { dayOf, monthOf } from '#domain/calendar'
import { postsOn } from '#domain/member'
import { branchLedBy } from '#domain/rights'
import { noticeTemplates } from '#domain/notice'
import { find, getMany } from '../../shared/db'
import { attendanceId } from '../../shared/documents'
import { complaintsBy, sessionsFrom } from '../../shared/queries'
import type { Handlers } from '../../shared/serve'
import { factsOf } from './session'

export const memberHandlers: Handlers<typeof member> = {
  'member.home': async (_input, { member: me, grants, now, ruleVersion }) => {
    const sessions = await sessionsFrom(now, me.branchId)
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
        offices: grants.filter(({ role }) => role !== 'member').map(({ role, org }) => ({ role, orgId: org })),
      },
      leads: branchId === me.branchId ? { branchId, branch: me.branchName } : null,
      sessions: sessions.map((session) => ({
        ...factsOf(session),
        reply: session.replies[me._id] ?? null,
        signIn: signIns.find(({ sessionId }) => sessionId === session._id) ?? null,
      })),
    }
  },

  'member.exportOwn': async (_input, { member: me, openid, now }) => {
    const [attendances, leaves, complaints, quotas] = await Promise.all([
      find('attendances', { memberId: me._id }, OWN),
      find('leaves', { memberId: me._id }, OWN),
      complaintsBy(openid, OWN.limit),
      find('quotas', { memberId: me._id }, { limit: noticeTemplates.length, by: { _id: 'asc' } }),
    ])
    // the platform's id of the person is WeChat's business, and of use to nobody who reads this
    const own = JSON.stringify({ member: me, attendances, leaves, complaints, quotas }, (key, value: unknown) =>
      key === 'openid' ? undefined : value,
    )
    return { exportedAt: now, json: own }
  },
}

/** Years of theme days. */
const OWN = { limit: 500, by: { _id: 'asc' } } as const
