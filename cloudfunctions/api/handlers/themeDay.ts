import type { themeDay } from '#types/contract/themeDay'
import { dayOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { type Rules, rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { refuseReply, windowOf } from '#domain/session'
import { earliestStart, refusePublish, replyByOf, themeDayId } from '#domain/themeDay'
import { _, db, mustGet, updateIf } from '../../shared/db'
import type { Session, ThemeDay } from '../../shared/documents'
import type { AtBranch, Handlers } from '../../shared/serve'
import { sessionCode } from '../../shared/signInToken'
import { factsOf } from './session'

type Draft = Parameters<(typeof themeDayHandlers)['themeDay.publish']>[0]

export const themeDayHandlers: Handlers<typeof themeDay> = {
  'themeDay.month': async ({ branchId, month }, { branch, member, now, rules, ruleVersion }) => {
    const [pack, themeDay, org] = await Promise.all([
      db.get('monthPacks', month),
      db.get('themeDays', themeDayId(branchId, month)),
      branch.id === member.branchId ? null : db.get('orgs', branch.id),
    ])
    const session = themeDay && (await mustGet('sessions', themeDay.sessionId))

    return {
      now,
      ruleVersion,
      branch: org?.name ?? member.branchName,
      earliestStart: earliestStart(rules, now),
      pack,
      published: themeDay && session && { publishedAt: themeDay.publishedAt, session: factsOf(session) },
    }
  },

  'themeDay.publish': async (draft, caller) => {
    const { now, rules, ruleVersion } = caller
    const id = themeDayId(draft.branchId, draft.month)
    const sessionId = sessionCode(id, 1)
    const fresh = themeDayFrom(draft, caller, sessionId)
    const refusal = refusePublish(rules, draft, now)
    // what is published already is not judged again: asking twice is no offence
    if (refusal) return receipt(await mustBeTheSame(id, fresh, refusal), ruleVersion)

    // the session first, then the theme day that names it: a crash in between is mended by publishing again
    await db.create('sessions', sessionFrom(draft, caller, sessionId, rules))
    if (await db.create('themeDays', fresh)) return receipt(fresh, ruleVersion)
    return receipt(await mustBeTheSame(id, fresh, 'THEME_DAY_PUBLISHED'), ruleVersion)
  },

  'themeDay.reply': async ({ sessionId }, { member, now }) => {
    const open = { _id: sessionId, cancelled: false, scope: member.branchId as never, replyBy: _.gte(now) }
    const coming = { sessionId, reply: 'coming' as const }
    if (await updateIf('sessions', open, { [`replies.${member._id}`]: 'coming' })) return coming

    const session = await mustGet('sessions', sessionId)
    const refusal = refuseReply(session, member, now)
    if (refusal) throw new AppError(refusal)
    return coming
  },
}

const receipt = ({ _id, sessionId, publishedAt }: ThemeDay, ruleVersion: string) => ({
  themeDayId: _id,
  sessionId,
  publishedAt,
  ruleVersion,
})

async function mustBeTheSame(id: string, asked: ThemeDay, refusal: NonNullable<ReturnType<typeof refusePublish>>) {
  const first = await db.get('themeDays', id)
  if (!first) throw new AppError(refusal)
  if (first.start !== asked.start || first.end !== asked.end || first.place !== asked.place) {
    throw new AppError('THEME_DAY_PUBLISHED')
  }
  return first
}

const themeDayFrom = (draft: Draft, { member, now }: AtBranch, sessionId: string): ThemeDay => ({
  _id: themeDayId(draft.branchId, draft.month),
  branchId: draft.branchId,
  month: draft.month,
  parts: { lesson: draft.parts.lesson, film: draft.parts.film, practice: draft.parts.practice },
  sessionId,
  start: draft.start,
  end: draft.end,
  place: draft.place,
  publishedAt: now,
  publishedBy: member._id,
  announced: false,
})

function sessionFrom(draft: Draft, { branch, member, now }: AtBranch, sessionId: string, rules: Rules): Session {
  const { lesson, film, practice } = draft.parts
  return {
    _id: sessionId,
    kind: 'themeDay',
    sourceId: themeDayId(draft.branchId, draft.month),
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
    replies: {},
  }
}
