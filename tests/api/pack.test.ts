import type { Input } from '#types/contract'
import { packFor } from '../../scripts/demo/monthPack'
import { draft as themeDay } from '../support/themeDay'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../support/world'

useWorld()
beforeEach(async () => {
  await givenPeople()
  setClock('01 09:00:00')
})

type Draft = Input<'pack.publish'>['draft']
const { title, lesson, film, practice, case: cases } = packFor('2026-11', 0)
/** The contract's own lists may be changed, the documents' not. */
const draft = JSON.parse(JSON.stringify({ title, lesson, film, practice, case: cases })) as Draft
const revised: Draft = { ...draft, title: '把路修到心坎上' }

const month = '2026-11'
const publishPack = (changes: object = {}, version = 0, openid = 'o-groupOrganiser') =>
  callAs(openid, 'pack.publish', { month, version, draft: { ...draft, ...changes } })
const versions = () => rows('packVersions').map(({ _id }) => _id)
const newest = () => rows('monthPacks').map((pack) => [pack._id, pack.version, pack.title])

test('published once for everybody: three requests, two documents', async () => {
  const { reply, cost } = await publishPack()
  expect(reply).toMatchObject({ ok: true, data: { month, version: 1, publishedAt: world().clock.now() } })
  expect([cost.requests, cost.written]).toEqual([3, ['packVersions/2026-11:1', 'monthPacks/2026-11']])
  const { _id, ...content } = rows('packVersions')[0]!
  expect(rows('monthPacks')).toEqual([{ _id: month, ...content }])
  expect(content).toMatchObject({ ...draft, month, version: 1, publishedBy: 'm-groupOrganiser' })
})

test('the same again changes nothing, whichever version was looked at', async () => {
  const first = await publishPack()
  setClock('01 09:10:00')
  for (const version of [0, 1]) {
    const { reply, cost } = await publishPack({ title: ` ${draft.title} ` }, version)
    expect(reply).toEqual(first.reply)
    expect(cost.written).toEqual([])
  }
})

test('a revision stands beside the first version, which stays as it was', async () => {
  await publishPack()
  const [before] = rows('packVersions')
  setClock('01 10:00:00')
  const { reply, cost } = await publishPack(revised, 1)
  expect(reply).toMatchObject({ ok: true, data: { version: 2 } })
  expect(cost.requests).toBe(4)
  expect(rows('packVersions')[0]).toEqual(before)
  expect([versions(), newest()]).toEqual([['2026-11:1', '2026-11:2'], [[month, 2, revised.title]]])
  expect((await publishPack(revised, 1)).reply).toEqual(reply)
})

test.each([
  ['of the first version', 0],
  ['of a revision', 1],
])('a crash at any request %s is healed by publishing again', async (_what, version) => {
  for (const requests of [1, 2, 3, 4]) {
    world().reset()
    await givenPeople()
    setClock('01 09:00:00')
    if (version) await publishPack({ title: '第一版' })
    world().faults.crashAfter = { requests, function: 'api' }
    await publishPack({}, version).catch(() => undefined)
    world().faults.crashAfter = null
    setClock('01 09:20:00')
    expect((await publishPack({}, version)).reply).toMatchObject({ ok: true, data: { version: version + 1 } })
    expect(newest()).toEqual([[month, version + 1, draft.title]])
    expect(versions()).toHaveLength(version + 1)
    expect(rows('monthPacks')[0]!.publishedAt).toBe(rows('packVersions')[version]!.publishedAt)
  }
})

test('what somebody else began and a crash cut off is finished before one is told of it', async () => {
  world().faults.crashAfter = { requests: 2, function: 'api' }
  await publishPack().catch(() => undefined)
  expect([versions(), newest()]).toEqual([['2026-11:1'], []])
  expect((await publishPack(revised)).reply).toMatchObject({ code: 'PACK_CHANGED' })
  expect(newest()).toEqual([[month, 1, draft.title]])
  expect((await publishPack(revised, 1)).reply).toMatchObject({ ok: true, data: { version: 2 } })
})

test.each([0, 1])('two publishers at once who looked at version %d: one is told of the other', async (version) => {
  if (version) await publishPack({ title: '第一版' })
  world().faults.latency = { ms: 1, jitterMs: 5 }
  const calls = await Promise.all(
    Array.from({ length: 12 }, (_, n) => publishPack({ title: n % 2 ? '一路向前' : '同心同行' }, version)),
  )
  const accepted = calls.filter(({ reply }) => reply.ok)
  expect(calls.flatMap(({ reply }) => (reply.ok ? [] : [reply.code]))).toEqual(Array(6).fill('PACK_CHANGED'))
  expect(accepted).toHaveLength(6)
  expect(versions()).toHaveLength(version + 1)
  const [pack] = rows('monthPacks')
  expect(pack).toMatchObject({ version: version + 1, title: rows('packVersions')[version]!.title })
})

test('somebody else’s newer one is not overwritten', async () => {
  await publishPack()
  await publishPack(revised, 1)
  for (const version of [0, 1, 5]) {
    expect((await publishPack({ title: '旧稿子' }, version)).reply).toMatchObject({ code: 'PACK_CHANGED' })
  }
  expect([versions().length, newest()]).toEqual([2, [[month, 2, revised.title]]])
})

test('an old call that comes again is answered as it was, and takes nothing back', async () => {
  await publishPack()
  const second = await publishPack(revised, 1)
  await publishPack({ title: '第三版' }, 2)
  const again = await publishPack(revised, 1)
  expect([again.reply, again.cost.written]).toEqual([second.reply, []])
  expect(newest()).toEqual([[month, 3, '第三版']])
})

test('a pack that stands there by itself is revised, and not published over', async () => {
  await given('monthPacks', { ...packFor(month, 0), version: 3 })
  expect((await publishPack(revised, 1)).reply).toMatchObject({ code: 'PACK_CHANGED' })
  expect(versions()).toEqual([])
  await given('monthPacks', packFor(month, 0))
  expect((await publishPack(revised)).reply).toMatchObject({ code: 'PACK_CHANGED' })
  expect((await publishPack(revised, 1)).reply).toMatchObject({ ok: true, data: { version: 2 } })
})

test.each([
  ['a month that is over', '2026-10', {}, 'PACK_PAST'],
  ['a month too far ahead', '2027-02', {}, 'PACK_MONTH'],
  ['without a theme', month, { title: ' ' }, 'PACK_INCOMPLETE'],
  ['one proposal only', month, { film: draft.film.slice(1) }, 'PACK_INCOMPLETE'],
  ['a case that is not finished', month, { case: [] }, 'PACK_INCOMPLETE'],
])('refused: %s', async (_what, asked, changes, code) => {
  const input = { month: asked, version: 0, draft: { ...draft, ...changes } }
  const { reply, cost } = await callAs('o-groupOrganiser', 'pack.publish', input)
  expect(reply).toMatchObject({ ok: false, code })
  expect(cost.written).toEqual([])
})

test.each([
  ['no case', month, { case: null }],
  ['two months ahead', '2027-01', {}],
])('accepted: %s', async (_what, asked, changes) => {
  const input = { month: asked, version: 0, draft: { ...draft, ...changes } }
  expect((await callAs('o-groupOrganiser', 'pack.publish', input)).reply).toMatchObject({ ok: true })
})

test.each(['o-unitOrganiser', 'o-secretary', 'o-li', 'o-administrator', 'o-nobody'])(
  '%s does not write it',
  async (openid) => {
    const code = openid === 'o-nobody' ? 'NOT_BOUND' : 'FORBIDDEN'
    expect((await publishPack({}, 0, openid)).reply).toMatchObject({ code })
    expect((await callAs(openid, 'pack.saveDraft', { month, draft })).reply).toMatchObject({ code })
    expect([rows('packVersions'), rows('packDrafts')]).toEqual([[], []])
  },
)

test('a draft may be half-written, says what is missing, and is there when one comes back', async () => {
  const empty = await mustCallAs('o-groupOrganiser', 'pack.get', { month })
  expect(empty).toMatchObject({ draft: null, published: null, version: 0, publishedAt: null })
  expect(empty.missing.map(({ field }) => field)).toEqual(['title', 'lesson', 'film', 'practice'])

  const half = { ...draft, film: [], case: null }
  const saved = await mustCallAs('o-groupOrganiser', 'pack.saveDraft', { month, draft: half })
  expect(saved.missing.map(({ field }) => field)).toEqual(['film'])
  const seen = await mustCallAs('o-groupOrganiser', 'pack.get', { month })
  expect(seen).toMatchObject({ draft: half, missing: saved.missing, version: 0 })
})

test('publishing settles the draft; what is typed afterwards is a draft again', async () => {
  await mustCallAs('o-groupOrganiser', 'pack.saveDraft', { month, draft: { ...draft, title: '没写完' } })
  setClock('01 09:05:00')
  await publishPack()
  const published = { draft: null, published: draft, version: 1, missing: [] }
  expect(await mustCallAs('o-groupOrganiser', 'pack.get', { month })).toMatchObject(published)
  setClock('01 09:10:00')
  await mustCallAs('o-groupOrganiser', 'pack.saveDraft', { month, draft: revised })
  const again = await mustCallAs('o-groupOrganiser', 'pack.get', { month })
  expect(again).toMatchObject({ draft: revised, published: draft, version: 1 })
})

test('a revision after a branch has published: it keeps its titles, the others see the new ones', async () => {
  await publishPack()
  setClock('02 09:00:00')
  await mustCallAs('o-secretary', 'themeDay.publish', themeDay)
  const [before] = rows('sessions')
  setClock('02 10:00:00')
  await publishPack({ ...revised, lesson: [{ ...draft.lesson[0]!, title: '换了一课' }, draft.lesson[1]!] }, 1)

  expect(rows('sessions')).toEqual([before])
  const other = await mustCallAs('o-siblingSecretary', 'themeDay.month', { branchId: 'sibling', month })
  expect(other.pack).toMatchObject({ version: 2, title: revised.title, lesson: [{ title: '换了一课' }, {}] })
  const own = await mustCallAs('o-secretary', 'themeDay.month', { branchId: 'branch', month })
  expect(own.published!.session.agenda[0]).toMatchObject({ title: themeDay.parts.lesson })
})

test('how many branches there are makes no difference', async () => {
  const path = (index: number) => ['group', 'unit', `b${index}`]
  const branch = (index: number) => ({
    _id: `b${index}`,
    level: 'branch' as const,
    name: `第${index}支部`,
    path: path(index),
    parent: 'unit',
    formerNames: [],
    from: '2020-01-01',
    to: null,
    version: 1,
  })
  await given('orgs', ...Array.from({ length: 2_000 }, (_, index) => branch(index)))
  const { cost } = await publishPack()
  expect([cost.requests, cost.examined, cost.written.length]).toEqual([3, 1, 2])
})
