import { randomUUID } from 'node:crypto'
import type { leave } from '#types/contract/leave'
import { dayOf, instantOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { isOverdue, mayDecide, refuseDecision, refuseReturn, refuseWithdrawal, shareWarning } from '#domain/leave'
import { _, db, find, findAll, getMany, mustGet, updateIf } from '../../../shared/db'
import { type Leave, leaveId, type Member, type Session } from '../../../shared/documents'
import { approversOf } from '../../../shared/approvers'
import { followed, replyIn } from '../../../shared/leave'
import { isAwaited, shareOf } from '../../../shared/leaveShare'
import type { Handlers } from '../../../shared/serve'
import { decideEach, turnOf } from './decide'
import { chainFor, isRepeated, putDown, refuseRequest, requestFrom } from './request'
import { inboxPage, openBy, rowsBeside, slipOf } from './slips'

/** A year of everything that a branch holds. */
const MOST = 500

export const leaveHandlers: Handlers<typeof leave> = {
  'leave.form': async ({ sessionId }, { member, now, rules, rulesOn, ruleVersion }) => {
    const session = await mustGet('sessions', sessionId)
    const refusal = await refuseRequest(session, member, now)
    if (refusal) throw new AppError(refusal)
    const day = dayOf(session.start)
    const { steps, needsReturn, halfHours } = chainFor(session, rulesOn(day))
    const [chain, share] = await Promise.all([
      approversOf(session, steps, dayOf(now)),
      shareOf(member, day.slice(0, 4), { now, rulesOn }),
    ])
    // granted already, it is in the share; and who is not expected misses nothing
    const isNew = isAwaited(session, member) && replyIn(session.replies, member._id) !== 'leaveGranted'
    const warning = shareWarning(rules, share, isNew ? halfHours : 0)
    return { now, ruleVersion, chain, needsReturn, halfHours, share, warning }
  },

  'leave.ask': async ({ sessionId, ...words }, { member, now, rulesOn }) => {
    const session = await mustGet('sessions', sessionId)
    const fresh = requestFrom(session, member, words, { rules: rulesOn(dayOf(session.start)), now })
    const refusal = await refuseRequest(session, member, now)
    if (refusal) {
      // what was taken in time, and only its answer lost, is answered all the same
      const standing = await db.get('leaves', fresh._id)
      if (!standing || !isRepeated(standing, fresh)) throw new AppError(refusal)
      return answerOf(session, standing)
    }
    return answerOf(session, await putDown(fresh, replyIn(session.replies, member._id)))
  },

  'leave.withdraw': async ({ sessionId }, { member, now }) => {
    const session = await mustGet('sessions', sessionId)
    const _id = leaveId(member._id, sessionId, session.start)
    const open = { _id, state: _.in(['asked', 'approved']) as never }
    const gone = { state: 'withdrawn', waitsFor: null, lookAt: now } as const
    if (now < session.start && (await updateIf('leaves', open, gone)))
      return answerOf(session, { _id, memberId: member._id, state: 'withdrawn' })

    const standing = await db.get('leaves', _id)
    // once more: it is as it was wanted
    const refusal = standing?.state === 'withdrawn' ? null : standing && refuseWithdrawal(standing, now)
    if (!standing || refusal) throw new AppError(refusal ?? 'LEAVE_NOT_ASKED')
    return answerOf(session, standing)
  },

  'leave.return': async ({ sessionId }, { member, now }) => {
    const [standing] = await find('leaves', { memberId: member._id, sessionId }, { limit: 1, by: { _id: 'desc' } })
    if (!standing) throw new AppError('LEAVE_NOT_ASKED')
    const refusal = refuseReturn(standing, now)
    if (refusal) throw new AppError(refusal)
    const away = { _id: standing._id, state: 'approved' as const, returnedAt: null }
    if (!(await updateIf('leaves', away, { returnedAt: now }))) throw new AppError('LEAVE_RETURNED')
    return { sessionId, returnedAt: now, overdue: isOverdue({ ...standing, returnedAt: now }) }
  },

  'leave.mine': async (_input, { member, now, rules, rulesOn, ruleVersion }) => {
    const year = dayOf(now).slice(0, 4)
    const [leaves, share] = await Promise.all([
      findAll('leaves', { memberId: member._id, from: _.gte(instantOf(`${year}-01-01`)) }, MOST),
      shareOf(member, year, { now, rulesOn }),
    ])
    const rows = await rowsBeside(leaves, openBy(now, rules.SI.opensBeforeMin))
    const waiting = leaves.filter(({ state }) => state === 'asked').reduce((sum, { halfHours }) => sum + halfHours, 0)
    const slips = leaves.sort((a, b) => b.from - a.from).map((one) => slipOf(one, rows, now))
    return { now, ruleVersion, slips, share, warning: shareWarning(rules, share, waiting) }
  },

  'leave.inbox': async ({ after }, caller) => {
    const { now, org, ruleVersion } = caller
    return { now, ruleVersion, org: org.name, ...(await inboxPage(caller, after)) }
  },

  'leave.decide': async ({ sessionId, memberIds, approve }, { session, member, grants, now, rulesOn }) => {
    const refusal = refuseDecision(rulesOn(dayOf(session.start)), session, now)
    if (refusal) throw new AppError(refusal)
    const ids = [...new Set(memberIds)].map((memberId) => leaveId(memberId, sessionId, session.start))
    const asked = (await getMany('leaves', ids)).filter(
      ({ state, memberId }) => state !== 'withdrawn' && replyIn(session.replies, memberId) !== 'coming',
    )
    if (!asked.length) throw new AppError('LEAVE_NOT_ASKED')

    const deciding = { session, member, grants, approve, now }
    const at = (turn: ReturnType<typeof turnOf>) => asked.filter((one) => turnOf(one, deciding) === turn)
    const mine = at('mine')
    await decideEach(mine, deciding)
    // of two who decided at once, both are told what stands
    const after = mine.length ? await getMany('leaves', idsOf(mine)) : []
    const answers = await followed(session, [...at('stands'), ...after])
    return { answers, others: at('other').map(({ memberId }) => memberId) }
  },

  'leave.enter': async ({ sessionId, memberId, ...words }, { session, member, grants, now, rulesOn }) => {
    const person = await mustGet('members', memberId)
    const refusal = await refuseRequest(session, person, now)
    // whoever is not invited is nobody here
    if (refusal) throw new AppError(refusal === 'REPLY_NOT_INVITED' ? 'NOT_FOUND' : refusal)
    const rules = rulesOn(dayOf(session.start))
    const asked = requestFrom(session, person, { ...words, requestId: randomUUID() }, { rules, now })
    if (!asked.waitsFor || !mayDecide(grants, asked.waitsFor, session.orgPath)) throw new AppError('LEAVE_OTHER_STEP')
    const entered = enteredBy(member, asked, now)
    return answerOf(session, await putDown(entered, replyIn(session.replies, memberId)))
  },
}

const idsOf = (leaves: readonly Leave[]) => leaves.map(({ _id }) => _id)

async function answerOf(session: Session, standing: Pick<Leave, '_id' | 'memberId' | 'state'>) {
  const [answer] = await followed(session, [standing])
  return answer!
}

/** The first step is taken with it; the others wait as always. */
function enteredBy({ _id: by, name: byName }: Member, asked: Leave, now: number): Leave {
  const [first, ...later] = asked.steps
  const waitsFor = later[0]?.role ?? null
  return {
    ...asked,
    steps: [{ ...first!, by, byName, at: now, approved: true }, ...later],
    waitsFor,
    state: waitsFor ? 'asked' : 'approved',
    decidedAt: waitsFor ? null : now,
    decidedBy: waitsFor ? null : by,
    enteredBy: by,
  }
}
