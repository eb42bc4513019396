import { randomUUID } from 'node:crypto'
import type { attendance } from '#types/contract/attendance'
import { dayOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { isExemptOn, membershipOn } from '#domain/member'
import type { DeliveryState } from '#domain/notice'
import { leadsBranchOf } from '#domain/rights'
import { calledAt, isExpected, refuseAtDoor, refuseClose, refuseRollCall, statusOf } from '#domain/session'
import { refuseSlot, signedAt, slotsToShow } from '#domain/signIn'
import { createMany, db, find, getMany, updateIf } from '../../shared/db'
import {
  type Attendance,
  attendanceId,
  type Leave,
  type Member,
  type Notice,
  type Session,
} from '../../shared/documents'
import { attendancesOf, leavesOf, membersOnDay } from '../../shared/queries'
import type { Handlers } from '../../shared/serve'
import { mintToken, readToken } from '../../shared/signInToken'
import { placeOn, stageAt, standingOn } from '../../shared/standing'
import { factsOf } from './session'

/** Two who call the same roll at once, and a third. */
const ROUNDS = 5

export const attendanceHandlers: Handlers<typeof attendance> = {
  'attendance.signIn': async ({ token, sessionId }, { member, now, rules: { SI } }) => {
    const claim = readToken(token, SI)
    if (!claim) throw new AppError('SIGN_IN_CODE_FORGED')
    if (sessionId && sessionId !== claim.sessionId) throw new AppError('SIGN_IN_OTHER_SESSION')

    const fresh: Attendance = {
      ...rowOf(claim.sessionId, member, dayOf(now)),
      method: 'scan',
      slot: claim.slot,
      signedAt: signedAt(SI, claim.slot, now),
      recordedAt: now,
      by: null,
      call: null,
    }
    const refusal = refuseSlot(SI, claim.slot, now)
    if (!refusal && (await db.create('attendances', fresh))) return fresh

    // a nervous thumb is no offence: whoever is in gets the first receipt, even with an old code
    const first = await db.get('attendances', fresh._id)
    if (first) return first
    throw new AppError(refusal ?? 'INTERNAL')
  },

  'attendance.showCodes': async ({ sessionId }, { session, now, rulesOn, ruleVersion }) => {
    const refusal = refuseAtDoor(session, now)
    if (refusal) throw new AppError(refusal)

    const { SI } = rulesOn(dayOf(session.start))
    const slots = slotsToShow(SI, session.window, now)
    return {
      now,
      ruleVersion,
      slotMs: SI.slotSeconds * 1000,
      refillAt: SI.refillAt,
      firstSlot: slots[0]!,
      tokens: slots.map((slot) => mintToken({ sessionId, slot }, SI)),
      linkPrefix: process.env.SIGN_IN_LINK ?? '',
    }
  },

  'attendance.live': async ({ sessionId }, { session, grants, now, ruleVersion }) => {
    const [members, rows, leaves, [notice]] = await Promise.all([
      membersOnDay(session.org, dayOf(session.start)),
      attendancesOf(sessionId),
      leavesOf(sessionId),
      // themeDay sorts behind reminder and cancelled: the first word of it is what one asks after
      find('notices', { sessionId }, { limit: 1, by: { _id: 'desc' } }),
    ])
    const guests = await observersAmong(rows, members)
    const isOwn = leadsBranchOf(grants, session.org)
    return {
      now,
      ruleVersion,
      branch: session.orgName,
      session: factsOf(session),
      people: [...members, ...guests]
        .map((person) => lineOf({ session, rows, leaves, notice, isOwn }, person))
        .filter(isConcerned),
    }
  },

  'attendance.rollCall': async ({ sessionId, memberIds, late }, { session, member, now, rulesOn }) => {
    const refusal = refuseRollCall(rulesOn(dayOf(session.start)), session, now)
    if (refusal) throw new AppError(refusal)

    const day = dayOf(session.start)
    const called = (await getMany('members', memberIds)).filter(
      ({ memberships }) => membershipOn(memberships, day)?.branch === session.org,
    )
    if (called.length < new Set(memberIds).size) throw new AppError('NOT_FOUND')
    const call = randomUUID()
    const rows = called.map((person): Attendance => ({
      _id: attendanceId(sessionId, person._id),
      sessionId,
      memberId: person._id,
      ...standingOn(person, dayOf(session.start), session),
      method: 'rollCall',
      slot: null,
      signedAt: calledAt(session, now, late === true),
      recordedAt: now,
      by: member._id,
      call,
    }))
    return { now, ...(await record(rows)) }
  },

  'attendance.close': async ({ sessionId }, { session, now }) => {
    const refusal = refuseClose(session, now)
    if (refusal) throw new AppError(refusal)
    if (now >= session.window.closesAt) return { sessionId, closedAt: session.window.closesAt }

    await updateIf('sessions', { _id: sessionId, cancelled: false }, { window: { ...session.window, closesAt: now } })
    return { sessionId, closedAt: now }
  },
}

/** The member's place and stage on that day: who is moved tomorrow was still ours today. */
const rowOf = (sessionId: string, person: Member, day: string) => ({
  _id: attendanceId(sessionId, person._id),
  sessionId,
  memberId: person._id,
  orgPath: placeOn(person, day),
  stage: stageAt(person, day),
  exempt: isExemptOn(person.marks, day),
})

/**
 * An earlier record is never overwritten: who has one is told as `already`. A batch stops at the first row that exists,
 * so two who call at once may each stop the other: look what is there, and put in what is missing.
 */
async function record(rows: Attendance[]): Promise<{ recorded: string[]; already: string[] }> {
  let missing = rows
  let stored: Attendance[] = []
  for (let round = 0; missing.length; round++) {
    if (await createMany('attendances', missing)) break
    if (round === ROUNDS) throw new AppError('INTERNAL')
    stored = await getMany(
      'attendances',
      rows.map(({ _id }) => _id),
    )
    const present = new Set(stored.map(({ _id }) => _id))
    missing = rows.filter(({ _id }) => !present.has(_id))
  }
  const already = stored.filter(({ call }) => call !== rows[0]?.call).map(({ memberId }) => memberId)
  const recorded = rows.map(({ memberId }) => memberId).filter((id) => !already.includes(id))
  return { recorded, already }
}

/** Those who came without being of the branch: 旁听. */
async function observersAmong(rows: Attendance[], members: Member[]): Promise<Member[]> {
  const known = new Set(members.map(({ _id }) => _id))
  const strangers = rows.map(({ memberId }) => memberId).filter((id) => !known.has(id))
  return strangers.length ? getMany('members', strangers) : []
}

interface Known {
  session: Session
  rows: Attendance[]
  leaves: Leave[]
  notice: Notice | undefined
  /** Asked by the branch's secretary: a number is shown to nobody else (platform rule 15.2.1). */
  isOwn: boolean
}

function lineOf({ session, rows, leaves, notice, isOwn }: Known, person: Member) {
  const row = rows.find(({ memberId }) => memberId === person._id)
  const reply = session.replies[person._id] ?? null
  const delivery = notice?.deliveries[person._id] ?? null
  const standing = row ?? standingOn(person, dayOf(session.start), session)
  return {
    id: person._id,
    name: person.name,
    job: person.job,
    expected: isExpected(session, standing),
    reply,
    leaveKind: leaves.find(({ memberId }) => memberId === person._id)?.kind ?? null,
    ...reachOf(person, { delivery, isOwn }),
    signIn: row ?? null,
    status: statusOf(session, standing, { signedAt: row?.signedAt ?? null, reply }),
  }
}

function reachOf({ phone }: Member, { delivery, isOwn }: { delivery: DeliveryState | null; isOwn: boolean }) {
  const isMissed = delivery === 'unreached' || delivery === 'failed'
  return { delivery, phone: isOwn && isMissed ? phone : null }
}

/** Applicants of the branch are listed once they come or answer; who is exempt is not counted, and still looked after. */
const isConcerned = (line: { expected: boolean; status: string; signIn: unknown; reply: unknown }) =>
  line.expected || line.status === 'exempt' || line.signIn !== null || line.reply !== null
