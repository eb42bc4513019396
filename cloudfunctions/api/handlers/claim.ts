import { randomBytes } from 'node:crypto'
import type { claim } from '#types/contract/claim'
import { dayOf } from '#domain/calendar'
import { inviteCodeFrom, inviteExpiresAt, matchOf, refuseInvite } from '#domain/claim'
import { AppError } from '#domain/errors'
import { _, db, getMany, mustGet, updateIf } from '../../shared/db'
import { type Claim, idFrom, type Member } from '../../shared/documents'
import { claimsOf, namesakes, newestInvite } from '../../shared/queries'
import type { Handlers } from '../../shared/serve'

const TRIES_A_DAY = 5

const claimIdOf = (openid: string) => idFrom('c', openid)

export const claimHandlers: Handlers<typeof claim> = {
  'claim.ask': async (input, { openid, member, now }) => {
    if (member) throw new AppError('ALREADY_BOUND')
    await spendTry(openid, dayOf(now))
    const person = input.way === 'invite' ? await byInvite(input.code, now) : await byRoster(input)
    const { _id: memberId, branchId, name, branchName } = person
    await db.set('claims', { _id: claimIdOf(openid), openid, memberId, branchId, way: input.way, askedAt: now })
    return { name, branch: branchName, askedAt: now }
  },

  'claim.mine': async (_input, { openid, member }) => {
    const asked = member ? null : await db.get('claims', claimIdOf(openid))
    const person = asked && (await mustGet('members', asked.memberId))
    return {
      bound: member !== null,
      asked: asked && person && { name: person.name, branch: person.branchName, askedAt: asked.askedAt },
    }
  },

  'claim.list': async (_input, { branch }) => {
    const claims = await claimsOf(branch.id)
    const members = new Map(
      (
        await getMany(
          'members',
          claims.map(({ memberId }) => memberId),
        )
      ).map((one) => [one._id, one]),
    )
    return {
      waiting: claims.flatMap(({ _id, memberId, way, askedAt }) => {
        const person = members.get(memberId)
        if (!person) return []
        const { name, job, openid } = person
        return [{ claimId: _id, memberId, name, job, way, askedAt, rebinding: openid !== null }]
      }),
    }
  },

  'claim.decide': async ({ claimId, approve }, { branch, now }) => {
    const asked = await db.get('claims', claimId)
    if (!asked || asked.branchId !== branch.id) throw new AppError('CLAIM_GONE')
    const person = await mustGet('members', asked.memberId)
    // moved meanwhile: another secretary knows him now
    if (person.branchId !== branch.id) throw new AppError('CLAIM_GONE')
    if (approve) await bind(asked, person, now)
    await db.remove('claims', claimId)
    return { memberId: asked.memberId, bound: approve }
  },

  'claim.invite': async ({ memberId }, { branch, now }) => {
    const person = await mustGet('members', memberId)
    if (person.branchId !== branch.id) throw new AppError('NOT_FOUND')
    const code = inviteCodeFrom(randomBytes(8))
    const expiresAt = inviteExpiresAt(now)
    await db.set('invites', { _id: code, memberId, branchId: branch.id, createdAt: now, expiresAt, usedAt: null })
    return { code, expiresAt }
  },

  'claim.release': async (_input, { openid, member, now }) => {
    await updateIf('members', { _id: member._id, openid }, { openid: null })
    await db.remove('bindings', openid)
    return { releasedAt: now }
  },
}

/** One conditional update a try: who sends twenty at once has five as well. */
async function spendTry(openid: string, day: string): Promise<void> {
  const _id = `${openid}:${day}`
  if (await db.create('claimTries', { _id, count: 1 })) return
  const left = await updateIf('claimTries', { _id, count: _.lt(TRIES_A_DAY) }, { count: _.inc(1) })
  if (!left) throw new AppError('CLAIM_TOO_OFTEN')
}

async function byInvite(code: string, now: number): Promise<Member> {
  const invite = await db.get('invites', code)
  const refusal = refuseInvite(invite, now)
  if (refusal || !invite) throw new AppError(refusal ?? 'INVITE_UNKNOWN')
  const newest = await newestInvite(invite.memberId)
  const isMine = newest?._id === code && (await updateIf('invites', { _id: code, usedAt: null }, { usedAt: now }))
  if (!isMine) throw new AppError('INVITE_UNKNOWN')
  return mustGet('members', invite.memberId)
}

async function byRoster({ name, birthMonth }: { name: string; birthMonth: string }): Promise<Member> {
  const match = matchOf(await namesakes(name.replace(/\s/g, '')), birthMonth)
  if (!match) throw new AppError('CLAIM_NO_MATCH')
  return match
}

/** The phone first, then the member who names it; a crash in between is mended by deciding again. */
async function bind({ openid, memberId }: Claim, { openid: before }: Member, now: number): Promise<void> {
  const fresh = await db.create('bindings', { _id: openid, memberId, boundAt: now })
  if (!fresh && (await mustGet('bindings', openid)).memberId !== memberId) throw new AppError('CLAIM_GONE')
  if (before === openid) return
  if (!(await updateIf('members', { _id: memberId, openid: before }, { openid }))) throw new AppError('CLAIM_GONE')
  if (before) await db.remove('bindings', before)
}
