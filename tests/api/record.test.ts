import type { Input, Output } from '#types/contract'
import { askAs, questionId } from '../support/study'
import { currentToken, leaveFrom, publish } from '../support/themeDay'
import { callAs, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../support/world'

useWorld()
beforeEach(givenPeople)

type View = Output<'record.get'>

/** Held on the 5th: li came, wang is on leave, the others stayed away. The clock stands at six that evening. */
async function held(): Promise<string> {
  const { sessionId } = await publish()
  await mustCallAs('o-wang', 'leave.ask', leaveFrom(sessionId))
  await mustCallAs('o-secretary', 'leave.decide', { sessionId, memberIds: ['m-wang'], approve: true })
  setClock('05 14:50:00')
  await mustCallAs('o-li', 'attendance.signIn', { token: await currentToken(sessionId) })
  setClock('05 18:00:00')
  return sessionId
}

const whole = {
  host: '王书记',
  recorder: '李干事',
  agenda: [
    { held: true, lecturer: '李干事' },
    { held: true, lecturer: null },
    { held: true, lecturer: '王书记' },
  ],
  decisions: [] as string[],
  takeAwaysOf: [] as string[],
}
const get = (sessionId: string): Promise<View> => mustCallAs('o-secretary', 'record.get', { sessionId })
const save = (sessionId: string, changes: Partial<Input<'record.save'>> = {}) =>
  callAs('o-secretary', 'record.save', { sessionId, revision: 0, ...whole, ...changes })
const report = (sessionId: string) => callAs('o-secretary', 'record.report', { sessionId })
const judge = (sessionId: string, accept: boolean) =>
  callAs(
    'o-unitOrganiser',
    'record.judge',
    accept ? { sessionId, accept } : { sessionId, accept: false, remark: '请补上议定事项' },
  )

test('before anything is written: what the system knows is said, what it cannot know is asked', async () => {
  const sessionId = await held()
  const { state, version, sentences, missing, absent } = await get(sessionId)
  expect([state, version]).toEqual(['draft', 1])
  const text = sentences.map((one) => one.text).join('')
  expect(text).toMatch(/应到6人，实到1人/)
  expect(text).toMatch(/请假1人：wang/)
  expect(missing.map(({ field }) => field)).toEqual(expect.arrayContaining(['host', 'recorder', 'agenda.0.held']))
  expect(absent.map(({ name, status }) => [name, status])).toContainEqual(['wang', 'leave'])
  expect(absent.some(({ name }) => name === 'li')).toBe(false)
})

test('saved, reported, accepted: each state is told to the month’s page', async () => {
  const sessionId = await held()
  const month = async () =>
    (await mustCallAs('o-secretary', 'themeDay.month', { branchId: 'branch', month: '2026-11' })).published?.record
  expect((await report(sessionId)).reply).toMatchObject({ code: 'RECORD_NOT_SAVED' })
  expect((await save(sessionId)).reply).toMatchObject({ data: { state: 'recorded', missing: [] } })
  expect(await month()).toBe('recorded')
  const first = (await report(sessionId)).reply
  expect(first).toMatchObject({ data: { state: 'reported' } })
  expect((await report(sessionId)).reply).toEqual(first)
  expect(await month()).toBe('reported')
  expect((await save(sessionId)).reply).toMatchObject({ code: 'RECORD_REPORTED' })
  expect((await judge(sessionId, true)).reply).toMatchObject({ data: { state: 'accepted' } })
  expect((await judge(sessionId, true)).reply).toMatchObject({ data: { state: 'accepted' } })
  expect((await judge(sessionId, false)).reply).toMatchObject({ code: 'RECORD_NOT_REPORTED' })
  expect(await month()).toBe('accepted')
})

test('returned with a remark: edited, it is version 2', async () => {
  const sessionId = await held()
  await save(sessionId)
  await report(sessionId)
  expect((await judge(sessionId, false)).reply).toMatchObject({ data: { state: 'returned' } })
  expect(await get(sessionId)).toMatchObject({ state: 'returned', version: 2, remark: '请补上议定事项' })
  expect((await save(sessionId)).reply).toMatchObject({ code: 'CHANGED_MEANWHILE' })
  expect((await report(sessionId)).reply).toMatchObject({ code: 'RECORD_NOT_SAVED' })
  expect((await save(sessionId, { revision: 1, decisions: ['每周一次雨雾天演练'] })).reply).toMatchObject({ ok: true })
  expect((await report(sessionId)).reply).toMatchObject({ data: { state: 'reported' } })
  expect(rows('records')).toMatchObject([{ version: 2, state: 'reported', decisions: ['每周一次雨雾天演练'] }])
})

test('what was reported stays as it was, whoever is called, exempted or heard of later', async () => {
  const sessionId = await held()
  await save(sessionId, { takeAwaysOf: null })
  await report(sessionId)
  const before = await get(sessionId)
  await mustCallAs('o-secretary', 'attendance.rollCall', { sessionId, memberIds: ['m-deputy'] })
  await mustCallAs('o-li', 'record.takeAway', { sessionId, text: '雨雾天先降速' })
  const after = await get(sessionId)
  expect([after.sentences, after.missing, after.absent]).toEqual([before.sentences, [], before.absent])
  expect((await judge(sessionId, false)).reply).toMatchObject({ ok: true })
  expect((await get(sessionId)).sentences.map(({ text }) => text).join('')).toMatch(/实到2人/)
})

test('with a question left open it is not reported; ended, or waived with a reason, it is', async () => {
  const { sessionId } = await publish()
  setClock('05 14:50:00')
  for (const n of [1, 2]) await askAs('o-li', sessionId, n)
  setClock('05 18:00:00')
  await save(sessionId)
  const left = (n: number) => ({ code: 'QUESTION_LEFT_OPEN', message: expect.stringContaining(`${n} 个问题`) })
  expect((await report(sessionId)).reply).toMatchObject(left(2))
  const ending = { sessionId, id: questionId(1), to: 'answered', answer: '先降速' } as const
  await mustCallAs('o-secretary', 'question.end', ending)
  expect((await report(sessionId)).reply).toMatchObject(left(1))
  expect(await get(sessionId)).toMatchObject({ state: 'recorded' })
  await mustCallAs('o-secretary', 'question.close', { sessionId, waive: '时间不够，下次再答' })
  expect((await report(sessionId)).reply).toMatchObject({ data: { state: 'reported' } })
})

test('with something missing it is saved, not reported', async () => {
  const sessionId = await held()
  expect((await save(sessionId, { host: null })).reply).toMatchObject({ data: { missing: [{ field: 'host' }] } })
  expect((await report(sessionId)).reply).toMatchObject({ code: 'RECORD_INCOMPLETE' })
})

test('not before the end, and not of what was cancelled', async () => {
  const { sessionId } = await publish()
  expect((await save(sessionId)).reply).toMatchObject({ code: 'RECORD_TOO_EARLY' })
  await mustCallAs('o-secretary', 'themeDay.cancel', { sessionId, reason: '抢险' })
  setClock('05 18:00:00')
  expect((await save(sessionId)).reply).toMatchObject({ code: 'SESSION_CANCELLED' })
  expect(rows('records')).toEqual([])
})

test('two who save one after the other: the second is told, and nothing of the first is lost', async () => {
  const sessionId = await held()
  await save(sessionId, { host: '甲' })
  expect((await save(sessionId, { host: '乙' })).reply).toMatchObject({ code: 'CHANGED_MEANWHILE' })
  expect(rows('records')).toMatchObject([{ host: '甲', revision: 1 }])
})

test('two who save at once: one is in, the other is told to look again', async () => {
  const sessionId = await held()
  world().faults.latency = { ms: 2, jitterMs: 5 }
  const [one, other] = await Promise.all([save(sessionId, { host: '甲' }), save(sessionId, { host: '乙' })])
  const won = [one, other].filter(({ reply }) => reply.ok)
  for (const { reply } of [one, other]) if (!reply.ok) expect(reply.code).toBe('CHANGED_MEANWHILE')
  expect(won.length).toBeGreaterThan(0)
  expect(['甲', '乙']).toContain(rows('records')[0]?.host)
})

test('the waiting ones, longest first, page after page; of another unit none', async () => {
  const sessionId = await held()
  await save(sessionId)
  await report(sessionId)
  const crowd = Array.from({ length: 30 }, (_record, n) => ({
    ...rows('records')[0]!,
    _id: `other-${n}`,
    reportedAt: 1_000 + Math.floor(n / 3),
  }))
  await world().database.put('records', ...crowd)
  const seen: string[] = []
  let after: Output<'record.waiting'>['next'] = null
  do {
    const page: Output<'record.waiting'> = await mustCallAs('o-unitOrganiser', 'record.waiting', {
      orgId: 'unit',
      ...(after && { after }),
    })
    seen.push(...page.records.map((record) => record.sessionId))
    after = page.next
  } while (after)
  expect(seen).toEqual([
    ...crowd.map(({ _id }) => _id).sort((a, b) => order(crowd, a) - order(crowd, b) || (a < b ? -1 : 1)),
    sessionId,
  ])
  const foreign = await mustCallAs('o-otherOrganiser', 'record.waiting', { orgId: 'other' })
  expect(foreign.records).toEqual([])
})
const order = (all: { _id: string; reportedAt: number }[], id: string) => all.find(({ _id }) => _id === id)!.reportedAt

test('made up for: only who was not there, not before the day, and the first entry stands', async () => {
  const sessionId = await held()
  const makeUp = (memberId: string, day = '2026-11-05', way: 'makeup' | 'deliver' = 'deliver') =>
    callAs('o-secretary', 'record.makeUp', { sessionId, memberId, way, day })
  expect((await makeUp('m-li')).reply).toMatchObject({ code: 'MAKEUP_WAS_THERE' })
  expect((await makeUp('m-siblingMember')).reply).toMatchObject({ code: 'NOT_FOUND' })
  expect((await makeUp('m-wang', '2026-11-04')).reply).toMatchObject({ code: 'MAKEUP_DAY' })
  expect((await makeUp('m-wang', '2026-11-06')).reply).toMatchObject({ code: 'MAKEUP_DAY' })
  expect((await makeUp('m-wang')).reply).toMatchObject({ data: { way: 'deliver', day: '2026-11-05' } })
  expect((await makeUp('m-wang', '2026-11-05', 'makeup')).reply).toMatchObject({ data: { way: 'deliver' } })
  const { absent, sentences } = await get(sessionId)
  expect(absent.find(({ name }) => name === 'wang')?.makeup).toEqual({ way: 'deliver', day: '2026-11-05' })
  // counted apart: presence stays what it was
  expect(sentences.map(({ text }) => text).join('')).toMatch(/实到1人/)
})

test('a take-away: from who was there, three lines, the same line once; the record takes those chosen', async () => {
  const sessionId = await held()
  const say = (text: string, openid = 'o-li') => callAs(openid, 'record.takeAway', { sessionId, text })
  expect((await say('没有到场', 'o-wang')).reply).toMatchObject({ code: 'TAKE_AWAY_NOT_THERE' })
  await say('雨雾天先降速')
  await say('雨雾天先降速')
  await say('灯要早开')
  expect((await say('站口多一人')).reply).toMatchObject({
    data: { texts: ['雨雾天先降速', '灯要早开', '站口多一人'] },
  })
  expect((await say('第四句')).reply).toMatchObject({ code: 'TAKE_AWAY_FULL' })
  expect((await save(sessionId, { takeAwaysOf: null })).reply).toMatchObject({
    data: { missing: [{ field: 'takeAways' }] },
  })
  const { reply } = await save(sessionId, { revision: 1, takeAwaysOf: ['m-li'] })
  expect(reply.ok && reply.data.sentences.filter(({ section }) => section === 'takeAways')).toHaveLength(3)
})

/** As it reads for one who was invited. */
const read = (openid: string, sessionId: string) => callAs(openid, 'record.read', { sessionId })

test('a member reads the record once it is reported: numbers in place of names, and what became of himself', async () => {
  const sessionId = await held()
  await mustCallAs('o-li', 'record.takeAway', { sessionId, text: '先降速' })
  expect((await read('o-li', sessionId)).reply).toMatchObject({ code: 'RECORD_NOT_OPEN' })
  await save(sessionId, { decisions: ['每周演练'], takeAwaysOf: ['m-li'] })
  expect((await read('o-li', sessionId)).reply).toMatchObject({ code: 'RECORD_NOT_OPEN' })
  await report(sessionId)

  const own = await mustCallAs('o-li', 'record.read', { sessionId })
  expect([own.state, own.own, own.branch, own.kind]).toEqual(['reported', 'present', 'branch党支部', 'themeDay'])
  const text = own.sentences.map((one) => one.text).join('')
  expect(text).toContain('应到6人，实到1人。请假1人。未到4人。')
  expect(text).toContain('会议决定：每周演练。')
  expect(text).toContain('li谈到：“先降速”。')
  expect(text).not.toMatch(/wang|deputy|formerSecretary|phoneless|onDuty|当班/)
  expect(await mustCallAs('o-wang', 'record.read', { sessionId })).toMatchObject({ own: 'leave' })
})

test('what was made up for is counted, not named, and stands with who came', async () => {
  const sessionId = await held()
  await mustCallAs('o-secretary', 'record.makeUp', { sessionId, memberId: 'm-wang', way: 'deliver', day: '2026-11-05' })
  await save(sessionId)
  await report(sessionId)
  const { sentences } = await mustCallAs('o-li', 'record.read', { sessionId })
  const told = sentences.filter(({ section }) => section === 'attendance').map(({ text }) => text)
  expect(told).toEqual(['应到6人，实到1人。', '请假1人。', '未到4人。', '补课或送学1人。'])
  expect(sentences.map(({ section }) => section).lastIndexOf('footer')).toBe(sentences.length - 1)
})

test('returned, nobody reads it until it is reported again; accepted, it stays', async () => {
  const sessionId = await held()
  await save(sessionId)
  await report(sessionId)
  await judge(sessionId, false)
  expect((await read('o-li', sessionId)).reply).toMatchObject({ code: 'RECORD_NOT_OPEN' })
  await save(sessionId, { revision: 1 })
  await report(sessionId)
  await judge(sessionId, true)
  expect((await read('o-li', sessionId)).reply).toMatchObject({ data: { state: 'accepted' } })
})

test.each([
  ['o-formerSecretary', true],
  ['o-secretary', true],
  ['o-siblingSecretary', 'FORBIDDEN'],
  ['o-foreignMember', 'FORBIDDEN'],
  ['o-administrator', 'FORBIDDEN'],
  ['o-nobody', 'NOT_BOUND'],
  // judges it, and was not invited
  ['o-unitOrganiser', 'NOT_FOUND'],
])('%s reads a record of branch: %s', async (openid, expected) => {
  const sessionId = await held()
  await save(sessionId)
  await report(sessionId)
  const { reply } = await read(openid, sessionId)
  expect(reply.ok || reply.code).toBe(expected)
})

test('a party group keeps its meeting to itself', async () => {
  const group = { branchId: 'branch', name: '第一党小组', memberIds: ['m-li', 'm-wang'] }
  setClock('02 09:00:00')
  const { id } = await mustCallAs('o-secretary', 'tree.setGroup', group)
  const at = (time: string) => Date.parse(`2026-11-03T${time}:00+08:00`)
  const { sessionId } = await mustCallAs('o-secretary', 'meeting.plan', {
    ...{ branchId: 'branch', kind: 'groupMeeting', groupId: id, title: '党小组会', place: '班组活动室' },
    ...{ start: at('15:00'), end: at('16:00'), agenda: ['学习文件'] },
  })
  setClock('03 18:00:00')
  await save(sessionId, { agenda: [{ held: true, lecturer: null }] })
  expect((await report(sessionId)).reply).toMatchObject({ ok: true })
  expect((await read('o-li', sessionId)).reply).toMatchObject({ data: { kind: 'groupMeeting', own: 'absent' } })
  expect((await read('o-formerSecretary', sessionId)).reply).toMatchObject({ code: 'NOT_FOUND' })
})
