import type { Input } from '#types/contract'
import { rulesOn } from '#domain/rulePack'
import { currentPack } from '#domain/rulePacks'
import { people, person } from '../support/people'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, tick, useWorld, world } from '../support/world'

useWorld()
/** Drafts and releases as well: four eyes are two people's. */
const both = {
  ...person('both', { branch: 'foreign', duty: 'organiser', at: 'group' }),
  posts: (['organiser', 'administrator'] as const).map((duty) => ({ duty, org: 'group', from: '2024-01-01' })),
}
beforeEach(async () => {
  await givenPeople()
  await given('members', both)
  setClock('02 09:00:00')
})

type Draft = Input<'rulePack.draft'>
const { SI, MP } = rulesOn(currentPack, '2026-11-02')
const dated = { validFrom: '2026-11-01', source: '集团通知', status: 'parameter' } as const
const mp = { id: 'MP' as const, value: { ...MP, monthsAhead: 3 }, ...dated }
const si = { id: 'SI' as const, value: { ...SI, lateLimitMin: 15 }, ...dated }
const late = { name: '15 点的活动，签到何时开放、迟到、结束', day: '2026-11-01' }
const mpRestated = { name: '发布后三个月的月课', day: '2026-11-01', expected: '可以' }
const siRestated = { ...late, expected: '14:30 开放，15:15 以后算迟到，16:30 结束' }

/** Instances keep released versions for good, so what one version says is the same in every test. */
const second: Draft = { base: '2026.1', version: '2026.2', changes: [mp], fixtures: [mpRestated], note: '多提前一个月' }
const third: Draft = { base: '2026.2', version: '2026.3', changes: [si], fixtures: [siRestated], note: '放宽五分钟' }

const draft = (changes: Partial<Draft> = {}, openid = 'o-administrator') =>
  callAs(openid, 'rulePack.draft', { ...second, ...changes })
const testIt = (version = '2026.2') => callAs('o-administrator', 'rulePack.test', { version })
const release = (version = '2026.2', openid = 'o-groupOrganiser') => callAs(openid, 'rulePack.release', { version })
const states = () => rows('rulePacks').map(({ _id, state }) => [_id, state])
const toldVersions = () => [...new Set(rows('members').map(({ ruleVersion }) => ruleVersion))]

async function tested(what: Draft = second): Promise<void> {
  await mustCallAs('o-administrator', 'rulePack.draft', what)
  expect((await testIt(what.version)).reply).toMatchObject({ ok: true, data: { state: 'tested', failing: [] } })
}

test('drafted, tested, released by a second person: everybody is told, whoever asks next is judged by it', async () => {
  await tested()
  expect([states(), toldVersions()]).toEqual([[['2026.2', 'tested']], ['2026.1']])
  const { reply, cost } = await release()
  expect(reply).toMatchObject({
    ok: true,
    data: { version: '2026.2', state: 'released', releasedAt: world().clock.now() },
  })
  expect([states(), toldVersions()]).toEqual([[['2026.2', 'released']], ['2026.2']])
  expect(cost.requests).toBe(9)
  expect(rows('rulePacks')[0]).toMatchObject({ author: 'm-administrator', releasedBy: 'm-groupOrganiser' })

  // 2027-02: three months ahead
  const pack = await mustCallAs('o-groupOrganiser', 'pack.get', { month: '2027-02' })
  expect(pack.ruleVersion).toBe('2026.2')
  const empty = { title: '', lesson: [], film: [], practice: [], case: null }
  const { reply: published } = await callAs('o-groupOrganiser', 'pack.publish', {
    month: '2027-02',
    version: 0,
    draft: empty,
  })
  expect(published).toMatchObject({ code: 'PACK_INCOMPLETE' })
})

test('a draft whose outcome changes without being stated anew is not tested, and says where', async () => {
  await draft({ fixtures: [] })
  const { reply } = await testIt()
  const failing = [{ ...mpRestated, expected: '不可以', result: '可以', passed: false }]
  expect(reply).toEqual({ ok: true, data: { version: '2026.2', state: 'draft', failing } })
  expect((await release()).reply).toMatchObject({ code: 'RULE_NOT_TESTED' })
  expect([states(), toldVersions()]).toEqual([[['2026.2', 'draft']], ['2026.1']])

  const { fixtures } = await mustCallAs('o-groupOrganiser', 'rulePack.get', { version: '2026.2' })
  expect(fixtures.filter(({ result }) => result !== null)).toEqual(failing.map(({ passed: _passed, ...one }) => one))
  await tested()
})

test('nobody releases what he drafted himself', async () => {
  await draft({}, 'o-both')
  await testIt()
  expect((await release('2026.2', 'o-both')).reply).toMatchObject({ code: 'RULE_SAME_PERSON' })
  expect([states(), toldVersions()]).toEqual([[['2026.2', 'tested']], ['2026.1']])
  expect((await release()).reply).toMatchObject({ ok: true })
})

test.each([
  ['draft', 'o-groupOrganiser', 'FORBIDDEN'],
  ['draft', 'o-unitOrganiser', 'FORBIDDEN'],
  ['draft', 'o-nobody', 'NOT_BOUND'],
  ['release', 'o-administrator', 'FORBIDDEN'],
  ['release', 'o-unitOrganiser', 'FORBIDDEN'],
  ['release', 'o-li', 'FORBIDDEN'],
] as const)('%s by %s: %s', async (deed, openid, code) => {
  await tested()
  const { reply } = deed === 'draft' ? await draft({}, openid) : await release('2026.2', openid)
  expect(reply).toMatchObject({ code })
  expect(toldVersions()).toEqual(['2026.1'])
})

test.each<[string, Partial<Draft>, string]>([
  ['on top of what is not in force', { base: '2026.9' }, 'RULE_BASE_OLD'],
  ['a version that is not newer', { version: '2026.1' }, 'RULE_VERSION_OLD'],
  ['a version of another form', { version: '2026.10' }, 'INVALID_INPUT'],
  ['without a change', { changes: [] }, 'INVALID_INPUT'],
  ['a number beyond its bounds', { changes: [{ ...mp, value: { monthsAhead: 7 } }] }, 'INVALID_INPUT'],
  ['half a number', { changes: [{ ...mp, value: { monthsAhead: 1.5 } }] }, 'INVALID_INPUT'],
  ['another rule’s numbers', { changes: [{ ...mp, value: SI } as never] }, 'INVALID_INPUT'],
  ['an unknown rule', { changes: [{ ...mp, id: 'XX' } as never] }, 'INVALID_INPUT'],
  ['a day that there is not', { changes: [{ ...mp, validFrom: '2027-02-30' }] }, 'INVALID_INPUT'],
  ['without a source', { changes: [{ ...mp, source: ' ' }] }, 'INVALID_INPUT'],
  ['days in the wrong order', { changes: [{ ...mp, validTo: '2026-10-31' }] }, 'RULE_VALUES'],
  ['another rule’s expectation', { fixtures: [siRestated] }, 'RULE_FIXTURE'],
])('not drafted: %s', async (_what, changes, code) => {
  const { reply, cost } = await draft(changes)
  expect(reply).toMatchObject({ code })
  expect([cost.written, states()]).toEqual([[], []])
})

test('a draft is open until it is tested, and never again', async () => {
  await draft({ note: '第一稿' })
  await tested()
  expect(rows('rulePacks')).toMatchObject([{ note: second.note, changes: [mp] }])
  expect((await draft({ note: '偷偷改' })).reply).toMatchObject({ code: 'RULE_NOT_DRAFT' })
  await release()
  expect((await draft({ base: '2026.2', note: '偷偷改' })).reply).toMatchObject({ code: 'RULE_VERSION_OLD' })
  expect((await testIt()).reply).toMatchObject({ ok: true, data: { state: 'released', failing: [] } })
  expect(rows('rulePacks')).toMatchObject([{ note: second.note, state: 'released' }])
})

test('the next one is laid on top of it, and supersedes it', async () => {
  await tested()
  await release()
  await tested(third)
  await release('2026.3')
  expect([states(), toldVersions()]).toEqual([
    [
      ['2026.2', 'superseded'],
      ['2026.3', 'released'],
    ],
    ['2026.3'],
  ])
  const got = await mustCallAs('o-administrator', 'rulePack.get', { version: '2026.3' })
  expect(got).toMatchObject({ base: '2026.2', current: '2026.3', mine: true, changes: [si], restated: [siRestated] })
  expect(got.differences).toEqual([
    { id: 'SI', name: '签到：迟到界限', from: '2026-11-01', to: null, unit: '分钟', before: 10, after: 15 },
  ])
  expect(got.rows.filter(({ changed }) => changed)).toHaveLength(1)
  expect(got.rows).toHaveLength(currentPack.rows.length + 2)
  const limits = got.rows.flatMap(({ numbers }) => numbers.filter(({ path }) => path === 'lateLimitMin'))
  expect(limits.map(({ name, value, unit }) => `${name} ${value} ${unit}`)).toEqual([
    '迟到界限 10 分钟',
    '迟到界限 15 分钟',
  ])

  const { packs, current } = await mustCallAs('o-groupOrganiser', 'rulePack.list', {})
  expect([current, packs.map(({ version, state, author }) => [version, state, author])]).toEqual([
    '2026.3',
    [
      ['2026.3', 'released', 'administrator'],
      ['2026.2', 'superseded', 'administrator'],
      ['2026.1', 'superseded', null],
    ],
  ])
})

test('of two that were drafted on the same base, the second does not undo the first', async () => {
  await tested()
  await tested({ ...third, base: '2026.1' })
  await release()
  expect((await release('2026.3')).reply).toMatchObject({ code: 'RULE_BASE_OLD' })
  expect(toldVersions()).toEqual(['2026.2'])
})

test('the first pack is shown like any other', async () => {
  const got = await mustCallAs('o-groupOrganiser', 'rulePack.get', { version: '2026.1' })
  expect(got).toMatchObject({ state: 'released', author: null, base: null, mine: false, differences: [], changes: [] })
  expect(got.fixtures.length).toBeGreaterThan(40)
  expect(got.fixtures.every(({ result }) => result === null)).toBe(true)
  expect((await callAs('o-administrator', 'rulePack.get', { version: '2026.7' })).reply).toMatchObject({
    code: 'RULE_VERSION',
  })
})

test('a release cut off at any request is finished by releasing again', async () => {
  for (const requests of [3, 4, 5, 6, 7, 8]) {
    world().reset()
    await givenPeople()
    setClock('02 09:00:00')
    await tested()
    world().faults.crashAfter = { requests, function: 'api' }
    await release().catch(() => undefined)
    world().faults.crashAfter = null
    const [pack] = rows('rulePacks')
    setClock('02 09:20:00')
    const { reply } = await release()
    expect(reply).toMatchObject({ ok: true, data: { releasedAt: pack!.releasedAt ?? world().clock.now() } })
    expect([states(), toldVersions()]).toEqual([[['2026.2', 'released']], ['2026.2']])
  }
})

test('releasing again later neither goes back nor changes who released', async () => {
  await tested()
  await release()
  await tested(third)
  await release('2026.3')
  expect((await release()).reply).toMatchObject({ code: 'RULE_NOT_TESTED' })
  expect(toldVersions()).toEqual(['2026.3'])
})

test('a known version costs nobody a request; an instance that has not met it reads it once', async () => {
  await given('rulePacks', { ...docOf('2026.8'), rows: [...currentPack.rows, si] })
  const told = { ...people.li, ruleVersion: '2026.8' }
  await given('members', told)
  const first = await callAs('o-li', 'member.home', {})
  const again = await callAs('o-li', 'member.home', {})
  expect([first.reply, again.reply]).toMatchObject([
    { ok: true, data: { ruleVersion: '2026.8' } },
    { ok: true, data: { ruleVersion: '2026.8' } },
  ])
  expect(first.cost.requests - again.cost.requests).toBe(1)
})

const docOf = (version: string) => ({
  _id: version,
  base: '2026.1',
  rows: [...currentPack.rows],
  changes: [],
  fixtures: [],
  state: 'released' as const,
  author: 'm-administrator',
  authorName: 'administrator',
  note: '试点',
  draftedAt: 0,
  testedAt: 0,
  releasedBy: 'm-groupOrganiser',
  releasedByName: 'groupOrganiser',
  releasedAt: 0,
})

test('the session of a branch is made by the rule in force on its day', async () => {
  await given('rulePacks', { ...docOf('2026.9'), rows: [...currentPack.rows, { ...si, validFrom: '2026-11-10' }] })
  await given('members', { ...people.secretary, ruleVersion: '2026.9' })
  const at = (day: string, hour: string) => Date.parse(`2026-11-${day}T${hour}:00:00+08:00`)
  const parts = { lesson: '一', film: '二', practice: '三' }
  const publish = (day: string) =>
    mustCallAs('o-secretary', 'themeDay.publish', {
      ...{ branchId: 'branch', month: '2026-11', title: '题目', place: '会议室', parts },
      ...{ start: at(day, '15'), end: at(day, '17') },
    })
  const lateAfter = () => rows('sessions').map(({ window, start }) => (window.lateAfter - start) / 60_000)
  await publish('09')
  expect(lateAfter()).toEqual([10])
  await mustCallAs('o-secretary', 'themeDay.cancel', { sessionId: rows('sessions')[0]!._id, reason: '抢险' })
  await publish('10')
  expect(lateAfter().sort()).toEqual([10, 15])
})

test('whoever joined while it was released is told by the clock', async () => {
  await tested()
  await release()
  await given('members', people.wang)
  expect(toldVersions().sort()).toEqual(['2026.1', '2026.2'])
  const { reply } = await tick()
  expect(reply.failed).toEqual([])
  expect(toldVersions()).toEqual(['2026.2'])
})

test('what is late by the new rules shows on the map at the next ring of the clock', async () => {
  const november = () => rows('heatmaps').map(({ months }) => months[10])
  await tick()
  expect(november()).toEqual(expect.arrayContaining(['--']))
  setClock('02 09:30:00')
  const { HM } = rulesOn(currentPack, '2026-11-02')
  const hm = { id: 'HM' as const, value: { ...HM, publishByDay: 1 }, ...dated }
  await given('rulePacks', { ...docOf('2026.6'), rows: [...currentPack.rows, hm], releasedAt: world().clock.now() })
  await tick()
  expect(november()).toEqual(expect.arrayContaining(['PP']))
})
