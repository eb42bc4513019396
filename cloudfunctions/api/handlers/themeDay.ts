import type { themeDay } from '#types/contract/themeDay'
import { dayOf } from '#domain/calendar'
import { AppError, type ErrorCode } from '#domain/errors'
import { isExemptOn } from '#domain/member'
import { packParts } from '#domain/monthPack'
import { mayLecture } from '#domain/rota'
import { refuseReply, windowOf } from '#domain/session'
import { earliestStart, refuseCancel, refusePublish, replyByOf, themeDayId } from '#domain/themeDay'
import { _, db, mustGet, updateIf } from '../../shared/db'
import { leaveId, newSession, type Session } from '../../shared/documents'
import { newestSession } from '../../shared/queries'
import type { AtBranch, Handlers } from '../../shared/serve'
import { sessionCode } from '../../shared/marks'
import { placeOn, stageAt } from '../../shared/standing'
import { putThemeDay } from '../../shared/themeDay'
import { factsOf } from './session'

type Draft = Parameters<(typeof themeDayHandlers)['themeDay.publish']>[0]

/** Cancelled and published anew, so often in one month that it must be a mistake. */
const MOST_VERSIONS = 9

export const themeDayHandlers: Handlers<typeof themeDay> = {
  'themeDay.month': async ({ branchId, month }, { branch, member, now, rules, ruleVersion }) => {
    const [pack, session, org] = await Promise.all([
      db.get('monthPacks', month),
      newestSession(themeDayId(branchId, month)),
      branch.id === member.branchId ? null : db.get('orgs', branch.id),
    ])
    return {
      now,
      ruleVersion,
      branch: org?.name ?? member.branchName,
      earliestStart: earliestStart(rules, now),
      pack,
      published: session && {
        publishedAt: session.publishedAt,
        session: factsOf(session),
        record: session.record,
      },
    }
  },

  'themeDay.publish': async (draft, caller) => {
    const { now, rules, ruleVersion } = caller
    const refusal = refusePublish(rules, draft, now)
    const lecturer = draft.lecturerId ? await lecturerOf(draft.lecturerId, caller) : null
    const session = await published(sessionFrom(draft, lecturer, caller), refusal)
    // what a crash left out here is made up for by the timer when it announces
    if (!refusal) await putThemeDay(session)
    return { themeDayId: session.sourceId, sessionId: session._id, publishedAt: session.publishedAt, ruleVersion }
  },

  'themeDay.cancel': async ({ sessionId, reason }, { session, now }) => {
    // a lecture is cancelled for all its branches, by whoever planned it
    if (session.kind === 'lecture' || session.kind === 'stop') throw new AppError('FORBIDDEN')
    const refusal = refuseCancel(session, now)
    if (refusal) throw new AppError(refusal)
    if (session.cancelled) return { sessionId, cancelledAt: await unset(session) }
    // who was told of it is told of this too; whom no word has reached yet need not hear of either
    const change = { cancelled: true, cancelReason: reason, announced: !session.announced, changedAt: now }
    await updateIf('sessions', { _id: sessionId, cancelled: false, announced: session.announced }, change)
    const after = await mustGet('sessions', sessionId)
    if (!after.cancelled) throw new AppError('CHANGED_MEANWHILE')
    if (session.kind === 'themeDay')
      await updateIf('themeDays', { _id: session.sourceId, sessionId }, { cancelled: true })
    return { sessionId, cancelledAt: after.changedAt }
  },

  'themeDay.reply': async ({ sessionId }, { member, now }) => {
    const place = placeOn(member, dayOf(now))
    const open = { _id: sessionId, cancelled: false, scope: _.in([...place]) as never, replyBy: _.gte(now) }
    const coming = { sessionId, reply: 'coming' as const }
    const path = `replies.${member._id}`
    const free = { ...open, [path]: _.in([null, 'coming', 'leaveRefused']) }
    if (await updateIf('sessions', free, { [path]: 'coming' })) return coming

    const session = await mustGet('sessions', sessionId)
    const refusal = refuseReply(session, { orgPath: place }, now)
    if (refusal) throw new AppError(refusal)
    // the leave first: what waits, or was granted, is withdrawn with it
    const leave = { _id: leaveId(member._id, sessionId, session.start), state: _.in(['asked', 'approved']) as never }
    await updateIf('leaves', leave, { state: 'withdrawn', waitsFor: null, lookAt: now })
    await updateIf('sessions', open, { [path]: 'coming' })
    return coming
  },
}

/**
 * The one insert that decides: whoever comes second, or again, meets what was published first. After a cancelling the next
 * version is published.
 */
async function published(fresh: Session, refusal: ErrorCode | null): Promise<Session> {
  for (let version = 1; version <= MOST_VERSIONS; version++) {
    const next = { ...fresh, _id: sessionCode(fresh.sourceId, version), version }
    if (!refusal && (await db.create('sessions', next))) return next
    const standing = await db.get('sessions', next._id)
    if (!standing) throw new AppError(refusal ?? 'INTERNAL')
    if (standing.cancelled) continue
    if (!isSame(standing, next)) throw new AppError('THEME_DAY_PUBLISHED')
    return standing
  }
  throw new AppError('THEME_DAY_PUBLISHED')
}

/** What was published is the same if everybody would read the same. */
const isSame = (published: Session, asked: Session) =>
  (['start', 'end', 'place', 'title', 'agenda', 'lecturer'] as const).every(
    (fact) => JSON.stringify(published[fact]) === JSON.stringify(asked[fact]),
  )

/** The month's document follows, also when a crash left it behind. */
async function unset({ _id: sessionId, kind, sourceId, changedAt }: Session): Promise<number> {
  if (kind === 'themeDay') await updateIf('themeDays', { _id: sourceId, sessionId }, { cancelled: true })
  return changedAt
}

async function lecturerOf(lecturerId: string, { branch, now }: AtBranch): Promise<Session['lecturer']> {
  const person = await mustGet('members', lecturerId)
  const today = dayOf(now)
  const may = mayLecture({ stage: stageAt(person, today), exempt: isExemptOn(person.marks, today) })
  if (person.branchId !== branch.id || !may) throw new AppError('LECTURER_NOT_IN_ROTA')
  return { id: person._id, name: person.name }
}

function sessionFrom(draft: Draft, lecturer: Session['lecturer'], caller: AtBranch): Session {
  const { branch, member, now, rules, rulesOn } = caller
  const sourceId = themeDayId(draft.branchId, draft.month)
  const points = packParts.flatMap((part) => {
    const title = draft.parts[part]
    return title === undefined ? [] : [{ part, title }]
  })
  return {
    ...newSession,
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
    window: windowOf(rulesOn(dayOf(draft.start)), draft.start, draft.end),
    agenda: points,
    lecturer,
    version: 1,
    cancelled: false,
    cancelReason: null,
    publishedAt: now,
    publishedBy: member._id,
    announced: false,
    reminded: false,
    record: 'draft',
    changedAt: now,
    replies: {},
  }
}
