import type { Input } from '#types/contract'
import { lectureId, planOf } from '../../support/lecture'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../../support/world'

useWorld()
beforeEach(async () => {
  await givenPeople()
  setClock('02 09:00:00')
})

const site: Input<'lecture.saveSite'> = {
  orgId: 'unit',
  name: '三号隧道口',
  type: 'construction',
  address: '二标段进口',
  hostBranchId: 'sibling',
  capacity: 40,
}
const saveSite = (changes: Partial<typeof site> = {}, openid = 'o-unitOrganiser') =>
  callAs(openid, 'lecture.saveSite', { ...site, ...changes })
const sitesOf = async (orgId: string, openid = 'o-groupOrganiser') =>
  (await mustCallAs(openid, 'lecture.sites', { orgId })).sites

const person: Input<'lecture.saveLecturer'> = {
  orgId: 'unit',
  name: '陈教授',
  title: '省委党校教授',
  memberId: null,
  retired: false,
}
const saveLecturer = (changes: Partial<typeof person> = {}, openid = 'o-unitOrganiser') =>
  callAs(openid, 'lecture.saveLecturer', { ...person, ...changes })
const lecturersOf = async (orgId: string) =>
  (await mustCallAs('o-groupOrganiser', 'lecture.lecturers', { orgId })).lecturers

describe('sites', () => {
  test('sent twice, or by two at once, a site is there once', async () => {
    const calls = await Promise.all([saveSite(), saveSite(), saveSite()])
    expect(new Set(calls.map(({ reply }) => JSON.stringify(reply))).size).toBe(1)
    expect(await sitesOf('unit')).toMatchObject([
      { name: '三号隧道口', host: 'sibling党支部', hostBranchId: 'sibling', capacity: 40, lastVisit: null, own: true },
    ])
  })

  test('of one name there is one in an organisation, and another organisation may have its own', async () => {
    await saveSite()
    const { reply } = await saveSite({ name: '收费广场' })
    const other = reply.ok ? reply.data.siteId : ''
    expect((await saveSite({ capacity: 60 })).reply).toMatchObject({ code: 'SITE_NAME_TAKEN' })
    expect((await saveSite({ siteId: other })).reply).toMatchObject({ code: 'SITE_NAME_TAKEN' })
    const abroad = { orgId: 'other', hostBranchId: 'foreign' }
    expect((await saveSite(abroad, 'o-otherOrganiser')).reply).toMatchObject({ ok: true })
    expect(rows('sites')).toHaveLength(3)
  })

  test('a name that was given up is free for another site', async () => {
    const { reply } = await saveSite()
    const siteId = reply.ok ? reply.data.siteId : ''
    expect((await saveSite({ siteId, name: '五号隧道口', capacity: 60 })).reply).toMatchObject({ ok: true })
    expect((await saveSite()).reply).toMatchObject({ ok: true })
    expect((await sitesOf('unit')).map(({ name, capacity }) => [name, capacity]).sort()).toEqual([
      ['三号隧道口', 40],
      ['五号隧道口', 60],
    ])
  })

  test.each([
    ['of another unit', { hostBranchId: 'foreign' }],
    ['that is no branch', { hostBranchId: 'unit' }],
    ['that is not there', { hostBranchId: 'nowhere' }],
  ])('a host %s is refused', async (_name, changes) => {
    expect((await saveSite(changes)).reply).toMatchObject({ code: 'TREE_NOT_BRANCH' })
    expect(rows('sites')).toEqual([])
  })

  test('a host that was merged away is refused', async () => {
    const [branch] = rows('orgs').filter(({ _id }) => _id === 'sibling')
    await given('orgs', { ...branch!, to: '2026-10-31' })
    expect((await saveSite()).reply).toMatchObject({ code: 'TREE_NOT_BRANCH' })
  })

  test('those above are offered too, and changed by their own organisation only', async () => {
    const { reply } = await saveSite({ orgId: 'group' }, 'o-groupOrganiser')
    const siteId = reply.ok ? reply.data.siteId : ''
    expect(await sitesOf('unit')).toMatchObject([{ id: siteId, own: false }])
    expect((await saveSite({ siteId, capacity: 60 })).reply).toMatchObject({ code: 'NOT_FOUND' })
    expect(await sitesOf('group')).toMatchObject([{ capacity: 40, own: true }])
    await saveSite({ name: '五号隧道口' })
    expect(await sitesOf('group')).toHaveLength(1)
    expect(await sitesOf('other')).toHaveLength(1)
  })

  test('the newest visit that was not cancelled is told, for as long as it counts', async () => {
    const { reply } = await saveSite()
    const siteId = reply.ok ? reply.data.siteId : ''
    const { lecturerId } = await mustCallAs('o-unitOrganiser', 'lecture.saveLecturer', person)
    for (const [n, day] of [10, 14, 18].entries()) {
      const start = Date.parse(`2026-11-${day}T09:00:00+08:00`)
      const times = { lectureId: lectureId(n), start, end: start + 3_600_000, again: true }
      await mustCallAs('o-unitOrganiser', 'lecture.plan', planOf({ siteId, lecturerId }, times))
    }
    const cancelled = { orgId: 'unit', lectureId: lectureId(2), reason: '抢险' }
    await mustCallAs('o-unitOrganiser', 'lecture.cancel', cancelled)
    const visit = Date.parse('2026-11-14T09:00:00+08:00')
    expect(await sitesOf('unit')).toMatchObject([{ lastVisit: visit }])
    world().clock.freeze(visit + 365 * 86_400_000 + 60_000)
    expect(await sitesOf('unit')).toMatchObject([{ lastVisit: null }])
  })

  test.each(['o-secretary', 'o-li', 'o-otherOrganiser'])('%s keeps no sites of this unit', async (openid) => {
    expect((await saveSite({}, openid)).reply).toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('lecturers', () => {
  test('sent twice he is there once; two of one name may be there', async () => {
    const first = await saveLecturer()
    expect((await saveLecturer()).reply).toEqual(first.reply)
    await saveLecturer({ memberId: 'm-li' })
    expect((await lecturersOf('unit')).map(({ memberId }) => memberId).sort()).toEqual(['m-li', null].sort())
  })

  test('changed, and retired, by their own organisation only', async () => {
    const { reply } = await saveLecturer()
    const lecturerId = reply.ok ? reply.data.lecturerId : ''
    await saveLecturer({ lecturerId, title: '退休教师', retired: true })
    expect(await lecturersOf('unit')).toMatchObject([{ title: '退休教师', retired: true, own: true, taken: [] }])
    expect((await saveLecturer({ orgId: 'group', lecturerId }, 'o-groupOrganiser')).reply).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect((await saveLecturer({ lecturerId: 'nobody' })).reply).toMatchObject({ code: 'NOT_FOUND' })
  })

  test.each([
    ['of another unit', 'm-foreignMember'],
    ['that is not there', 'm-nobody'],
  ])('a member %s is not found', async (_name, memberId) => {
    expect((await saveLecturer({ memberId })).reply).toMatchObject({ code: 'NOT_FOUND' })
    expect(rows('lecturers')).toEqual([])
  })

  test('when each is taken is told once a lecture, as long as it is not over', async () => {
    const { reply } = await saveSite()
    const siteId = reply.ok ? reply.data.siteId : ''
    const { lecturerId } = await mustCallAs('o-unitOrganiser', 'lecture.saveLecturer', person)
    const plan = planOf({ siteId, lecturerId })
    await mustCallAs('o-unitOrganiser', 'lecture.plan', plan)
    const taken = [{ start: plan.start, end: plan.end, what: '路上的党课：守好一条路' }]
    expect(await lecturersOf('unit')).toMatchObject([{ taken }])
    world().clock.freeze(plan.end - 1)
    expect(await lecturersOf('unit')).toMatchObject([{ taken }])
    world().clock.freeze(plan.end)
    expect(await lecturersOf('unit')).toMatchObject([{ taken: [] }])
  })
})
