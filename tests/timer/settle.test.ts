import { earned } from '#domain/credit'
import { dayOf, HOUR, MINUTE } from '#domain/calendar'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { type SettledLine, newRow } from '../../cloudfunctions/shared/attendanceDocuments'
import type { Attendance, Session } from '../../cloudfunctions/shared/documents'
import { person } from '../support/people'
import { draft, publish } from '../support/themeDay'
import { given, givenPeople, mustCallAs, rows, setClock, tick, useWorld, world } from '../support/world'

useWorld()

let sessionId: string
beforeEach(held)

const { start, end } = draft

function rowOf(name: string, changes: Partial<Attendance> = {}): Attendance {
  return {
    ...newRow,
    ...{ _id: `${sessionId}:m-${name}`, sessionId, memberId: `m-${name}`, orgPath: ['group', 'unit', 'branch'] },
    ...{ stage: 'full', exempt: false, method: 'scan', slot: 1, signedAt: start, recordedAt: start },
    ...changes,
  }
}

/** Held on the 5th: two on one phone, one late, one in doubt, one called, one guest, one on leave, the others away. */
async function held(): Promise<void> {
  await givenPeople()
  sessionId = (await publish()).sessionId
  await given('members', person('doubted'), person('called'), person('friend'))
  await given('sessions', { ...session(), replies: { 'm-wang': 'leaveGranted' }, announced: true, reminded: true })
  await given(
    'attendances',
    rowOf('li', { device: 'phone-1', signedAt: start - MINUTE }),
    rowOf('friend', { device: 'phone-1', signedAt: start }),
    rowOf('secretary', { device: 'phone-2', signedAt: start + 11 * MINUTE }),
    rowOf('doubted', { flags: ['offline'], device: 'phone-3' }),
    rowOf('called', { method: 'rollCall', slot: null }),
    rowOf('siblingMember', { orgPath: ['group', 'unit', 'sibling'], device: 'phone-4' }),
  )
  setClock('06 17:01:00')
}

const session = (): Session => rows('sessions').find(({ org }) => org === 'branch')!
const settlement = () => rows('settlements')[0]!
const told = () =>
  Object.fromEntries(settlement().lines.map(({ name, status, halfHours }) => [name, `${status} ${halfHours}`]))

/** I13: by other words than the program's, from the rows, the replies and the roster. */
function recomputed(): SettledLine[] {
  const { replies, window } = session()
  const rules = rulesOn(currentPack, dayOf(start))
  const list = rows('members').filter(({ branchId }) => branchId === 'branch')
  const bySession = rows('attendances').filter((row) => row.sessionId === sessionId)
  const judged = (row: Attendance): SettledLine['status'] => {
    if (row.ruling) return row.ruling
    if (row.decision?.accepted === false) return replies[row.memberId] === 'leaveGranted' ? 'leave' : 'absent'
    const isHeld = row.flags.some((flag) => flag !== 'paced' && flag !== 'far') && row.decision === null
    if (isHeld) return 'undecided'
    return row.signedAt > window.lateAfter ? 'late' : 'present'
  }
  const own = list.flatMap(({ _id, name, stages }): SettledLine[] => {
    const row = bySession.find(({ memberId }) => memberId === _id)
    const expected = Boolean(stages.full ?? stages.probationary)
    if (!expected && !row) return []
    const away = replies[_id] === 'leaveGranted' ? 'leave' : 'absent'
    const status = row ? judged(row) : away
    const { method = null, signedAt = null, outAt = null, flags = [] } = row ?? {}
    const halfHours = earned(rules, { start, end }, status)
    return [{ memberId: _id, name, expected, status, method, signedAt, outAt, flags, halfHours }]
  })
  const guests = bySession.filter(({ memberId }) => !list.some(({ _id }) => _id === memberId))
  return [
    ...own,
    ...guests.map(({ memberId, method, signedAt, outAt, flags }): SettledLine => {
      const { name } = rows('members').find(({ _id }) => _id === memberId)!
      return { memberId, name, expected: false, status: 'observer', method, signedAt, outAt, flags, halfHours: 0 }
    }),
  ]
}
const inOrder = (lines: readonly SettledLine[]) => [...lines].sort((a, b) => (a.memberId < b.memberId ? -1 : 1))
const isRecomputed = () =>
  JSON.stringify(inOrder(settlement().lines)) === JSON.stringify(inOrder(recomputed().map(inTheirOrder)))
/** The fields as a line writes them. */
const inTheirOrder = (line: SettledLine): SettledLine => {
  const { memberId, name, expected, status, method, signedAt, outAt, flags, halfHours } = line
  return { memberId, name, expected, status, method, signedAt, outAt, flags, halfHours }
}

test('a line for everybody: what was in doubt, or on another’s phone, earns nothing yet', async () => {
  const { reply } = await tick()
  expect(reply).toMatchObject({ done: { settle: 1 }, failed: [] })
  expect(told()).toEqual({
    li: 'present 4',
    friend: 'undecided 0',
    secretary: 'late 3',
    doubted: 'undecided 0',
    called: 'present 4',
    siblingMember: 'observer 0',
    wang: 'leave 0',
    deputy: 'absent 0',
    formerSecretary: 'absent 0',
    phoneless: 'absent 0',
  })
  const now = Date.parse('2026-11-06T17:01:00+08:00')
  expect(settlement()).toMatchObject({ _id: sessionId, org: 'branch', start, version: 1, settledAt: now })
  expect(session().settledAt).toBe(now)
  expect(isRecomputed()).toBe(true)
})

test('the marks of the phones go, what they showed stays with the row', async () => {
  await tick()
  expect(rows('attendances').map(({ device }) => device)).toEqual(Array.from({ length: 6 }, () => null))
  const flags = Object.fromEntries(rows('attendances').map((row) => [row.memberId, row.flags]))
  expect(flags).toMatchObject({ 'm-li': [], 'm-friend': ['sharedDevice'], 'm-doubted': ['offline'] })
})

test('where signing out was asked, who did not is in doubt; whom somebody called is not', async () => {
  const door = { ...session().door, signOut: true }
  await given('sessions', { ...session(), door })
  await given('attendances', rowOf('li', { outAt: end }), rowOf('deputy', { method: 'counterScan' }))
  await tick()
  expect(told()).toMatchObject({
    li: 'present 4',
    secretary: 'undecided 0',
    deputy: 'undecided 0',
    called: 'present 4',
    siblingMember: 'observer 0',
  })
  expect(rows('attendances').find(({ memberId }) => memberId === 'm-deputy')?.flags).toEqual(['noSignOut'])
  expect(isRecomputed()).toBe(true)
})

test('a row of before there were flags counts as any other without', async () => {
  const { flags, decision, ruling, corrections, device, ...old } = rowOf('deputy')
  expect([flags, decision, ruling, corrections, device]).toEqual([[], null, null, [], null])
  await given('attendances', old as Attendance)
  await tick()
  expect(told().deputy).toBe('present 4')
})

test('confirmed before the missing way out was known: that is decided anew, what was refused stays refused', async () => {
  await given('sessions', { ...session(), door: { ...session().door, signOut: true } })
  const by = { by: 'm-secretary', byName: 'secretary', at: end }
  await given(
    'attendances',
    rowOf('doubted', { flags: ['offline'], decision: { accepted: true, ...by } }),
    rowOf('li', { flags: ['offline'], decision: { accepted: true, ...by }, outAt: end }),
    rowOf('deputy', { flags: ['offline'], decision: { accepted: false, ...by } }),
  )
  await tick()
  expect(told()).toMatchObject({ doubted: 'undecided 0', li: 'present 4', deputy: 'absent 0' })
  setClock('07 09:00:00')
  await mustCallAs('o-secretary', 'attendance.confirm', { sessionId, memberIds: ['m-doubted'], accept: true })
  expect(told()).toMatchObject({ doubted: 'present 4' })
  // settled once more, as after a crash: what was decided of it stands
  await given('sessions', { ...session(), settledAt: null })
  await tick()
  expect([told().doubted, isRecomputed()]).toEqual(['present 4', true])
})

test('closed early: what was on the screen until then counts; codes that were handed out let in nobody after it', async () => {
  const closesAt = start + 20 * MINUTE + 2_000
  await given('sessions', { ...session(), window: { ...session().window, closesAt } })
  const slotMs = rulesOn(currentPack, dayOf(start)).SI.slotSeconds * 1_000
  const scanned = (name: string, slotFrom: number, more: Partial<Attendance> = {}) =>
    rowOf(name, { slot: slotFrom / slotMs, signedAt: slotFrom + slotMs, ...more })
  const decision = { accepted: true, by: 'm-secretary', byName: 'secretary', at: end }
  const last = closesAt - 2_000
  await given(
    'attendances',
    // the slot in which it was closed ends after it
    scanned('li', last),
    scanned('called', last + slotMs),
    scanned('wang', last + slotMs),
    scanned('deputy', last + slotMs, { decision }),
    scanned('phoneless', last + slotMs, { ruling: 'present' }),
    // a clock that runs behind showed the next one early
    scanned('formerSecretary', last + slotMs, { signedAt: closesAt - 1 }),
    rowOf('friend', { method: 'rollCall', slot: null, signedAt: end }),
  )
  await tick()
  expect(told()).toMatchObject({
    ...{ li: 'late 3', called: 'absent 0', wang: 'leave 0', deputy: 'late 3', phoneless: 'present 4' },
    ...{ formerSecretary: 'late 3', friend: 'late 3' },
  })
  expect(isRecomputed()).toBe(true)
  setClock('07 09:00:00')
  const wanted = { sessionId, memberId: 'm-called', to: 'late', reason: '门口排队' } as const
  await mustCallAs('o-secretary', 'attendance.correct', wanted)
  expect(told().called).toBe('late 3')
})

test('not before the roll is closed, with a minute for who still writes; never what is cancelled', async () => {
  setClock('06 17:00:59')
  expect((await tick()).reply.done.settle).toBe(0)
  await given('sessions', { ...session(), cancelled: true })
  setClock('07 09:00:00')
  expect((await tick()).reply.done.settle).toBe(0)
  expect(rows('settlements')).toEqual([])
  await given('sessions', { ...session(), cancelled: false, publishedAt: Date.parse('2026-11-06T12:00:00+08:00') })
  expect((await tick()).reply.done.settle).toBe(0)
  setClock('07 12:01:00')
  expect((await tick()).reply.done.settle).toBe(1)
})

test('of before there was settling the field is missing: settled all the same; what is long past is left', async () => {
  const { settledAt, ...old } = session()
  expect(settledAt).toBeNull()
  await given('sessions', old as Session, {
    ...session(),
    ...{ _id: 'longpast', start: start - 90 * 24 * HOUR, end: end - 90 * 24 * HOUR },
  })
  expect((await tick()).reply.done.settle).toBe(1)
  expect(rows('settlements').map(({ _id }) => _id)).toEqual([sessionId])
})

test('rung twice, at once, an hour late and out of order: as if it had rung once', async () => {
  world().faults.latency = { ms: 0, jitterMs: 3 }
  await Promise.all([tick(), tick(), tick()])
  world().faults.latency = { ms: 0, jitterMs: 0 }
  const once = [rows('settlements'), rows('attendances'), session()]
  expect([settlement().version, isRecomputed()]).toEqual([1, true])
  setClock('06 18:01:00')
  expect((await tick()).reply.done.settle).toBe(0)
  setClock('06 17:30:00')
  expect((await tick()).reply.done.settle).toBe(0)
  expect([rows('settlements'), rows('attendances'), session()]).toEqual(once)
})

test('ended after any of its requests, the next tick settles it, line by line as if nothing had happened', async () => {
  await tick()
  const whole = settlement().lines
  let crashed = 0
  for (let requests = 1; requests <= 30; requests++) {
    await world().reset()
    await held()
    world().faults.crashAfter = { requests, function: 'timer', times: 1 }
    await tick().catch(() => (crashed += 1))
    world().faults.crashAfter = null
    // what counts is whole: nobody reads a settlement before its session says so
    if (session().settledAt) expect(settlement().lines).toEqual(whole)
    await tick()
    expect([settlement().lines, session().settledAt !== null]).toEqual([whole, true])
    expect(rows('attendances').every(({ device }) => device === null)).toBe(true)
  }
  expect(crashed).toBeGreaterThan(10)
})

test('control: a line altered does not agree with its recomputation', async () => {
  await tick()
  expect(isRecomputed()).toBe(true)
  const lines = settlement().lines.map((line, at) => (at ? line : { ...line, halfHours: line.halfHours + 1 }))
  await given('settlements', { ...settlement(), lines })
  expect(isRecomputed()).toBe(false)
})

test('what is corrected or confirmed afterwards is settled anew, once', async () => {
  await tick()
  setClock('07 09:00:00')
  const wanted = { sessionId, memberId: 'm-deputy', to: 'present', reason: '漏签' } as const
  await mustCallAs('o-secretary', 'attendance.correct', wanted)
  expect([settlement().version, told().deputy, isRecomputed()]).toEqual([2, 'present 4', true])
  await mustCallAs('o-secretary', 'attendance.confirm', { sessionId, memberIds: ['m-doubted'], accept: true })
  expect([settlement().version, told().doubted, isRecomputed()]).toEqual([3, 'present 4', true])
  await mustCallAs('o-secretary', 'attendance.confirm', { sessionId, memberIds: ['m-friend'], accept: false })
  expect([settlement().version, told().friend, isRecomputed()]).toEqual([4, 'absent 0', true])
  await mustCallAs('o-secretary', 'attendance.correct', wanted)
  expect([settlement().version, session().settledAt]).toEqual([4, Date.parse('2026-11-06T17:01:00+08:00')])
})

test('corrected while the clock settles: the settlement says what the rows say', async () => {
  for (let round = 0; round < 12; round++) {
    await world().reset()
    await held()
    world().faults.latency = { ms: 0, jitterMs: 4 }
    const wanted = { sessionId, memberId: 'm-deputy', to: 'present', reason: '漏签' } as const
    await Promise.all([tick(), mustCallAs('o-secretary', 'attendance.correct', wanted)])
    world().faults.latency = { ms: 0, jitterMs: 0 }
    expect([told().deputy, isRecomputed()]).toEqual(['present 4', true])
  }
})

test('more than a page, one of which cannot be settled: the others are, and it is tried again', async () => {
  const many = Array.from({ length: 130 }, (_, n): Session => ({ ...session(), _id: `s${n}`, end: end + n }))
  await given('sessions', ...many)
  setClock('06 17:05:00')
  world().faults.add({ kind: 'timeout', collection: 'settlements', times: 1 })
  const { reply } = await tick()
  expect(reply.failed).toEqual(['settle'])
  expect(rows('sessions').filter(({ settledAt }) => settledAt === null)).toHaveLength(1)
  expect((await tick()).reply).toMatchObject({ done: { settle: 1 }, failed: [] })
  expect(rows('settlements')).toHaveLength(131)
})

test('one session costs as many requests as it has parts', async () => {
  await tick()
  await tick()
  const quiet = (await tick()).cost.requests
  await given('sessions', { ...session(), _id: 'another1', settledAt: null })
  await given('attendances', { ...rowOf('li'), _id: 'another1:m-li', sessionId: 'another1' })
  const { cost } = await tick()
  // its place, rows; settlement, members, rows, settlement; session
  expect(cost.requests - quiet).toBeLessThanOrEqual(7)
  expect(cost.written.filter((path) => path.includes('another1'))).toEqual([
    'settlements/another1',
    'settlements/another1',
    'sessions/another1',
  ])
})
