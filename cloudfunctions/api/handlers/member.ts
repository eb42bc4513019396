import type { member } from '#types/contract/member'
import { dayOf, HOUR, monthOf } from '#domain/calendar'
import { categoriesOn } from '#domain/category'
import { isExemptOn, postsOn } from '#domain/member'
import { branchLedBy } from '#domain/rights'
import { isExpected, isHelping } from '#domain/session'
import { passEndsAt } from '#domain/signIn'
import { noticeTemplates } from '#domain/notice'
import { db, find, findAll, getMany, updateIf } from '../../shared/db'
import { attendanceId, type Session } from '../../shared/documents'
import { complaintsBy, sessionsFrom } from '../../shared/queries'
import { mintSignInPass } from '../../shared/passes'
import { personalKey } from '../../shared/personalCode'
import type { Caller, Handlers } from '../../shared/serve'
import { placeOn, stageAt } from '../../shared/standing'
import { witnessed } from '../../shared/witnessed'
import { factsOf } from './session'
import { studyOf } from './study/ownStudy'

export const memberHandlers: Handlers<typeof member> = {
  'member.home': async (_input, caller) => {
    const { member: me, grants, now, rules, ruleVersion } = caller
    const today = dayOf(now)
    const place = placeOn(me, today)
    // what the unit or the group would hold is not on home: from the branch down
    const sessions = shownOf(await sessionsFrom(now, place.slice(2)), now)
    const begun = sessions.filter(({ window }) => window.opensAt <= now)
    const signIns = await getMany(
      'attendances',
      begun.map(({ _id }) => attendanceId(_id, me._id)),
    )
    // of different sessions, and so never of one phone mark
    const rows = witnessed(signIns)
    const branchId = branchLedBy(grants)

    return {
      now,
      month: monthOf(now),
      ruleVersion,
      me: {
        id: me._id,
        name: me.name,
        stage: stageAt(me, today),
        exempt: isExemptOn(me.marks, today),
        phone: me.phone,
        categories: categoriesOn(me, today, rules),
        orgPath: [...place],
        branch: me.branchName,
        unit: me.unitName,
        duties: postsOn(me.posts, today).map(({ duty }) => duty),
        offices: grants.filter(({ role }) => role !== 'member').map(({ role, org }) => ({ role, orgId: org })),
        speaker: Boolean(me.speaker),
      },
      leads: branchId === me.branchId ? { branchId, branch: me.branchName } : null,
      sessions: sessions.map((session) => ({
        ...factsOf(session),
        reply: session.replies[me._id] ?? null,
        signIn: rows.find(({ sessionId }) => sessionId === session._id) ?? null,
        helping: isHelping(session, me._id, today),
      })),
      pass: passFor(caller, sessions),
      personalKey: { day: today, key: personalKey(me._id, today) },
    }
  },

  'member.exportOwn': async (_input, { member: me, openid, now }) => {
    const [attendances, leaves, makeups, takeAways, complaints, quotas, speaker] = await Promise.all([
      findAll('attendances', { memberId: me._id }, OWN),
      findAll('leaves', { memberId: me._id }, OWN),
      findAll('makeups', { memberId: me._id }, OWN),
      findAll('takeAways', { memberId: me._id }, OWN),
      complaintsBy(openid, OWN),
      find('quotas', { memberId: me._id }, { limit: noticeTemplates.length, by: { _id: 'asc' } }),
      db.get('speakers', me._id),
    ])
    const sessionIds = [...attendances, ...leaves].map(({ sessionId }) => sessionId)
    const study = await studyOf(me, [...new Set(sessionIds)])
    // the platform's id of the person is WeChat's business, and of use to nobody who reads this
    const facts = { member: me, attendances, leaves, makeups, takeAways, complaints, quotas, speaker, ...study }
    const own = JSON.stringify(facts, (key, value: unknown) => (key === 'openid' ? undefined : value))
    return { exportedAt: now, json: own }
  },

  'member.showPhone': async ({ phone }, { member: me }) => {
    await updateIf('members', { _id: me._id }, { phone })
    return { phone }
  },
}

/** 签到凭条, where a crowd that this member belongs to is expected within the hour. */
function passFor({ member, openid, now, rules, ruleVersion }: Caller, sessions: readonly Session[]): string | null {
  const today = dayOf(now)
  const standing = {
    orgPath: placeOn(member, today),
    stage: stageAt(member, today),
    exempt: isExemptOn(member.marks, today),
  }
  const isCrowded = sessions.some(
    (session) =>
      session.pace > 0 &&
      !session.cancelled &&
      session.start - now <= HOUR &&
      now < session.window.closesAt &&
      isExpected(session, standing),
  )
  if (!isCrowded) return null
  const until = passEndsAt(rules.SI, now)
  return mintSignInPass({ memberId: member._id, ...standing, ruleVersion, until }, openid)
}

const SHOWN = 12

/** What is to come, and of what has been the latest, in order of start. */
function shownOf(sessions: readonly Session[], now: number): Session[] {
  const coming = sessions.filter(({ end }) => end >= now).slice(0, SHOWN)
  const past = sessions.filter(({ end }) => end < now)
  return [...past.slice(Math.min(past.length, past.length - (SHOWN - coming.length))), ...coming]
}

/** Years of theme days. */
const OWN = 500
