import { person } from '../support/people'
import { draft, publish } from '../support/themeDay'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, tick, useWorld, world } from '../support/world'

useWorld()
beforeEach(givenPeople)

const publishAs = (openid: string, changes: object = {}) => callAs(openid, 'themeDay.publish', { ...draft, ...changes })

test.each([
  ['a branch of seven', 0],
  ['a branch of a thousand', 1_000],
])('publishing for %s costs three requests', async (_what, more) => {
  await given('members', ...Array.from({ length: more }, (_, index) => person(`p${index}`)))
  setClock('02 09:00:00')
  const { reply, cost } = await publishAs('o-secretary')

  expect(reply.ok).toBe(true)
  expect(cost.requests).toBe(3)
  expect(cost.written).toHaveLength(2)
})

test('publishing twice changes nothing and answers the same', async () => {
  const first = await publish()
  setClock('02 09:30:00')
  const { reply, cost } = await publishAs('o-secretary')

  expect(reply).toEqual({ ok: true, data: first })
  expect(cost.written).toEqual([])
  expect([rows('themeDays').length, rows('sessions').length]).toEqual([1, 1])
})

test('twenty secretaries publishing at once make one theme day and one session', async () => {
  setClock('02 09:00:00')
  const calls = await Promise.all(Array.from({ length: 20 }, (_, n) => publishAs(n % 2 ? 'o-secretary' : 'o-deputy')))
  expect(new Set(calls.map(({ reply }) => JSON.stringify(reply))).size).toBe(1)
  expect([rows('themeDays').length, rows('sessions').length]).toEqual([1, 1])
})

test('a crash between session and theme day: the session stands, and the timer makes up for the rest', async () => {
  setClock('02 09:00:00')
  world().faults.crashAfter = { requests: 2 }
  await publishAs('o-secretary').catch(() => undefined)
  expect([rows('themeDays').length, rows('sessions').length]).toEqual([0, 1])

  const other = await publishAs('o-deputy', { place: '别处' })
  expect(other.reply).toMatchObject({ code: 'THEME_DAY_PUBLISHED' })
  await tick()
  expect(rows('themeDays')).toMatchObject([
    { place: draft.place, start: draft.start, sessionId: rows('sessions')[0]!._id },
  ])
  expect((await publishAs('o-secretary')).reply.ok).toBe(true)
})

test('two drafts at once: one is published, and everything says the same', async () => {
  setClock('02 09:00:00')
  const calls = await Promise.all([
    publishAs('o-secretary'),
    publishAs('o-deputy', { place: '食堂', start: draft.start + 600_000 }),
  ])
  expect(calls.map(({ reply }) => (reply.ok ? 'ok' : reply.code)).sort()).toEqual(['THEME_DAY_PUBLISHED', 'ok'])
  const [session, themeDay] = [rows('sessions')[0]!, rows('themeDays')[0]!]
  expect([themeDay.place, themeDay.start]).toEqual([session.place, session.start])
})

test.each([
  ['another place', 'o-secretary', { place: '食堂' }, 'THEME_DAY_PUBLISHED'],
  ['another time', 'o-secretary', { start: draft.start + 3_600_000 }, 'THEME_DAY_PUBLISHED'],
  ['another lesson', 'o-deputy', { parts: { ...draft.parts, lesson: '另一课' } }, 'THEME_DAY_PUBLISHED'],
  ['another theme', 'o-deputy', { title: '另一题' }, 'THEME_DAY_PUBLISHED'],
])('once published, %s is refused', async (_what, openid, changes, code) => {
  await publish()
  expect((await publishAs(openid, changes)).reply).toMatchObject({ ok: false, code })
})

test.each([
  ['a plain member', 'o-li', {}, 'FORBIDDEN'],
  ['a former secretary', 'o-formerSecretary', {}, 'FORBIDDEN'],
  ["the sibling's secretary", 'o-siblingSecretary', {}, 'FORBIDDEN'],
  ['the unit, which may look but not act', 'o-unitOrganiser', {}, 'FORBIDDEN'],
  ['a branch that does not exist', 'o-groupOrganiser', { branchId: 'nowhere' }, 'FORBIDDEN'],
  ['a date outside the month', 'o-secretary', { month: '2026-12' }, 'THEME_DAY_MONTH'],
  ['a month that is over', 'o-secretary', { month: '2026-10' }, 'THEME_DAY_PAST'],
  [
    'too short a notice',
    'o-secretary',
    { start: draft.start - 3 * 86_400_000, end: draft.end - 3 * 86_400_000 },
    'THEME_DAY_NOTICE_SHORT',
  ],
  ['an end before the start', 'o-secretary', { end: draft.start }, 'THEME_DAY_DURATION'],
  ['a place without a name', 'o-secretary', { place: '   ' }, 'INVALID_INPUT'],
  ['a title without end', 'o-secretary', { parts: { ...draft.parts, lesson: '课'.repeat(41) } }, 'INVALID_INPUT'],
])('%s: refused, nothing stored', async (_what, openid, changes, code) => {
  setClock('02 09:00:00')
  expect((await publishAs(openid, changes)).reply).toMatchObject({ ok: false, code })
  expect([rows('themeDays'), rows('sessions')]).toEqual([[], []])
})

test('a refusal of a filled-in field says which one in its own sentence', async () => {
  const { reply } = await publishAs('o-secretary', { place: '' })
  expect(reply).toMatchObject({ message: '请填写地点，30 字以内' })
})

test("the month's page shows the pack, and afterwards what was published", async () => {
  const proposal = (title: string) => [
    { title, summary: '', materials: [] },
    { title: `${title}二`, summary: '', materials: [] },
  ]
  const pack = {
    title: '主题',
    lesson: proposal('课'),
    film: proposal('片'),
    practice: proposal('实践'),
    case: null,
    version: 1,
  }
  await given('monthPacks', { _id: '2026-11', month: '2026-11', ...pack, publishedAt: 0, publishedBy: 'm' })
  setClock('02 09:00:00')
  const asked = { branchId: 'branch', month: '2026-11' }
  expect(await mustCallAs('o-secretary', 'themeDay.month', asked)).toMatchObject({ pack, published: null })

  const { sessionId } = await publish()
  const { reply, cost } = await callAs('o-secretary', 'themeDay.month', asked)
  expect(reply).toMatchObject({ ok: true, data: { published: { session: { id: sessionId, place: '二楼会议室' } } } })
  expect(cost.requests).toBeLessThanOrEqual(4)
})

test.each([
  ['a member of the branch', 'o-li', true],
  ['the organiser of the unit', 'o-unitOrganiser', true],
  ['a member of the sibling branch', 'o-siblingMember', false],
  ["another unit's organiser", 'o-otherOrganiser', false],
])('%s may look at the month: %s', async (_who, openid, ok) => {
  setClock('02 09:00:00')
  const { reply } = await callAs(openid, 'themeDay.month', { branchId: 'branch', month: '2026-11' })
  expect(reply.ok).toBe(ok)
})

test('a reply is one update', async () => {
  const { sessionId } = await publish()
  const { reply, cost } = await callAs('o-li', 'themeDay.reply', { sessionId })

  expect(reply).toEqual({ ok: true, data: { sessionId, reply: 'coming' } })
  expect(cost.requests).toBe(2)
  expect(rows('sessions')[0]?.replies).toEqual({ 'm-li': 'coming' })
  expect((await callAs('o-li', 'themeDay.reply', { sessionId })).reply.ok).toBe(true)
})

test.each([
  ['after the deadline', 'o-li', '04 20:00:01', 'REPLY_CLOSED'],
  ['by somebody of another branch', 'o-siblingMember', '03 09:00:00', 'REPLY_NOT_INVITED'],
])('a reply %s is refused', async (_what, openid, time, code) => {
  const { sessionId } = await publish()
  setClock(time)
  expect((await callAs(openid, 'themeDay.reply', { sessionId })).reply).toMatchObject({ code })
  expect(rows('sessions')[0]?.replies).toEqual({})
})

test('a reply to what does not exist says so', async () => {
  expect((await callAs('o-li', 'themeDay.reply', { sessionId: 'nosuch00' })).reply).toMatchObject({ code: 'NOT_FOUND' })
})

const cancel = (openid: string, sessionId: string) =>
  callAs(openid, 'themeDay.cancel', { sessionId, reason: '道路抢险，改期举行' })

test('cancelled: told with the reason, and published anew under another code', async () => {
  const { sessionId } = await publish()
  await mustCallAs('o-li', 'themeDay.reply', { sessionId })
  expect((await cancel('o-secretary', sessionId)).reply.ok).toBe(true)
  const [own] = (await mustCallAs('o-li', 'member.home', {})).sessions
  expect(own).toMatchObject({ id: sessionId, cancelled: true, cancelReason: '道路抢险，改期举行' })
  const again = await publish()
  expect(again.sessionId).not.toBe(sessionId)
  expect(rows('themeDays')).toMatchObject([{ sessionId: again.sessionId, cancelled: false }])
  const { published } = await mustCallAs('o-secretary', 'themeDay.month', { branchId: 'branch', month: '2026-11' })
  expect(published?.session).toMatchObject({ id: again.sessionId, cancelled: false })
  expect((await publish()).sessionId).toBe(again.sessionId)
})

test('cancelled twice is cancelled once; what has begun is not cancelled', async () => {
  const { sessionId } = await publish()
  const first = (await cancel('o-secretary', sessionId)).reply
  expect((await cancel('o-secretary', sessionId)).reply).toEqual(first)
  const { sessionId: next } = await publish()
  setClock('05 15:00:00')
  expect((await cancel('o-secretary', next)).reply).toMatchObject({ code: 'THEME_DAY_STARTED' })
})

test.each([1, 2, 3, 4, 5, 6])(
  'published anew and ended after request %i: the month follows at the next tick',
  async (requests) => {
    const { sessionId } = await publish()
    await cancel('o-secretary', sessionId)
    world().faults.crashAfter = { requests, function: 'api', times: 1 }
    await publish().catch(() => undefined)
    world().faults.crashAfter = null
    await tick()
    const standing = rows('sessions').find(({ cancelled }) => !cancelled)
    const follows = { sessionId: standing?._id ?? sessionId, cancelled: !standing }
    expect(rows('themeDays')).toMatchObject([follows])
  },
)

test('who is no member of the Party is not put down as the lecturer', async () => {
  setClock('02 09:00:00')
  const { reply } = await callAs('o-secretary', 'themeDay.publish', { ...draft, lecturerId: 'm-activist' })
  expect(reply).toMatchObject({ code: 'LECTURER_NOT_IN_ROTA' })
  expect(rows('sessions')).toEqual([])
})

test('the lecturer is somebody of the branch, and stands with the lesson', async () => {
  setClock('02 09:00:00')
  const stranger = await callAs('o-secretary', 'themeDay.publish', { ...draft, lecturerId: 'm-siblingMember' })
  expect(stranger.reply).toMatchObject({ code: 'LECTURER_NOT_IN_ROTA' })
  const { sessionId } = await mustCallAs('o-secretary', 'themeDay.publish', { ...draft, lecturerId: 'm-li' })
  const [own] = (await mustCallAs('o-wang', 'member.home', {})).sessions
  expect(own).toMatchObject({ id: sessionId, lecturer: { id: 'm-li', name: 'li' } })
})
