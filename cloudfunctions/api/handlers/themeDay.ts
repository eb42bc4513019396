import type { themeDay } from '#types/contract/themeDay'
import { dayOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { refuseReply, windowOf } from '#domain/session'
import { earliestStart, refusePublish, replyByOf, themeDayId } from '#domain/themeDay'
import { _, db, mustGet, updateIf } from '../../shared/db'
import { type Session, themeDayOf } from '../../shared/documents'
import type { AtBranch, Handlers } from '../../shared/serve'
import { sessionCode } from '../../shared/signInToken'
import { factsOf } from './session'

type Draft = Parameters<(typeof themeDayHandlers)['themeDay.publish']>[0]

export const themeDayHandlers: Handlers<typeof themeDay> = {
  'themeDay.month': async ({ branchId, month }, { branch, member, now, rules, ruleVersion }) => {
    const [pack, session, org] = await Promise.all([
      db.get('monthPacks', month),
      db.get('sessions', sessionCode(themeDayId(branchId, month), 1)),
      branch.id === member.branchId ? null : db.get('orgs', branch.id),
    ])
    return {
      now,
      ruleVersion,
      branch: org?.name ?? member.branchName,
      earliestStart: earliestStart(rules, now),
      pack,
      published: session && { publishedAt: session.publishedAt, session: factsOf(session) },
    }
  },

  'themeDay.publish': async (draft, caller) => {
    const { now, rules, ruleVersion } = caller
    const fresh = sessionFrom(draft, caller)
    const refusal = refusePublish(rules, draft, now)
    // the one insert that decides: whoever comes second, or again, meets what was published first
    const isFirst = !refusal && (await db.create('sessions', fresh))
    const session = isFirst ? fresh : await db.get('sessions', fresh._id)
    if (!session) throw new AppError(refusal ?? 'INTERNAL')
    if (!isSame(session, fresh)) throw new AppError('THEME_DAY_PUBLISHED')

    const themeDay = themeDayOf(session)
    // what a crash left out here is made up for by the timer when it announces
    if (!refusal) await db.create('themeDays', themeDay)
    return { themeDayId: themeDay._id, sessionId: session._id, publishedAt: session.publishedAt, ruleVersion }
  },

  'themeDay.reply': async ({ sessionId }, { member, now }) => {
    const open = { _id: sessionId, cancelled: false, scope: _.in([...member.orgPath]) as never, replyBy: _.gte(now) }
    const coming = { sessionId, reply: 'coming' as const }
    if (await updateIf('sessions', open, { [`replies.${member._id}`]: 'coming' })) return coming

    const session = await mustGet('sessions', sessionId)
    const refusal = refuseReply(session, member, now)
    if (refusal) throw new AppError(refusal)
    return coming
  },
}

/** What was published is the same if everybody would read the same. */
const isSame = (published: Session, asked: Session) =>
  (['start', 'end', 'place', 'title', 'agenda'] as const).every(
    (fact) => JSON.stringify(published[fact]) === JSON.stringify(asked[fact]),
  )

function sessionFrom(draft: Draft, { branch, member, now, rules }: AtBranch): Session {
  const { lesson, film, practice } = draft.parts
  const sourceId = themeDayId(draft.branchId, draft.month)
  return {
    _id: sessionCode(sourceId, 1),
    kind: 'themeDay',
    sourceId,
    org: branch.id,
    orgPath: branch.path,
    orgName: member.branchName,
    scope: [branch.id],
    title: draft.title ?? `${Number(draft.month.slice(5))}月主题党日`,
    place: draft.place,
    start: draft.start,
    end: draft.end,
    replyBy: replyByOf(rules, draft.start, now),
    window: windowOf(rulesOn(currentPack, dayOf(draft.start)), draft.start, draft.end),
    agenda: [
      { part: 'lesson', title: lesson },
      { part: 'film', title: film },
      { part: 'practice', title: practice },
    ],
    cancelled: false,
    publishedAt: now,
    publishedBy: member._id,
    announced: false,
    replies: {},
  }
}
