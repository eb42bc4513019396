import { callAs, given, givenPeople, mustCallAs, rows, setClock, useWorld } from '../support/world'
import { person } from '../support/people'

useWorld()
beforeEach(async () => {
  await givenPeople()
  setClock('02 09:00:00')
})

const NEW = 'o-new-phone'
const inviteFor = (memberId = 'm-phoneless', by = 'o-secretary') =>
  callAs(by, 'claim.invite', { branchId: 'branch', memberId })
const codeFor = async (memberId?: string) => {
  const { reply } = await inviteFor(memberId)
  return reply.ok ? reply.data.code : ''
}
const byCode = (openid: string, code: string) => callAs(openid, 'claim.ask', { way: 'invite', code })
const byRoster = (openid: string, name = 'phoneless', birthMonth = '1985-04') =>
  callAs(openid, 'claim.ask', { way: 'roster', name, birthMonth })
const waiting = async () => (await mustCallAs('o-secretary', 'claim.list', { branchId: 'branch' })).waiting
const decide = async (approve = true, by = 'o-secretary') => {
  const [first] = await waiting()
  return callAs(by, 'claim.decide', { branchId: 'branch', claimId: first!.claimId, approve })
}
const memberOf = (id: string) => rows('members').find(({ _id }) => _id === id)

test('an invite code, and the secretary’s yes: the phone is the member’s', async () => {
  const asked = await byCode(NEW, await codeFor())
  expect(asked.reply).toMatchObject({ ok: true, data: { name: 'phoneless', branch: 'branch党支部' } })
  expect(asked.cost.requests).toBeLessThanOrEqual(7)
  expect(await mustCallAs(NEW, 'claim.mine', {})).toMatchObject({ bound: false, asked: { name: 'phoneless' } })
  expect((await callAs(NEW, 'member.home', {})).reply).toMatchObject({ code: 'NOT_BOUND' })

  expect(await waiting()).toMatchObject([{ name: 'phoneless', way: 'invite', rebinding: false }])
  const decided = await decide()
  expect(decided.reply).toEqual({ ok: true, data: { memberId: 'm-phoneless', bound: true } })
  expect(await mustCallAs(NEW, 'member.home', {})).toMatchObject({ me: { id: 'm-phoneless' } })
  expect(await waiting()).toEqual([])
})

test('a code works once, only the newest does, and not for ever', async () => {
  const [old, code] = [await codeFor(), await (setClock('02 09:01:00'), codeFor())]
  expect((await byCode(NEW, old)).reply).toMatchObject({ code: 'INVITE_UNKNOWN' })
  expect((await byCode(NEW, code)).reply.ok).toBe(true)
  expect((await byCode('o-second-phone', code)).reply).toMatchObject({ code: 'INVITE_UNKNOWN' })
  const late = await codeFor()
  setClock('09 09:01:00')
  expect((await byCode('o-third-phone', late)).reply).toMatchObject({ code: 'INVITE_EXPIRED' })
})

test('two phones with one code at once: one of them gets in', async () => {
  const code = await codeFor()
  const calls = await Promise.all(['o-one', 'o-two', 'o-three'].map((openid) => byCode(openid, code)))
  expect(calls.filter(({ reply }) => reply.ok)).toHaveLength(1)
  expect(await waiting()).toHaveLength(1)
})

test('the roster knows a name and a month of birth; the secretary says whether it is him', async () => {
  expect((await byRoster(NEW)).reply.ok).toBe(true)
  expect(await waiting()).toMatchObject([{ way: 'roster' }])
  await decide(false)
  expect(memberOf('m-phoneless')?.openid).toBeNull()
  expect(await mustCallAs(NEW, 'claim.mine', {})).toEqual({ bound: false, asked: null })
})

test.each([
  ['an unknown name', 'nobody', '1985-04'],
  ['another month', 'phoneless', '1985-05'],
])('%s is not told apart from the other', async (_what, name, birthMonth) => {
  expect((await byRoster(NEW, name, birthMonth)).reply).toMatchObject({ code: 'CLAIM_NO_MATCH' })
})

test('of two namesakes of one month the roster names neither', async () => {
  await given('members', { ...person('twin'), name: 'phoneless', openid: null })
  expect((await byRoster(NEW)).reply).toMatchObject({ code: 'CLAIM_NO_MATCH' })
})

test('guessing ends after five tries a day, also when twenty come at once', async () => {
  const calls = await Promise.all(Array.from({ length: 20 }, () => byRoster(NEW, 'nobody')))
  const codes = calls.map(({ reply }) => (reply.ok ? 'OK' : reply.code))
  expect(codes.filter((code) => code === 'CLAIM_NO_MATCH')).toHaveLength(5)
  expect(codes.filter((code) => code === 'CLAIM_TOO_OFTEN')).toHaveLength(15)
  setClock('03 09:00:00')
  expect((await byRoster(NEW)).reply.ok).toBe(true)
})

test('after a change of phone the new one takes the old one’s place', async () => {
  await given('bindings', { _id: 'o-li', memberId: 'm-li', boundAt: 0 })
  await byRoster(NEW, 'li')
  expect(await waiting()).toMatchObject([{ memberId: 'm-li', rebinding: true }])
  await decide()
  expect(memberOf('m-li')?.openid).toBe(NEW)
  expect((await callAs('o-li', 'member.home', {})).reply).toMatchObject({ code: 'NOT_BOUND' })
  expect(rows('bindings')).toMatchObject([{ _id: NEW, memberId: 'm-li' }])
})

test('who leaves is nobody’s phone again, and may claim again', async () => {
  await mustCallAs('o-li', 'claim.release', {})
  expect((await callAs('o-li', 'member.home', {})).reply).toMatchObject({ code: 'NOT_BOUND' })
  expect((await byRoster('o-li', 'li')).reply.ok).toBe(true)
  expect((await byRoster('o-wang', 'li')).reply).toMatchObject({ code: 'ALREADY_BOUND' })
})

test.each([
  ['a member invites', () => inviteFor('m-phoneless', 'o-li'), 'FORBIDDEN'],
  ['the sibling’s secretary invites', () => inviteFor('m-phoneless', 'o-siblingSecretary'), 'FORBIDDEN'],
  ['for somebody of another branch', () => inviteFor('m-siblingMember'), 'NOT_FOUND'],
  ['a code that cannot be one', () => byCode(NEW, 'OOOOIIII'), 'INVALID_INPUT'],
])('%s: refused', async (_what, act, code) => {
  expect((await act()).reply).toMatchObject({ ok: false, code })
})

test('the secretary of another branch cannot decide, nor see who waits', async () => {
  await byRoster(NEW)
  const [first] = await waiting()
  const foreign = { branchId: 'sibling', claimId: first!.claimId, approve: true }
  expect((await callAs('o-siblingSecretary', 'claim.decide', foreign)).reply).toMatchObject({ code: 'CLAIM_GONE' })
  expect(await mustCallAs('o-siblingSecretary', 'claim.list', { branchId: 'sibling' })).toEqual({ waiting: [] })
  expect(memberOf('m-phoneless')?.openid).toBeNull()
})

test('no openid leaves', async () => {
  await byRoster(NEW)
  expect(JSON.stringify(await waiting())).not.toContain('o-')
})
