import { isDeepStrictEqual } from 'node:util'
import type { request } from '#types/contract/request'
import { AppError } from '#domain/errors'
import { db, find, getMany, mustGet, updateIf } from '../../../shared/db'
import type { StopRequest } from '../../../shared/documents'
import type { AtBranch, Handlers } from '../../../shared/serve'
import { asksPage, tell } from '../../../shared/tourNotices'
import { refuseTimes } from '../tour/times'
import { requestViewOf } from './view'

type Draft = Parameters<(typeof askHandlers)['request.ask']>[0]

export const askHandlers: Pick<Handlers<typeof request>, 'request.ask' | 'request.withdraw' | 'request.refuse'> = {
  'request.ask': async (draft, caller) => {
    const standing = (await db.get('stopRequests', draft.requestId)) ?? (await asked(draft, caller))
    if (standing.branchId !== draft.branchId) throw new AppError('NOT_FOUND')
    if (!isDeepStrictEqual(wordsOf(standing), wordsOf(draft))) throw new AppError('REQUEST_STATE')
    const offering = { state: 'confirmed', topics: draft.topic as never } as const
    const offers = await find('speakers', offering, { limit: 1, by: { name: 'asc', _id: 'asc' } })
    return { request: requestViewOf(standing), offered: offers.length > 0, ruleVersion: caller.ruleVersion }
  },

  'request.withdraw': async ({ branchId, requestId }) => {
    if (await updateIf('stopRequests', { _id: requestId, branchId, state: 'asked' }, { state: 'withdrawn' }))
      return { state: 'withdrawn' }
    const standing = await mustGet('stopRequests', requestId)
    if (standing.branchId !== branchId) throw new AppError('NOT_FOUND')
    if (standing.state !== 'withdrawn') throw new AppError('REQUEST_STATE')
    return { state: 'withdrawn' }
  },

  // repeated with the same reason, it tells whoever asked, should that have been cut short
  'request.refuse': async ({ requestId, reason }, { now }) => {
    await updateIf('stopRequests', { _id: requestId, state: 'asked' }, { state: 'refused', refusedFor: reason })
    const standing = await mustGet('stopRequests', requestId)
    const { state, refusedFor, askedBy, place, wishes, branchId } = standing
    if (state !== 'refused' || refusedFor !== reason) throw new AppError('REQUEST_STATE')
    const says = { title: '点单没有安排', place, start: wishes[0]!.start, hint: reason, page: asksPage(branchId) }
    await tell([{ memberId: askedBy, about: `refused:${requestId}`, version: 1, says }], now)
    return { state }
  },
}

/** What the branch has said, without what has become of it. */
const wordsOf = (said: Draft | StopRequest) => {
  const { topic, wishes, place, region, point, contact, size, categories, ask, ownBranchAllowed, legs } = said
  return { topic, wishes, place, region, point, contact, size, categories, ask, ownBranchAllowed, legs }
}

async function asked(draft: Draft, caller: AtBranch): Promise<StopRequest> {
  const { branch, member, now } = caller
  if (draft.wishes.some((wish) => refuseTimes(wish, now))) throw new AppError('REQUEST_WISHES')
  const fresh: StopRequest = {
    _id: draft.requestId,
    branchId: branch.id,
    ...(await namesOf(caller)),
    orgPath: branch.path,
    ...wordsOf(draft),
    ...{ state: 'asked', refusedFor: null, stopId: null, askedBy: member._id, askedAt: now },
  }
  return (await db.create('stopRequests', fresh)) ? fresh : mustGet('stopRequests', fresh._id)
}

/** One's own branch is known by name. */
async function namesOf({ branch, member }: AtBranch): Promise<{ branch: string; unit: string }> {
  if (member.branchId === branch.id) return { branch: member.branchName, unit: member.unitName }
  const orgs = await getMany('orgs', branch.path)
  const nameOf = (id: string | undefined) => orgs.find(({ _id }) => _id === id)?.name ?? ''
  return { branch: nameOf(branch.id), unit: nameOf(branch.path[1]) }
}
