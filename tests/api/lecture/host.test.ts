import type { Input } from '#types/contract'
import { DAY } from '#domain/calendar'
import { confirm, givenStage, lectureId, planOf } from '../../support/lecture'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../../support/world'

useWorld()
beforeEach(async () => {
  await givenPeople()
  setClock('02 09:00:00')
  await mustCallAs('o-unitOrganiser', 'lecture.plan', planOf(await givenStage(), { branchIds: ['branch'] }))
})

const asked = { branchId: 'sibling', lectureId: lectureId(1) }
const say = (word: Input<'lecture.confirm'>, openid = 'o-siblingSecretary') => callAs(openid, 'lecture.confirm', word)
const yes = { ...asked, yes: true as const }
const no = { ...asked, yes: false as const, reason: '当天有检修' }
const ofBranch = (branchId: string, openid: string) => mustCallAs(openid, 'lecture.ofBranch', { branchId })

test('the host says yes, once and for all', async () => {
  for (const word of [yes, yes]) expect((await say(word)).reply).toMatchObject({ data: { state: 'confirmed' } })
  expect((await say(no)).reply).toMatchObject({ code: 'LECTURE_HOST_DONE' })
  expect(rows('lectures')).toMatchObject([{ state: 'confirmed', declined: null, version: 2 }])
})

test('or no, with the reason, and may think better of it', async () => {
  expect((await say(no)).reply).toMatchObject({ data: { state: 'planned' } })
  expect(rows('lectures')).toMatchObject([{ state: 'planned', declined: '当天有检修' }])
  expect((await say({ ...no, reason: '别的原因' })).reply).toMatchObject({ code: 'LECTURE_HOST_DONE' })
  expect((await say(no)).reply).toMatchObject({ ok: true })
  expect((await say(yes)).reply).toMatchObject({ data: { state: 'confirmed' } })
  expect(rows('lectures')).toMatchObject([{ state: 'confirmed', declined: null }])
})

test('of a yes and a no at once one counts, and the other is told', async () => {
  world().faults.latency = { ms: 0, jitterMs: 3 }
  const replies = await Promise.all([say(no), say({ ...no, reason: '人手不够' }), say({ ...no, reason: '没有场地' })])
  expect(replies.filter(({ reply }) => reply.ok)).toHaveLength(1)
  expect(rows('lectures')).toMatchObject([{ version: 2 }])
})

test.each([
  ['o-secretary', 'sibling', 'FORBIDDEN'],
  ['o-siblingMember', 'sibling', 'FORBIDDEN'],
  ['o-secretary', 'branch', 'NOT_FOUND'],
])('%s has no say at %s', async (openid, branchId, code) => {
  expect((await say({ ...yes, branchId }, openid)).reply).toMatchObject({ code })
  expect(rows('lectures')).toMatchObject([{ state: 'planned' }])
})

test('its organiser may pass the word on, as when it came by telephone', async () => {
  expect((await say(yes, 'o-unitOrganiser')).reply).toMatchObject({ ok: true })
})

test('not once it has begun, and not what is cancelled', async () => {
  setClock('20 09:00:00')
  expect((await say(yes)).reply).toMatchObject({ code: 'LECTURE_STARTED' })
  await mustCallAs('o-unitOrganiser', 'lecture.cancel', { orgId: 'unit', lectureId: lectureId(1), reason: '抢险' })
  expect((await say(yes)).reply).toMatchObject({ code: 'LECTURE_CANCELLED' })
})

test('a secretary sees what the branch is to host and what it is linked to, for two months more', async () => {
  await confirm()
  expect(await ofBranch('sibling', 'o-siblingSecretary')).toMatchObject({
    hosting: [{ id: lectureId(1), state: 'confirmed' }],
    linked: [],
  })
  expect(await ofBranch('branch', 'o-secretary')).toMatchObject({ hosting: [], linked: [{ id: lectureId(1) }] })
  const { start } = rows('lectures')[0]!
  world().clock.freeze(start + 60 * DAY)
  expect(await ofBranch('branch', 'o-secretary')).toMatchObject({ linked: [{ id: lectureId(1) }] })
  world().clock.freeze(start + 60 * DAY + 1)
  expect(await ofBranch('branch', 'o-secretary')).toMatchObject({ linked: [] })
})

test('members do not see it, other branches neither', async () => {
  for (const openid of ['o-li', 'o-siblingSecretary'])
    expect((await callAs(openid, 'lecture.ofBranch', { branchId: 'branch' })).reply).toMatchObject({
      code: 'FORBIDDEN',
    })
})

describe('the list', () => {
  const { start } = planOf({ siteId: '', lecturerId: '' })
  const ids = (lectures: { id: string }[]) => lectures.map(({ id }) => id)

  /** Some at one instant, so that a page ends among them. */
  async function many(count: number): Promise<void> {
    const [lecture] = rows('lectures')
    const at = (n: number) => start + Math.floor(n / 7) * DAY
    const lectures = Array.from({ length: count }, (_, n) => ({ ...lecture!, _id: lectureId(1 + n), start: at(n) }))
    await given('lectures', ...lectures)
  }

  async function pages(past: boolean) {
    const seen: string[][] = []
    const examined: number[] = []
    let after: Input<'lecture.list'>['after']
    do {
      const { reply, cost } = await callAs('o-unitOrganiser', 'lecture.list', {
        orgId: 'unit',
        past,
        ...(after && { after }),
      })
      if (!reply.ok) throw new Error(reply.code)
      seen.push(ids(reply.data.lectures))
      examined.push(cost.examined)
      after = reply.data.next ?? undefined
    } while (after)
    return { seen, examined }
  }

  test('fifty-five come in three pages, each once, the next one first', async () => {
    await many(55)
    const { seen, examined } = await pages(false)
    expect(seen.map(({ length }) => length)).toEqual([20, 20, 15])
    expect(seen.flat()).toEqual(Array.from({ length: 55 }, (_, n) => lectureId(1 + n)))
    // who asks, and a page and one
    expect(Math.max(...examined)).toBeLessThanOrEqual(22)
  })

  test('forty that are over come in two, the newest first', async () => {
    await many(40)
    world().clock.freeze(start + 30 * DAY)
    const { seen } = await pages(true)
    expect(seen.map(({ length }) => length)).toEqual([20, 20])
    expect(seen.flat()).toEqual(Array.from({ length: 40 }, (_, n) => lectureId(40 - n)))
  })

  test('today’s still come, yesterday’s are over', async () => {
    const both = async () => [(await pages(false)).seen.flat().length, (await pages(true)).seen.flat().length]
    setClock('20 23:59:00')
    expect(await both()).toEqual([1, 0])
    setClock('21 00:00:00')
    expect(await both()).toEqual([0, 1])
  })

  test('the group sees its units’, another unit does not', async () => {
    const of = async (orgId: string) =>
      ids((await mustCallAs('o-groupOrganiser', 'lecture.list', { orgId, past: false })).lectures)
    expect(await Promise.all(['group', 'unit', 'other'].map(of))).toEqual([[lectureId(1)], [lectureId(1)], []])
  })
})
