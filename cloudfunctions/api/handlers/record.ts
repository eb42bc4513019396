import type { record } from '#types/contract/record'
import { dayOf } from '#domain/calendar'
import { statusOf } from '#domain/attendance'
import { AppError } from '#domain/errors'
import { isInvited } from '#domain/org'
import { composeRecord, mostTakeAways } from '#domain/record'
import { withoutAbsentees } from '#domain/recordReading'
import { refuseJudgement, refuseMakeUp, refuseReport, refuseSave } from '#domain/recordState'
import { _, db, find, mustGet, updateIf } from '../../shared/db'
import {
  type ActivityRecord,
  attendanceId,
  type MakeUp,
  makeUpId,
  type Session,
  takeAwayId,
} from '../../shared/documents'
import { composed, factsOfRecord, type KnownRecord, knownRecord } from '../../shared/recordFacts'
import type { Handlers } from '../../shared/serve'
import { placeOn, standingOn } from '../../shared/standing'
import { hasCome } from '../../shared/leave'
import { witnessedAmong } from '../../shared/witnessed'
import { factsOf } from './session'
import { leftOpenAt } from './study/endQuestion'

const PAGE = 20

export const recordHandlers: Handlers<typeof record> = {
  'record.get': async (_input, { session, ruleVersion }) => viewOf(session, await knownRecord(session), ruleVersion),

  'record.read': async ({ sessionId }, { session, member, now }) => {
    // a committee or a party group keeps its meetings to itself
    if (!isInvited(placeOn(member, dayOf(now)), session.scope)) throw new AppError('NOT_FOUND')
    const written = await db.get('records', sessionId)
    const { reported, state } = written ?? {}
    if (!reported || (state !== 'reported' && state !== 'accepted')) throw new AppError('RECORD_NOT_OPEN')
    return {
      kind: session.kind,
      start: session.start,
      branch: session.orgName,
      state,
      sentences: withoutAbsentees(composeRecord(reported.facts, session.kind).sentences, reported.facts),
      own: reported.turnout.find(({ memberId }) => memberId === member._id)?.status ?? null,
      ruleVersion: reported.facts.ruleVersion ?? '',
    }
  },

  'record.save': async ({ sessionId, revision, ...entered }, { session, member, now, ruleVersion }) => {
    const known = await knownRecord(session)
    const before = known.record
    const refusal = refuseSave(before.state, session, now)
    if (refusal) throw new AppError(refusal)
    if (before.revision !== revision) throw new AppError('CHANGED_MEANWHILE')
    const agenda = session.agenda.map((_point, index) => entered.agenda[index] ?? { held: null, lecturer: null })
    const state = 'recorded' as const
    const written = {
      ...entered,
      agenda,
      state,
      revision: revision + 1,
      recordedAt: now,
      by: member._id,
      changedAt: now,
    }
    const after: ActivityRecord = { ...before, ...written }
    const asLookedAt = { _id: sessionId, revision, state: before.state }
    const isMine = (await db.create('records', after)) || (await updateIf('records', asLookedAt, written))
    if (!isMine) throw new AppError('CHANGED_MEANWHILE')
    await mark(session, 'recorded', now)
    return viewOf({ ...session, record: 'recorded' }, { ...known, record: after }, ruleVersion)
  },

  'record.report': async ({ sessionId }, { session, now, ruleVersion }) => {
    const known = await knownRecord(session)
    const { state, revision } = known.record
    const refusal = refuseReport(state, composed(session, known, ruleVersion).missing.length)
    if (refusal) throw new AppError(refusal)
    const left = state === 'recorded' ? await leftOpenAt(sessionId) : 0
    if (left) throw new AppError('QUESTION_LEFT_OPEN', `问题台还有 ${left} 个问题没有结果，请先处理或收尾，再上报`)
    const turnout = known.lines.map(({ memberId, name, status }) => ({ memberId, name, status }))
    const reported = { facts: factsOfRecord(session, known, ruleVersion), turnout }
    const change = { state: 'reported' as const, reported, reportedAt: now, changedAt: now }
    const isMine = state === 'recorded' && (await updateIf('records', { _id: sessionId, revision, state }, change))
    const after = isMine ? { ...known.record, ...change } : await mustGet('records', sessionId)
    await mark(session, after.state, now)
    return { sessionId, state: after.state, reportedAt: after.reportedAt ?? now }
  },

  'record.judge': async (input, { session, now }) => {
    const { sessionId, accept } = input
    const before = await mustGet('records', sessionId)
    const refusal = refuseJudgement(before.state, accept)
    if (refusal) throw new AppError(refusal)
    const change = input.accept
      ? { state: 'accepted' as const, acceptedAt: now, remark: null, changedAt: now }
      : {
          state: 'returned' as const,
          returnedAt: now,
          remark: input.remark,
          reported: null,
          version: _.inc(1),
          changedAt: now,
        }
    const isMine = await updateIf('records', { _id: sessionId, state: 'reported', version: before.version }, change)
    const { state } = isMine ? change : await mustGet('records', sessionId)
    await mark(session, state, now)
    return { sessionId, state }
  },

  'record.waiting': async ({ orgId, after }) => {
    const at = { orgPath: orgId as never, state: 'reported' as const }
    const by = { reportedAt: 'asc', _id: 'asc' } as const
    const since = after ? { reportedAt: _.gte(after.reportedAt) as never } : {}
    const found = await find('records', { ...at, ...since }, { limit: PAGE * 2 + 1, by })
    const seen = after ? found.findIndex(({ _id }) => _id === after.id) : -1
    const page = found.slice(seen + 1, seen + 1 + PAGE)
    const last = page.at(-1)
    return {
      records: page.map(({ _id, orgName, title, start, reportedAt }) => ({
        sessionId: _id,
        branch: orgName,
        title,
        start,
        reportedAt: reportedAt ?? start,
      })),
      next: last && found.length > seen + 1 + PAGE ? { reportedAt: last.reportedAt ?? last.start, id: last._id } : null,
    }
  },

  'record.makeUp': async ({ sessionId, memberId, way, day }, { session, member, now }) => {
    const [person, attendance] = await Promise.all([
      mustGet('members', memberId),
      db.get('attendances', attendanceId(sessionId, memberId)),
    ])
    const standing = standingOn(person, dayOf(session.start), session)
    const [row = null] = attendance ? await witnessedAmong(sessionId, [attendance]) : []
    const facts = { row, reply: session.replies[memberId] ?? null }
    const status = isInvited(standing.orgPath, session.scope) ? statusOf(session, row ?? standing, facts) : null
    const refusal = refuseMakeUp(status, day, session, now)
    if (refusal) throw new AppError(refusal)
    const fresh: MakeUp = {
      _id: makeUpId(sessionId, memberId),
      sessionId,
      memberId,
      way,
      day,
      by: member._id,
      recordedAt: now,
    }
    // the first entry stands, as at the door
    const standingEntry = (await db.create('makeups', fresh)) ? fresh : await mustGet('makeups', fresh._id)
    return { sessionId, memberId, way: standingEntry.way, day: standingEntry.day }
  },

  'record.takeAway': async ({ sessionId, text }, { member }) => {
    const _id = takeAwayId(sessionId, member._id)
    const row = await db.get('attendances', attendanceId(sessionId, member._id))
    if (!row || !hasCome(row)) throw new AppError('TAKE_AWAY_NOT_THERE')
    if (await db.create('takeAways', { _id, sessionId, memberId: member._id, name: member.name, texts: [text] }))
      return { sessionId, texts: [text] }
    // full is where a third line already stands
    const room = { _id, [`texts.${mostTakeAways - 1}`]: _.exists(false) }
    const added = await updateIf('takeAways', room, { texts: _.addToSet(text) as never })
    const { texts } = await mustGet('takeAways', _id)
    if (!added && !texts.includes(text)) throw new AppError('TAKE_AWAY_FULL')
    return { sessionId, texts }
  },
}

/** The session tells the month's page how far its record is; a later step is not taken back by an earlier one. */
const mark = (session: Session, state: ActivityRecord['state'], now: number) =>
  updateIf('sessions', { _id: session._id, changedAt: _.lte(now) as never }, { record: state, changedAt: now })

function viewOf(session: Session, known: KnownRecord, ruleVersion: string) {
  const { record: written, lines, makeups, takeAways } = known
  const { sentences, missing } = composed(session, known, ruleVersion)
  const { host, recorder, agenda, decisions, takeAwaysOf, state, version, revision, remark } = written
  return {
    ruleVersion,
    session: factsOf(session),
    branch: session.orgName,
    state,
    version,
    revision,
    remark,
    entered: { host, recorder, agenda, decisions, takeAwaysOf },
    sentences,
    missing,
    takeAways: takeAways.map(({ memberId, name, texts }) => ({ memberId, name, texts })),
    absent: lines.flatMap(({ memberId, name, status }) => {
      if (status !== 'leave' && status !== 'absent' && status !== 'exempt') return []
      const made = makeups.find((one) => one.memberId === memberId)
      return [{ memberId, name, status, makeup: made ? { way: made.way, day: made.day } : null }]
    }),
  }
}
