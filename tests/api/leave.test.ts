import type { Input } from '#types/contract'
import { currentToken, draft, leaveFrom, publish } from '../support/themeDay'
import { person } from '../support/people'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../support/world'

useWorld()

const HOUR = 3_600_000

let sessionId: string
beforeEach(async () => {
  await givenPeople()
  sessionId = (await publish()).sessionId
})

const requestId = (n: number) => `leave-request-${n}`
const askAs = (openid: string, more: Partial<Input<'leave.ask'>> = {}) =>
  callAs(openid, 'leave.ask', { ...leaveFrom(sessionId), ...more })
const decideAs = (openid: string, approve = true, memberIds = ['m-li'], at = sessionId) =>
  callAs(openid, 'leave.decide', { sessionId: at, memberIds, approve })
const withdrawAs = (openid: string, at = sessionId) => callAs(openid, 'leave.withdraw', { sessionId: at })
const repliesOf = (id = sessionId) => rows('sessions').find(({ _id }) => _id === id)!.replies
const replyOfLi = () => repliesOf()['m-li']
const mineOf = async (openid: string) => (await mustCallAs(openid, 'leave.mine', {})).slips
const answer = (reply: string | null, memberId = 'm-li') => ({ sessionId, memberId, reply })

/** A meeting on the 6th from nine on; four hours and a half is more than the secretary alone may give leave from. */
async function meeting(hours: number): Promise<string> {
  const start = draft.start + 18 * HOUR
  const { sessionId: id } = await mustCallAs('o-secretary', 'meeting.plan', {
    branchId: 'branch',
    kind: 'memberMeeting',
    title: '党员大会',
    place: '二楼会议室',
    agenda: ['学习文件'],
    start,
    end: start + hours * HOUR,
  })
  return id
}

/** What holds at every moment: the session shows what the leave is. */
function expectAgreement(id = sessionId): void {
  const shownAs = { asked: 'leaveAsked', approved: 'leaveGranted', rejected: 'leaveRefused', withdrawn: undefined }
  const replies = repliesOf(id)
  for (const { memberId, state, waitsFor, steps, decidedAt } of rows('leaves').filter((one) => one.sessionId === id)) {
    expect(replies[memberId]).toBe(shownAs[state])
    expect(waitsFor === null).toBe(state !== 'asked')
    if (state === 'approved') expect(steps.every(({ approved }) => approved)).toBe(true)
    if (state === 'approved' || state === 'rejected') expect(decidedAt).not.toBeNull()
  }
}

describe('asking and deciding', () => {
  test('asked, granted: the list shows leave', async () => {
    const asked = await askAs('o-li')
    expect(asked.reply).toMatchObject({ ok: true, data: answer('leaveAsked') })
    const decided = await decideAs('o-secretary')
    expect(decided.reply).toMatchObject({ ok: true, data: { answers: [answer('leaveGranted')], others: [] } })
    expect(replyOfLi()).toBe('leaveGranted')
    expect(rows('leaves')).toMatchObject([
      { state: 'approved', decidedBy: 'm-secretary', waitsFor: null, halfHours: 4, reason: '当天值夜班' },
    ])
    expect(await mineOf('o-li')).toMatchObject([
      { phase: 'approved', steps: [{ role: 'secretary', byName: 'secretary', approved: true }] },
    ])
  })

  test('the same request twice at once is one request', async () => {
    await Promise.all([askAs('o-li'), askAs('o-li')])
    expect(rows('leaves')).toHaveLength(1)
    expectAgreement()
  })

  test('a newer request takes the place of one that nobody has decided; the older one, come late, changes nothing', async () => {
    await askAs('o-li', { requestId: requestId(11) })
    await askAs('o-li', { requestId: requestId(12), kind: 'sick', reason: '发烧' })
    expect((await askAs('o-li', { requestId: requestId(11) })).reply).toMatchObject({ data: answer('leaveAsked') })
    expect(rows('leaves')).toMatchObject([{ kind: 'sick', reason: '发烧', requestId: requestId(12) }])
    await decideAs('o-secretary')
    expect((await askAs('o-li', { requestId: requestId(13) })).reply).toMatchObject({ data: answer('leaveGranted') })
    expect(rows('leaves')).toMatchObject([{ state: 'approved', kind: 'sick' }])
  })

  test('who says 参加 after all has no leave open, and may ask again', async () => {
    await askAs('o-li')
    await mustCallAs('o-li', 'themeDay.reply', { sessionId })
    expect((await decideAs('o-secretary')).reply).toMatchObject({ code: 'LEAVE_NOT_ASKED' })
    expect(replyOfLi()).toBe('coming')

    await askAs('o-li', { requestId: requestId(22) })
    await decideAs('o-secretary', false)
    expect(replyOfLi()).toBe('leaveRefused')
    await mustCallAs('o-li', 'themeDay.reply', { sessionId })
    expect((await askAs('o-li', { requestId: requestId(24) })).reply).toMatchObject({ data: answer('leaveAsked') })
    expectAgreement()
  })

  test('refused, it may be asked again from the first step on, as another request, until the session starts', async () => {
    const long = await meeting(4.5)
    await askAs('o-li', { sessionId: long, requestId: requestId(31) })
    await decideAs('o-secretary', true, ['m-li'], long)
    await decideAs('o-unitOrganiser', false, ['m-li'], long)
    const sameAgain = await askAs('o-li', { sessionId: long, requestId: requestId(31) })
    expect(sameAgain.reply).toMatchObject({ ok: true, data: { reply: 'leaveRefused' } })

    const anew = { sessionId: long, requestId: requestId(32), kind: 'sick', reason: '住院' } as const
    expect((await askAs('o-li', anew)).reply).toMatchObject({ ok: true, data: { reply: 'leaveAsked' } })
    expect(rows('leaves')).toMatchObject([
      { state: 'asked', reason: '住院', waitsFor: 'secretary', decidedBy: null, steps: [{ by: null }, { by: null }] },
    ])
    // the refused one, sent once more and late, changes nothing
    const late = await askAs('o-li', { sessionId: long, requestId: requestId(31) })
    expect(late.reply).toMatchObject({ ok: true, data: { reply: 'leaveAsked' } })
    await decideAs('o-secretary', false, ['m-li'], long)
    expectAgreement(long)
    setClock('06 09:00:00')
    expect((await askAs('o-li', { ...anew, requestId: requestId(33) })).reply).toMatchObject({ code: 'LEAVE_STARTED' })
  })

  test('a decision is changed until a day after the end; then the list stands', async () => {
    await askAs('o-li')
    await decideAs('o-secretary')
    await decideAs('o-deputy', false)
    expect(rows('leaves')).toMatchObject([{ state: 'rejected', decidedBy: 'm-deputy', steps: [{ by: 'm-deputy' }] }])
    setClock('06 17:00:00')
    await decideAs('o-secretary')
    expect(replyOfLi()).toBe('leaveGranted')
    setClock('06 17:00:01')
    expect((await decideAs('o-secretary', false)).reply).toMatchObject({ code: 'LEAVE_DECISION_OVER' })
    expect(rows('leaves')).toMatchObject([{ state: 'approved' }])
    expectAgreement()
  })

  test.each([
    ['a member of another branch asks', () => askAs('o-siblingMember'), 'REPLY_NOT_INVITED'],
    ['and looks who would approve', () => callAs('o-siblingMember', 'leave.form', { sessionId }), 'REPLY_NOT_INVITED'],
    ['a member decides', () => decideAs('o-wang'), 'FORBIDDEN'],
    ['the sibling secretary decides', () => decideAs('o-siblingSecretary'), 'FORBIDDEN'],
    ['the secretary decides what nobody asked', () => decideAs('o-secretary', true, ['m-wang']), 'LEAVE_NOT_ASKED'],
    ['a name of the prototype', () => decideAs('o-secretary', true, ['constructor']), 'LEAVE_NOT_ASKED'],
    ['an id that runs into another', () => decideAs('o-secretary', true, ['m-li:x']), 'LEAVE_NOT_ASKED'],
    ['what was not asked is withdrawn', () => withdrawAs('o-li'), 'LEAVE_NOT_ASKED'],
    ['what was not asked is returned', () => callAs('o-li', 'leave.return', { sessionId }), 'LEAVE_NOT_ASKED'],
    ['an inbox of another branch', () => callAs('o-secretary', 'leave.inbox', { orgId: 'sibling' }), 'FORBIDDEN'],
    ['a session that is not there', () => askAs('o-li', { sessionId: 'constructor' }), 'NOT_FOUND'],
  ])('%s: refused', async (_what, act, code) => {
    expect((await act()).reply).toMatchObject({ ok: false, code })
    expect(repliesOf()).toEqual({})
  })

  test('leave is asked before the start or not at all; a request that was in already is answered', async () => {
    await askAs('o-li')
    setClock('05 15:00:00')
    expect((await askAs('o-wang')).reply).toMatchObject({ code: 'LEAVE_STARTED' })
    expect((await askAs('o-li', { requestId: requestId(99) })).reply).toMatchObject({ code: 'LEAVE_STARTED' })
    expect((await askAs('o-li')).reply).toMatchObject({ ok: true, data: answer('leaveAsked') })
    expect((await callAs('o-wang', 'leave.form', { sessionId })).reply).toMatchObject({ code: 'LEAVE_STARTED' })
    expect(rows('leaves')).toHaveLength(1)
  })

  test('of a cancelled session nothing is asked or decided, and nothing waits', async () => {
    await askAs('o-li')
    await mustCallAs('o-secretary', 'themeDay.cancel', { sessionId, reason: '抢险' })
    expect((await decideAs('o-secretary')).reply).toMatchObject({ code: 'SESSION_CANCELLED' })
    expect((await askAs('o-wang')).reply).toMatchObject({ code: 'SESSION_CANCELLED' })
    expect((await mustCallAs('o-secretary', 'leave.inbox', { orgId: 'branch' })).slips).toEqual([])
  })
})

describe('the chain', () => {
  test('the form says who approves, how long it is, and what it comes to', async () => {
    const short = await mustCallAs('o-li', 'leave.form', { sessionId })
    expect(short).toMatchObject({
      chain: [{ role: 'secretary', names: ['secretary', 'deputy'] }],
      needsReturn: false,
      halfHours: 4,
      share: { leave: 0, total: 4 },
      warning: 'none',
    })
    const long = await mustCallAs('o-li', 'leave.form', { sessionId: await meeting(4.5) })
    expect(long).toMatchObject({
      chain: [{ role: 'secretary' }, { role: 'organiser', names: ['unitOrganiser'] }],
      needsReturn: true,
      halfHours: 9,
    })
  })

  test('where the unit has no organiser, the group’s is named; who is not expected misses nothing', async () => {
    await given('members', person('unitOrganiser', { branch: 'sibling' }))
    const { chain, share, warning } = await mustCallAs('o-activist', 'leave.form', { sessionId: await meeting(4.5) })
    expect(chain[1]).toEqual({ role: 'organiser', names: ['groupOrganiser'] })
    expect({ share, warning }).toEqual({ share: { leave: 0, total: 0 }, warning: 'none' })
  })

  test('each approval moves it on; only the last one grants', async () => {
    const long = await meeting(4.5)
    await askAs('o-li', { sessionId: long })
    const early = await decideAs('o-unitOrganiser', true, ['m-li'], long)
    expect(early.reply).toMatchObject({ data: { answers: [], others: ['m-li'] } })
    const first = await decideAs('o-secretary', true, ['m-li'], long)
    expect(first.reply).toMatchObject({ data: { answers: [{ reply: 'leaveAsked' }], others: [] } })
    expect(rows('leaves')).toMatchObject([{ state: 'asked', waitsFor: 'organiser' }])
    expect(repliesOf(long)).toEqual({ 'm-li': 'leaveAsked' })
    // once more the same is no refusal; another opinion comes too late
    expect((await decideAs('o-secretary', true, ['m-li'], long)).reply).toEqual(first.reply)
    const second = await decideAs('o-secretary', false, ['m-li'], long)
    expect(second.reply).toMatchObject({ data: { answers: [], others: ['m-li'] } })

    expect((await decideAs('o-otherOrganiser', true, ['m-li'], long)).reply).toMatchObject({ code: 'FORBIDDEN' })
    await decideAs('o-unitOrganiser', true, ['m-li'], long)
    expect(repliesOf(long)).toEqual({ 'm-li': 'leaveGranted' })
    await decideAs('o-secretary', false, ['m-li'], long)
    expect(rows('leaves')).toMatchObject([
      { state: 'approved', steps: [{ by: 'm-secretary' }, { by: 'm-unitOrganiser' }] },
    ])
    expectAgreement(long)
  })

  test.each([
    ['at the first step', ['o-secretary']],
    ['at the last step', ['o-secretary', 'o-groupOrganiser']],
  ])('refused %s, it is over', async (_when, deciders) => {
    const long = await meeting(4.5)
    await askAs('o-li', { sessionId: long })
    for (const [index, openid] of deciders.entries())
      await decideAs(openid, index < deciders.length - 1, ['m-li'], long)
    expect(rows('leaves')).toMatchObject([{ state: 'rejected', waitsFor: null }])
    expect((await decideAs('o-unitOrganiser', true, ['m-li'], long)).reply).toMatchObject({
      data: { answers: [{ reply: 'leaveRefused' }], others: [] },
    })
    expectAgreement(long)
  })

  test('another rule pack, another chain', async () => {
    const changes = [
      {
        id: 'LV' as const,
        value: { meetingAlone: 10, classShort: 8, classDay: 16, shareNumerator: 1, shareDenominator: 7, yearFrom: 28 },
        validFrom: '2026-11-06',
        source: '集团通知',
        status: 'parameter' as const,
      },
    ]
    const fixtures = [{ name: '支部会议请假 4.5 学时', day: '2026-11-06', expected: '书记批' }]
    await mustCallAs('o-administrator', 'rulePack.draft', {
      base: '2026.1',
      version: '2026.2',
      changes,
      fixtures,
      note: '试行',
    })
    await mustCallAs('o-administrator', 'rulePack.test', { version: '2026.2' })
    await mustCallAs('o-groupOrganiser', 'rulePack.release', { version: '2026.2' })
    const { chain, needsReturn, ruleVersion } = await mustCallAs('o-li', 'leave.form', {
      sessionId: await meeting(4.5),
    })
    expect({ roles: chain.map(({ role }) => role), needsReturn, ruleVersion }).toEqual({
      roles: ['secretary'],
      needsReturn: false,
      ruleVersion: '2026.2',
    })
  })
})

describe('many at once', () => {
  const crowd = Array.from({ length: 60 }, (_, n) => person(`crowd${n}`))
  const ids = crowd.map(({ _id }) => _id)

  test('all are approved in as many requests as one', async () => {
    await given('members', ...crowd)
    for (const { openid } of crowd) await askAs(openid!)
    const one = await decideAs('o-secretary', true, ids.slice(0, 1))
    const rest = await decideAs('o-secretary', true, [...ids, ...ids.slice(0, 5), 'm-li'])
    expect(rest.reply).toMatchObject({ ok: true })
    if (rest.reply.ok) expect(rest.reply.data.answers.map(({ reply }) => reply)).toEqual(ids.map(() => 'leaveGranted'))
    expect(rest.cost.requests).toBe(one.cost.requests)
    expect(rest.cost.requests).toBeLessThanOrEqual(7)
    expectAgreement()
    expect(Object.values(repliesOf())).toHaveLength(60)
  })

  test('those who wait for somebody else are told', async () => {
    const long = await meeting(4.5)
    for (const openid of ['o-li', 'o-wang', 'o-activist']) await askAs(openid, { sessionId: long })
    await decideAs('o-secretary', true, ['m-li'], long)
    const { reply } = await decideAs('o-unitOrganiser', true, ['m-li', 'm-wang', 'm-activist'], long)
    expect(reply).toMatchObject({ data: { answers: [{ memberId: 'm-li', reply: 'leaveGranted' }] } })
    if (reply.ok) expect(reply.data.others.sort()).toEqual(['m-activist', 'm-wang'])
  })

  test.each([1, 2, 3])(
    'two decide the same step, one this way, one that: each is told what stands, round %i',
    async () => {
      await given('members', ...crowd)
      for (const { openid } of crowd.slice(0, 9)) await askAs(openid!)
      world().faults.latency = { ms: 1, jitterMs: 6 }
      const [one, other] = await Promise.all([
        decideAs('o-secretary', true, ids.slice(0, 9)),
        decideAs('o-deputy', false, ids.slice(0, 9)),
      ])
      expect([one.reply.ok, other.reply.ok]).toEqual([true, true])
      expectAgreement()
      const [{ decidedBy, state }] = rows('leaves') as [ReturnType<typeof rows<'leaves'>>[number]]
      expect(state).toBe(decidedBy === 'm-secretary' ? 'approved' : 'rejected')
      const told = (which: typeof one) => (which.reply.ok ? which.reply.data.answers.map(({ reply }) => reply) : [])
      expect(new Set([...told(one), ...told(other)])).toEqual(
        new Set([state === 'approved' ? 'leaveGranted' : 'leaveRefused']),
      )
    },
  )
})

describe('withdrawing', () => {
  test('the reply goes, nothing waits, and it can be asked anew', async () => {
    await askAs('o-li')
    await decideAs('o-secretary')
    expect((await withdrawAs('o-li')).reply).toMatchObject({ ok: true, data: answer(null) })
    expect(repliesOf()).toEqual({})
    expect((await decideAs('o-secretary')).reply).toMatchObject({ code: 'LEAVE_NOT_ASKED' })
    // once more is the same; the old request, come late, opens nothing
    expect((await withdrawAs('o-li')).reply).toMatchObject({ ok: true, data: answer(null) })
    expect((await askAs('o-li')).reply).toMatchObject({ ok: true, data: answer(null) })
    expect(repliesOf()).toEqual({})

    expect((await askAs('o-li', { requestId: requestId(31), kind: 'sick', reason: '发烧' })).reply).toMatchObject({
      data: answer('leaveAsked'),
    })
    expect(rows('leaves')).toMatchObject([
      { state: 'asked', kind: 'sick', decidedBy: null, steps: [{ by: null, approved: null }], waitsFor: 'secretary' },
    ])
    expectAgreement()
  })

  test('what has begun, or was refused, is not withdrawn', async () => {
    await askAs('o-li')
    await askAs('o-wang')
    await decideAs('o-secretary', false, ['m-wang'])
    expect((await withdrawAs('o-wang')).reply).toMatchObject({ code: 'LEAVE_NOT_ASKED' })
    setClock('05 15:00:00')
    expect((await withdrawAs('o-li')).reply).toMatchObject({ code: 'LEAVE_BEGUN' })
    expect(
      rows('leaves')
        .map(({ state }) => state)
        .sort(),
    ).toEqual(['asked', 'rejected'])
  })
})

describe('returning', () => {
  let long: string
  beforeEach(async () => {
    long = await meeting(4.5)
    await askAs('o-li', { sessionId: long })
    await decideAs('o-secretary', true, ['m-li'], long)
    await decideAs('o-unitOrganiser', true, ['m-li'], long)
  })
  const back = () => callAs('o-li', 'leave.return', { sessionId: long })

  test.each([
    ['06 09:00:00', false],
    ['06 13:30:00', false],
    ['06 13:30:01', true],
  ])('at %s, late: %s', async (time, overdue) => {
    const returnedAt = setClock(time)
    expect((await back()).reply).toMatchObject({ ok: true, data: { sessionId: long, returnedAt, overdue } })
    expect(await mineOf('o-li')).toMatchObject([{ phase: 'returned', overdue, needsReturn: true }])
    expect((await back()).reply).toMatchObject({ code: 'LEAVE_RETURNED' })
  })

  test('two at once are one', async () => {
    setClock('06 10:00:00')
    const replies = await Promise.all([back(), back(), back()])
    expect(replies.filter(({ reply }) => reply.ok)).toHaveLength(1)
  })

  test('not before it has begun; and of a theme day it ends by itself', async () => {
    expect((await back()).reply).toMatchObject({ code: 'LEAVE_NOT_BEGUN' })
    await askAs('o-wang')
    await decideAs('o-secretary', true, ['m-wang'])
    setClock('05 16:00:00')
    expect((await callAs('o-wang', 'leave.return', { sessionId })).reply).toMatchObject({ code: 'LEAVE_NO_RETURN' })
    expect(await mineOf('o-wang')).toMatchObject([{ phase: 'active' }])
    setClock('05 17:00:01')
    expect(await mineOf('o-wang')).toMatchObject([{ phase: 'returned', overdue: false }])
  })

  test('overdue, it lies with those in charge until it is returned', async () => {
    const inbox = async (openid: string, orgId: string) =>
      (await mustCallAs(openid, 'leave.inbox', { orgId })).slips.map(({ memberId, phase }) => [memberId, phase])
    setClock('06 13:30:00')
    expect(await inbox('o-unitOrganiser', 'unit')).toEqual([])
    setClock('06 13:30:01')
    expect(await mineOf('o-li')).toMatchObject([{ phase: 'overdue', overdue: true }])
    expect(await inbox('o-unitOrganiser', 'unit')).toEqual([['m-li', 'overdue']])
    expect(await inbox('o-secretary', 'branch')).toEqual([['m-li', 'overdue']])
    expect(await inbox('o-otherOrganiser', 'other')).toEqual([])
    await back()
    expect(await inbox('o-unitOrganiser', 'unit')).toEqual([])
  })

  test('whoever came after all is not overdue', async () => {
    setClock('06 08:50:00')
    await mustCallAs('o-li', 'attendance.signIn', { token: await currentToken(long) })
    setClock('07 09:00:00')
    expect(await mineOf('o-li')).toMatchObject([{ phase: 'ended', overdue: false }])
    expect((await mustCallAs('o-unitOrganiser', 'leave.inbox', { orgId: 'unit' })).slips).toEqual([])
  })
})

describe('presence outranks leave', () => {
  test('the two never both count; both records stay', async () => {
    await askAs('o-li')
    await decideAs('o-secretary')
    const before = await mustCallAs('o-li', 'leave.mine', {})
    expect(before).toMatchObject({ slips: [{ phase: 'approved' }], share: { leave: 4, total: 4 } })
    setClock('05 14:50:00')
    await mustCallAs('o-li', 'attendance.signIn', { token: await currentToken(sessionId) })
    expect(await mustCallAs('o-li', 'leave.mine', {})).toMatchObject({
      slips: [{ phase: 'ended' }],
      share: { leave: 0, total: 4 },
      warning: 'none',
    })
    const { people } = await mustCallAs('o-secretary', 'attendance.live', { sessionId })
    expect(people.find(({ id }) => id === 'm-li')).toMatchObject({ status: 'present' })
    expect([rows('leaves').length, rows('attendances').length]).toEqual([1, 1])
    expect((await askAs('o-li', { requestId: requestId(41) })).reply).toMatchObject({ code: 'LEAVE_ALREADY_PRESENT' })
  })

  test('who has come need not be decided any more', async () => {
    await askAs('o-li')
    setClock('05 14:50:00')
    await mustCallAs('o-li', 'attendance.signIn', { token: await currentToken(sessionId) })
    expect((await mustCallAs('o-secretary', 'leave.inbox', { orgId: 'branch' })).slips).toEqual([])
  })
})

describe('the share of the year', () => {
  const DAYS = 24 * HOUR
  /** Two hours on another day of the autumn. */
  const another = async (n: number) =>
    (
      await mustCallAs('o-secretary', 'meeting.plan', {
        branchId: 'branch',
        kind: 'memberMeeting',
        title: '党员大会',
        place: '二楼会议室',
        agenda: ['学习文件'],
        start: draft.start + n * DAYS,
        end: draft.start + n * DAYS + 2 * HOUR,
      })
    ).sessionId

  test('exactly a seventh is no flag, one more is; it is said while it can be avoided', async () => {
    const others: string[] = []
    for (let n = 1; n <= 6; n++) others.push(await another(n))
    expect(await mustCallAs('o-li', 'leave.form', { sessionId })).toMatchObject({
      share: { total: 28 },
      warning: 'none',
    })
    await askAs('o-li')
    await decideAs('o-secretary')
    expect(await mustCallAs('o-li', 'leave.mine', {})).toMatchObject({
      share: { leave: 4, total: 28 },
      warning: 'none',
    })

    const next = { sessionId: others[0]! }
    expect(await mustCallAs('o-li', 'leave.form', next)).toMatchObject({ warning: 'wouldPass' })
    await askAs('o-li', next)
    expect(await mustCallAs('o-li', 'leave.mine', {})).toMatchObject({ share: { leave: 4 }, warning: 'wouldPass' })
    await decideAs('o-secretary', true, ['m-li'], others[0])
    expect(await mustCallAs('o-li', 'leave.mine', {})).toMatchObject({ share: { leave: 8 }, warning: 'passed' })
    await withdrawAs('o-li', others[0])
    expect(await mustCallAs('o-li', 'leave.mine', {})).toMatchObject({ share: { leave: 4 }, warning: 'none' })
    expect(await mustCallAs('o-wang', 'leave.mine', {})).toMatchObject({ share: { leave: 0, total: 28 }, slips: [] })
  })

  test('of a year that has hardly begun nothing is said: one of two is no alarm', async () => {
    for (let n = 1; n <= 5; n++) await another(n)
    await askAs('o-li')
    await decideAs('o-secretary')
    expect(await mustCallAs('o-li', 'leave.mine', {})).toMatchObject({
      share: { leave: 4, total: 24 },
      warning: 'none',
    })
    await another(6)
    const { share, warning } = await mustCallAs('o-li', 'leave.form', { sessionId: await another(7) })
    expect({ share, warning }).toEqual({ share: { leave: 4, total: 32 }, warning: 'wouldPass' })
  })

  test('what was cancelled counts on neither side', async () => {
    const gone = await another(3)
    await askAs('o-li', { sessionId: gone })
    await decideAs('o-secretary', true, ['m-li'], gone)
    await mustCallAs('o-secretary', 'themeDay.cancel', { sessionId: gone, reason: '抢险' })
    expect(await mustCallAs('o-li', 'leave.mine', {})).toMatchObject({ share: { leave: 0, total: 4 } })
  })
})

describe('entered by the secretary', () => {
  const enter = (openid: string, more: Partial<Input<'leave.enter'>> = {}) =>
    callAs(openid, 'leave.enter', { sessionId, memberId: 'm-phoneless', kind: 'sick', reason: '住院', ...more })

  test('it is granted at once, and told in the audit', async () => {
    const first = await enter('o-secretary')
    expect(first.reply).toMatchObject({ ok: true, data: answer('leaveGranted', 'm-phoneless') })
    expect((await enter('o-deputy')).reply).toEqual(first.reply)
    expect(rows('leaves')).toMatchObject([{ state: 'approved', enteredBy: 'm-secretary', memberName: 'phoneless' }])
    expect(rows('audit').map(({ action }) => action)).toEqual(['leave.enter', 'leave.enter'])
    expectAgreement()
  })

  test('a long one waits for the organiser as any other', async () => {
    const long = await meeting(4.5)
    expect((await enter('o-secretary', { sessionId: long })).reply).toMatchObject({ data: { reply: 'leaveAsked' } })
    const { slips } = await mustCallAs('o-unitOrganiser', 'leave.inbox', { orgId: 'unit' })
    expect(slips).toMatchObject([{ memberId: 'm-phoneless', waitsFor: 'organiser', enteredForHim: true }])
    await decideAs('o-unitOrganiser', true, ['m-phoneless'], long)
    expectAgreement(long)
  })

  test.each([
    ['by an organiser', () => enter('o-unitOrganiser'), 'LEAVE_OTHER_STEP'],
    ['by a member', () => enter('o-li'), 'FORBIDDEN'],
    ['for somebody of another branch', () => enter('o-secretary', { memberId: 'm-siblingMember' }), 'NOT_FOUND'],
    ['for nobody', () => enter('o-secretary', { memberId: 'constructor' }), 'NOT_FOUND'],
    ['after the start', () => (setClock('05 15:00:00'), enter('o-secretary')), 'LEAVE_STARTED'],
  ])('%s: refused', async (_what, act, code) => {
    expect((await act()).reply).toMatchObject({ ok: false, code })
    expect(rows('leaves')).toEqual([])
  })
})

describe('the inbox', () => {
  test('each sees what waits for him, page by page', async () => {
    const crowd = Array.from({ length: 45 }, (_, n) => person(`crowd${String(n).padStart(2, '0')}`))
    await given('members', ...crowd)
    for (const { openid } of crowd) await askAs(openid!)
    const seen: string[] = []
    let after: string | undefined
    const sizes: number[] = []
    do {
      const page = await mustCallAs('o-deputy', 'leave.inbox', { orgId: 'branch', ...(after && { after }) })
      sizes.push(page.slips.length)
      seen.push(...page.slips.map(({ memberId }) => memberId))
      after = page.next ?? undefined
    } while (after)
    expect(sizes).toEqual([20, 20, 5])
    expect(seen.sort()).toEqual(crowd.map(({ _id }) => _id).sort())
    expect((await mustCallAs('o-unitOrganiser', 'leave.inbox', { orgId: 'branch' })).slips).toEqual([])
  })

  test('the earliest session first, each once, with the name of its branch', async () => {
    const crowd = Array.from({ length: 24 }, (_, n) => person(`crowd${String(n).padStart(2, '0')}`))
    await given('members', ...crowd)
    const later = await meeting(4.5)
    // asked in turn, so that neither ids nor the time of asking are the order
    for (const [n, { openid }] of [...crowd].reverse().entries()) {
      await askAs(openid!, { sessionId: n % 2 ? sessionId : later })
      await askAs(openid!, { sessionId: n % 2 ? later : sessionId, requestId: requestId(100 + n) })
    }
    const whole: [string, string][] = []
    let after: string | undefined
    do {
      const page = await mustCallAs('o-secretary', 'leave.inbox', { orgId: 'branch', ...(after && { after }) })
      expect(new Set(page.slips.map(({ branch }) => branch))).toEqual(new Set(['branch党支部']))
      whole.push(...page.slips.map((slip): [string, string] => [slip.sessionId, slip.memberId]))
      after = page.next ?? undefined
    } while (after)
    const ids = crowd.map(({ _id }) => _id)
    const inOrder = [sessionId, later].flatMap((id) =>
      ids.map((memberId) => [id, memberId]).sort(([, a], [, b]) => (`${a}:${id}` < `${b}:${id}` ? -1 : 1)),
    )
    expect(whole).toEqual(inOrder)
    // of before the branch was kept
    const { branch, ...old } = rows('leaves')[0]!
    expect(branch).toBe('branch党支部')
    await given('leaves', old as ReturnType<typeof rows<'leaves'>>[number])
    const { slips } = await mustCallAs(`o-${old.memberId.slice(2)}`, 'leave.mine', {})
    expect(slips.map((slip) => slip.branch).sort()).toEqual(['', 'branch党支部'])
  })

  test.each(['1', ':x', '9:', 'x:y', '1793862000000:$where'])(
    'a place that no page ends with, %s: refused',
    async (after) => {
      expect((await callAs('o-secretary', 'leave.inbox', { orgId: 'branch', after })).reply).toMatchObject({
        code: 'INVALID_INPUT',
      })
    },
  )

  test('what can be decided no more waits no longer', async () => {
    await askAs('o-li')
    setClock('06 17:00:00')
    expect((await mustCallAs('o-secretary', 'leave.inbox', { orgId: 'branch' })).slips).toMatchObject([
      { phase: 'asked' },
    ])
    setClock('06 17:00:01')
    expect((await mustCallAs('o-secretary', 'leave.inbox', { orgId: 'branch' })).slips).toEqual([])
  })
})

/** Ends after the n-th request, and is done once more by whoever waited in vain. */
describe('crashes', () => {
  async function crashedAfter(requests: number, act: () => Promise<unknown>): Promise<void> {
    world().faults.crashAfter = { requests, function: 'api', times: 1 }
    await act().catch(() => undefined)
    world().faults.crashAfter = null
    await act()
  }

  async function bothAsked(): Promise<void> {
    await askAs('o-li')
    await askAs('o-wang')
  }
  async function withdrawn(): Promise<void> {
    await askAs('o-li')
    await withdrawAs('o-li')
  }
  const nothing = () => Promise.resolve()
  test.each(
    Array.from({ length: 9 }, (_, n) => n + 1).flatMap((n) => [
      { n, what: 'ask', before: nothing, act: () => askAs('o-li'), reply: 'leaveAsked' },
      {
        n,
        what: 'ask anew',
        before: withdrawn,
        act: () => askAs('o-li', { requestId: requestId(51) }),
        reply: 'leaveAsked',
      },
      {
        n,
        what: 'decide',
        before: bothAsked,
        act: () => decideAs('o-secretary', true, ['m-li', 'm-wang']),
        reply: 'leaveGranted',
      },
      {
        n,
        what: 'refuse',
        before: bothAsked,
        act: () => decideAs('o-secretary', false, ['m-li', 'm-wang']),
        reply: 'leaveRefused',
      },
      { n, what: 'withdraw', before: bothAsked, act: () => withdrawAs('o-li'), reply: undefined },
      {
        n,
        what: 'enter',
        before: nothing,
        act: () => callAs('o-secretary', 'leave.enter', { sessionId, memberId: 'm-li', kind: 'sick', reason: '住院' }),
        reply: 'leaveGranted',
      },
    ]),
  )('$what ended after request $n, and done again', async ({ n, before, act, reply }) => {
    await before()
    await crashedAfter(n, act)
    expect(replyOfLi()).toBe(reply)
    expectAgreement()
  })

  test.each([1, 2, 3, 4, 5, 6, 7])('two steps, each ended after request %i', async (n) => {
    const long = await meeting(4.5)
    await askAs('o-li', { sessionId: long })
    for (const openid of ['o-secretary', 'o-unitOrganiser'])
      await crashedAfter(n, () => decideAs(openid, true, ['m-li'], long))
    expect(repliesOf(long)).toEqual({ 'm-li': 'leaveGranted' })
    expectAgreement(long)
  })
})

test.each(Array.from({ length: 12 }, (_, n) => n))(
  'asked, decided, withdrawn and asked anew at once, round %i',
  async () => {
    await askAs('o-li')
    world().faults.latency = { ms: 1, jitterMs: 8 }
    await Promise.all([
      withdrawAs('o-li'),
      askAs('o-li', { requestId: requestId(61) }),
      decideAs('o-secretary'),
      decideAs('o-deputy', false),
      askAs('o-li'),
    ])
    world().faults.latency = null
    expectAgreement()
    expect(rows('leaves')).toHaveLength(1)
  },
)

/** T10: the same request and payload → the same answer and one effect; another payload → refused. */
describe('requests, each sent two to ten times', () => {
  const OTHER = '另一个原因'
  // a thousand in a bench
  const [PEOPLE, SESSIONS] = process.env.BENCH_FILE ? [100, 10] : [50, 4]
  const crowd = Array.from({ length: PEOPLE }, (_, n) => person(`c${n}`))
  const dice = (seed: number) => () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed / 2_147_483_648
  }

  /** The n-th request: of a person, from a session. */
  interface Sent {
    n: number
    isOther: boolean
  }
  const placeOf = (n: number) => ({ memberId: `m-c${n % PEOPLE}`, sessionId: `s${Math.floor(n / PEOPLE)}` })
  const send = ({ n, isOther }: Sent) =>
    callAs(`o-c${n % PEOPLE}`, 'leave.ask', {
      ...leaveFrom(placeOf(n).sessionId),
      requestId: requestId(10_000 + n),
      ...(isOther && { reason: OTHER }),
    })

  /** In any order; the first of each need not be the first to arrive. */
  function sendings(): Sent[] {
    const throwDice = dice(Number(process.env.SEED ?? 7))
    const all = Array.from({ length: PEOPLE * SESSIONS }, (_, n) =>
      Array.from({ length: 2 + Math.floor(throwDice() * 9) }, () => ({ n, isOther: throwDice() < 0.05 })),
    ).flat()
    return all
      .map((sent) => ({ sent, at: throwDice() }))
      .sort((a, b) => a.at - b.at)
      .map(({ sent }) => sent)
  }

  test('the same answer, one effect; another payload is refused', async () => {
    await given('members', ...crowd)
    const [pattern] = rows('sessions')
    await given('sessions', ...Array.from({ length: SESSIONS }, (_, n) => ({ ...pattern!, _id: `s${n}` })))
    const sent = sendings()
    const replies: Awaited<ReturnType<typeof send>>['reply'][] = []
    for (let at = 0; at < sent.length; at += 25)
      replies.push(...(await Promise.all(sent.slice(at, at + 25).map(send))).map(({ reply }) => reply))

    // which payload was the first to arrive is the one that stands
    const reasons = new Map(rows('leaves').map((one) => [`${one.memberId} ${one.sessionId}`, one.reason]))
    const differences = sent.filter(({ n, isOther }, index) => {
      const { memberId, sessionId: from } = placeOf(n)
      const reply = replies[index]!
      const isFirst = (reasons.get(`${memberId} ${from}`) === OTHER) === isOther
      if (!isFirst) return reply.ok || reply.code !== 'LEAVE_REUSED'
      return (
        JSON.stringify(reply) !== JSON.stringify({ ok: true, data: { sessionId: from, memberId, reply: 'leaveAsked' } })
      )
    })
    expect(differences).toEqual([])
    expect(replies.filter(({ ok }) => !ok).length).toBeGreaterThan(20)
    expect(rows('leaves')).toHaveLength(PEOPLE * SESSIONS)
    expect(rows('sessions').flatMap(({ replies: shown }) => Object.values(shown))).toHaveLength(PEOPLE * SESSIONS)
  }, 240_000)

  test('control: with the stored request emptied in between, another payload gets through', async () => {
    await askAs('o-li')
    await given('leaves', { ...rows('leaves')[0]!, requestId: '', earlierRequests: [] })
    expect((await askAs('o-li', { reason: OTHER })).reply).toMatchObject({ ok: true })
    expect(rows('leaves')).toMatchObject([{ reason: OTHER }])
  })
})
