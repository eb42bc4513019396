import { draft } from '../support/themeDay'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../support/world'
import { people } from '../support/people'

useWorld()
beforeEach(async () => {
  await givenPeople()
  setClock('02 09:00:00')
})

const get = (month = '2026-11') => mustCallAs('o-secretary', 'rota.get', { branchId: 'branch', month })
async function swap(one: string, other: string, seen?: string) {
  const { plan } = await get()
  const lecturerId = seen ?? plan.find(({ month }) => month === one)?.memberId ?? 'm-li'
  return callAs('o-secretary', 'rota.swap', { branchId: 'branch', one, other, lecturerId })
}

test('who has not lectured is proposed; who is exempt or no member is passed over', async () => {
  const exemption = { kind: 'frail' as const, from: '2026-10-01', to: '2027-03-31', reason: '住院', grantedBy: 'm' }
  await given('members', { ...people.deputy, marks: [exemption] })
  const { people: list, plan, proposal } = await get()
  const ids = list.map(({ id }) => id)
  expect(ids).not.toContain('m-activist')
  expect(ids).not.toContain('m-deputy')
  expect(plan.map(({ month }) => month)).toEqual(['2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2027-04'])
  expect(new Set(plan.slice(0, ids.length).map(({ memberId }) => memberId)).size).toBe(Math.min(6, ids.length))
  expect(proposal?.id).toBe(plan[0]?.memberId)
})

test('whom a published theme day names is settled, and waits no more', async () => {
  await mustCallAs('o-secretary', 'themeDay.publish', { ...draft, lecturerId: 'm-wang' })
  const { plan, people: list } = await get()
  expect(plan[0]).toMatchObject({ month: '2026-11', memberId: 'm-wang' })
  const next = await get('2026-12')
  expect(next.proposal?.id).not.toBe('m-wang')
  expect(next.people.find(({ id }) => id === 'm-wang')?.waits).toBe(false)
  expect(list.length).toBe(next.people.length)
})

test('two months exchange their lecturers, and stay exchanged', async () => {
  const before = (await get()).plan
  const { reply } = await swap('2026-11', '2026-12')
  const after = reply.ok ? reply.data.plan : []
  expect([after[0]?.memberId, after[1]?.memberId]).toEqual([before[1]?.memberId, before[0]?.memberId])
  expect((await get()).plan).toEqual(after)
  expect(rows('rotas')).toMatchObject([{ _id: 'branch', version: 1 }])
})

test('the same exchange again, its answer lost: nothing swaps back', async () => {
  const before = (await get()).plan
  await swap('2026-11', '2026-12', before[0]!.memberId)
  const after = (await get()).plan
  expect((await swap('2026-11', '2026-12', before[0]!.memberId)).reply).toMatchObject({ data: { plan: after } })
  expect((await get()).plan).toEqual(after)
})

test('whom the exchange names is proposed for the month; a published month is not exchanged', async () => {
  await swap('2026-11', '2026-12')
  const { proposal, plan } = await get()
  expect(proposal?.id).toBe(plan[0]?.memberId)
  await mustCallAs('o-secretary', 'themeDay.publish', { ...draft, lecturerId: proposal!.id })
  expect((await swap('2026-11', '2027-01')).reply).toMatchObject({ code: 'ROTA_PUBLISHED' })
})

test('a member of the branch does not learn from it who is exempt', async () => {
  const { reply } = await callAs('o-li', 'rota.get', { branchId: 'branch', month: '2026-11' })
  expect(reply).toMatchObject({ code: 'FORBIDDEN' })
})

test.each([
  ['the same month', '2026-11', '2026-11'],
  ['a month that has been', '2026-10', '2026-11'],
  ['a month beyond the plan', '2026-11', '2028-01'],
])('%s is not exchanged', async (_what, one, other) => {
  expect((await swap(one, other)).reply).toMatchObject({ code: 'ROTA_SWAP' })
  expect(rows('rotas')).toEqual([])
})

test('two exchanges at once: one counts, the other is told to look again', async () => {
  await swap('2026-11', '2026-12')
  world().faults.latency = { ms: 2, jitterMs: 4 }
  const replies = await Promise.all([swap('2026-11', '2027-01'), swap('2026-12', '2027-01')])
  const codes = replies.map(({ reply }) => (reply.ok ? 'ok' : reply.code))
  expect(codes.filter((code) => code === 'ok').length).toBe(rows('rotas')[0]!.version - 1)
  expect(codes.filter((code) => code !== 'ok' && code !== 'CHANGED_MEANWHILE')).toEqual([])
})

test('a branch of which everybody is exempt has no rota', async () => {
  const exemption = { kind: 'frail' as const, from: '2026-10-01', to: '2027-03-31', reason: '住院', grantedBy: 'm' }
  await given(
    'members',
    ...Object.values(people)
      .filter(({ branchId }) => branchId === 'branch')
      .map((one) => ({ ...one, marks: [exemption] })),
  )
  expect(await get()).toMatchObject({ proposal: null, people: [], plan: [] })
  expect((await swap('2026-11', '2026-12')).reply).toMatchObject({ code: 'ROTA_EMPTY' })
})
