import { type AuditLink, isIntact, markedText } from '#domain/audit'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../support/world'

useWorld()
beforeEach(async () => {
  await givenPeople()
  setClock('02 09:00:00')
})

const complain = (openid: string, requestId: string, text = '会议室太小了') =>
  callAs(openid, 'oversight.complain', { requestId, kind: 'suggestion', text })

test('a complaint sent twice is there once, and its answer comes back', async () => {
  const [first, again] = [await complain('o-li', 'r1'), await complain('o-li', 'r1')]
  expect(again.reply).toEqual(first.reply)
  const { complaints } = await mustCallAs('o-administrator', 'oversight.open', {})
  expect(complaints).toMatchObject([{ who: 'li，branch党支部', text: '会议室太小了' }])

  const answer = { complaintId: complaints[0]!.id, answer: '下月换到三楼' }
  await mustCallAs('o-administrator', 'oversight.answer', answer)
  expect(await mustCallAs('o-li', 'oversight.mine', {})).toMatchObject({
    complaints: [{ state: 'answered', answer: '下月换到三楼' }],
  })
  expect(await mustCallAs('o-administrator', 'oversight.open', {})).toMatchObject({ complaints: [] })
})

test('a phone that nobody has claimed may complain too', async () => {
  expect((await complain('o-nobody', 'r1')).reply.ok).toBe(true)
  expect(await mustCallAs('o-administrator', 'oversight.open', {})).toMatchObject({ complaints: [{ who: '未认领' }] })
})

test('nobody sees the complaints of others', async () => {
  await complain('o-li', 'r1')
  expect(await mustCallAs('o-wang', 'oversight.mine', {})).toEqual({ complaints: [] })
  for (const openid of ['o-wang', 'o-secretary', 'o-groupOrganiser']) {
    expect((await callAs(openid, 'oversight.open', {})).reply).toMatchObject({ code: 'FORBIDDEN' })
  }
})

test('ten a day are taken, the eleventh tomorrow', async () => {
  for (let n = 0; n < 10; n++) expect((await complain('o-li', `r${n}`)).reply.ok).toBe(true)
  expect((await complain('o-li', 'r10')).reply).toMatchObject({ code: 'COMPLAINT_TOO_MANY' })
  setClock('03 09:00:00')
  expect((await complain('o-li', 'r10')).reply.ok).toBe(true)
})

test('the open ones come oldest first, in pages', async () => {
  const openids = Array.from({ length: 25 }, (_, n) => `o-phone${n}`)
  for (const [n, openid] of openids.entries()) {
    world().clock.freeze(Date.parse('2026-11-02T09:00:00+08:00') + n * 1_000)
    await complain(openid, 'r')
  }
  const first = await mustCallAs('o-administrator', 'oversight.open', {})
  const second = await mustCallAs('o-administrator', 'oversight.open', { after: first.complaints[19]!.id })
  const times = [...first.complaints, ...second.complaints].map(({ askedAt }) => askedAt)
  expect([first.more, second.more, times.length]).toEqual([true, false, 25])
  expect(times).toEqual(times.toSorted((a, b) => a - b))
})

const invite = (memberId: string) => callAs('o-secretary', 'claim.invite', { branchId: 'branch', memberId })
const audit = () => mustCallAs('o-administrator', 'oversight.audit', { month: '2026-11' })

test('a privileged change leaves exactly one record; a refused one and a plain one none', async () => {
  await invite('m-li')
  await invite('m-siblingMember')
  await complain('o-li', 'r1')
  expect(await audit()).toMatchObject({
    intact: true,
    total: 1,
    records: [{ n: 1, who: 'secretary', action: 'claim.invite', what: '{"branchId":"branch","memberId":"m-li"}' }],
  })
})

test('twenty at once are twenty records in one chain', async () => {
  await Promise.all(Array.from({ length: 20 }, () => invite('m-li')))
  expect(await audit()).toMatchObject({ intact: true, total: 20 })
})

test('a writer that ended before the head was moved does not stop the next', async () => {
  await invite('m-li')
  const [head] = rows('auditHeads')
  await invite('m-wang')
  await given('auditHeads', head!)
  await invite('m-li')
  expect(await audit()).toMatchObject({ intact: true, total: 3 })
})

test('each of a thousand records, removed or altered, is found', async () => {
  const markOf = (text: string) => `${text.length}:${text}`
  const chain: AuditLink[] = []
  for (let n = 1, previous = ''; n <= 1_000; n++) {
    const facts = { n, month: '2026-11', at: n, by: 'm', byName: '书记', action: 'claim.decide', what: `{"n":${n}}` }
    // the length of a text that holds the mark before it would explode: keep its end
    const mark = markOf(markedText(facts, previous)).slice(-80)
    chain.push({ ...facts, previous, mark })
    previous = mark
  }
  const short = (text: string) => markOf(text).slice(-80)
  const head = { n: 1_000, mark: chain[999]!.mark }
  expect(isIntact(chain, head, short)).toBe(true)
  const unnoticed = chain.flatMap((one, index) => {
    const removed = chain.filter((other) => other !== one)
    const altered = chain.with(index, { ...one, what: '{}' })
    return [removed, altered].filter((tampered) => isIntact(tampered, head, short))
  })
  expect(unnoticed).toEqual([])
})

test('in the database too: what is altered or cut off there shows on the page', async () => {
  for (const memberId of ['m-li', 'm-wang', 'm-deputy']) await invite(memberId)
  const [, second, third] = rows('audit')
  await given('audit', { ...second!, byName: 'somebody else' })
  expect((await audit()).intact).toBe(false)
  await given('audit', second!)
  expect((await audit()).intact).toBe(true)
  await world().database.remove('audit', third!._id)
  expect((await audit()).intact).toBe(false)
})

test('who exports what is kept about him gets his own and nothing of WeChat’s', async () => {
  await complain('o-li', 'r1')
  await complain('o-wang', 'r1', '别人的话')
  const { reply, cost } = await callAs('o-li', 'member.exportOwn', {})
  const json = reply.ok ? reply.data.json : ''
  expect(JSON.parse(json)).toMatchObject({ member: { name: 'li' }, complaints: [{ text: '会议室太小了' }] })
  expect(json).not.toMatch(/别人的话|o-li/)
  expect(cost.requests).toBeLessThanOrEqual(10)
})
