import type { NeedTopic } from '#domain/need'
import { courseOf } from '../../support/courses'
import { person } from '../../support/people'
import { callAs, given, givenPeople, mustCallAs, rows, setClock, useWorld, world } from '../../support/world'

useWorld()
beforeEach(async () => {
  await givenPeople()
  setClock('05 09:00:00')
})

const answerAs = (openid: string, ...topics: NeedTopic[]) => mustCallAs(openid, 'need.answer', { topics })
const figuresAs = (openid: string, orgId: string, year = '2026') => mustCallAs(openid, 'need.figures', { orgId, year })
const of = ({ topics }: Awaited<ReturnType<typeof figuresAs>>, wanted: NeedTopic) =>
  topics.find(({ topic }) => topic === wanted)

const crowd = Array.from({ length: 5 }, (_, n) => person(`crowd${n}`))

test('one answer a year, changed as often as one likes', async () => {
  expect(await mustCallAs('o-li', 'need.mine', {})).toEqual({ year: '2026', topics: [], offered: [] })
  await answerAs('o-li', 'rescue')
  expect(await answerAs('o-li', 'law', 'safety', 'law')).toEqual({ topics: ['safety', 'law'] })
  expect(await mustCallAs('o-li', 'need.mine', {})).toMatchObject({ topics: ['safety', 'law'] })
  expect(rows('needs')).toMatchObject([{ _id: 'm-li:2026', topics: ['safety', 'law'] }])
  await answerAs('o-li')
  expect(await mustCallAs('o-li', 'need.mine', {})).toMatchObject({ topics: [], offered: [] })
})

test('the year is Beijing’s: what was said last year is not this year’s', async () => {
  world().clock.freeze(Date.parse('2026-12-31T23:59:59+08:00'))
  await answerAs('o-li', 'rescue')
  world().clock.freeze(Date.parse('2027-01-01T00:00:00+08:00'))
  expect(await mustCallAs('o-li', 'need.mine', {})).toMatchObject({ year: '2027', topics: [] })
  await answerAs('o-li', 'law')
  expect(rows('needs').map(({ _id }) => _id)).toEqual(['m-li:2026', 'm-li:2027'])
})

test('a member is told how many courses of the last half year answer what he chose', async () => {
  const published = (at: string) => Date.parse(`${at}T12:00:00+08:00`)
  await given(
    'courses',
    courseOf('c1', { topic: 'rescue', publishedAt: published('2026-10-01') }),
    courseOf('c2', { topic: 'rescue', org: 'unit', publishedAt: published('2026-11-04') }),
    courseOf('c3', { topic: 'rescue', publishedAt: published('2026-03-01') }),
    courseOf('c4', { topic: 'rescue', org: 'other', publishedAt: published('2026-11-01') }),
    courseOf('c5', { topic: 'rescue', state: 'retired', publishedAt: published('2026-11-01') }),
    courseOf('c6', { topic: 'law', publishedAt: published('2026-11-01') }),
  )
  await answerAs('o-li', 'rescue', 'digital')
  const { offered } = await mustCallAs('o-li', 'need.mine', {})
  expect(offered).toEqual([
    { topic: 'rescue', courses: 2 },
    { topic: 'digital', courses: 0 },
  ])
})

describe('figures', () => {
  test('from five on, with the courses of the year that answer them; below five it is not told', async () => {
    await given('members', ...crowd)
    for (const { openid } of crowd) await answerAs(openid!, 'rescue', 'law')
    await answerAs('o-li', 'law')
    await answerAs('o-wang', 'digital')
    await answerAs('o-deputy')
    await given(
      'courses',
      courseOf('c1', { topic: 'rescue', publishedAt: Date.parse('2026-01-01T00:00:00+08:00') }),
      courseOf('c2', { topic: 'rescue', publishedAt: Date.parse('2025-12-31T23:59:59+08:00') }),
      courseOf('c3', { topic: 'digital', org: 'unit' }),
      courseOf('c4', { topic: null }),
    )
    const figures = await figuresAs('o-unitOrganiser', 'unit')
    expect(figures).toMatchObject({ org: 'unit党委', asked: 7 })
    expect(of(figures, 'rescue')).toEqual({ topic: 'rescue', asked: 5, courses: 1 })
    expect(of(figures, 'law')).toEqual({ topic: 'law', asked: 6, courses: 0 })
    expect(of(figures, 'digital')).toEqual({ topic: 'digital', asked: null, courses: 1 })
    expect(of(figures, 'theory')).toEqual({ topic: 'theory', asked: null, courses: 0 })
    expect(JSON.stringify(figures)).not.toMatch(/m-|o-crowd|crowd\d/)
  })

  test('somebody who changes his mind is counted once', async () => {
    await given('members', ...crowd)
    for (const { openid } of crowd) await answerAs(openid!, 'rescue')
    await answerAs('o-crowd0', 'law')
    const figures = await figuresAs('o-groupOrganiser', 'group')
    expect([figures.asked, of(figures, 'rescue')?.asked, of(figures, 'law')?.asked]).toEqual([5, null, null])
  })

  test('an organisation counts its own and those below, another year nobody', async () => {
    await given('members', ...crowd)
    for (const { openid } of crowd) await answerAs(openid!, 'rescue')
    await answerAs('o-siblingMember', 'rescue')
    await answerAs('o-foreignMember', 'rescue')
    const askedAt = async (orgId: string, year?: string) => (await figuresAs('o-groupOrganiser', orgId, year)).asked
    expect([await askedAt('group'), await askedAt('unit'), await askedAt('branch')]).toEqual([7, 6, 5])
    expect(await askedAt('group', '2025')).toBe(0)
  })

  test('in as many requests, and with a short reply, however many answered', async () => {
    const many = Array.from({ length: 400 }, (_, n) => ({
      _id: `m-many${n}:2026`,
      memberId: `m-many${n}`,
      orgPath: ['group', 'unit', 'branch'],
      year: '2026',
      topics: (['theory', 'rescue', 'law'] as const).filter((_topic, index) => (n >> index) % 2 === 1),
      answeredAt: 0,
    }))
    await given('needs', ...many)
    const { reply, cost } = await callAs('o-unitOrganiser', 'need.figures', { orgId: 'unit', year: '2026' })
    expect(reply).toMatchObject({ ok: true, data: { asked: 350 } })
    if (reply.ok) expect(of(reply.data, 'rescue')?.asked).toBe(200)
    expect(cost.requests).toBeLessThanOrEqual(4)
    expect(cost.replyBytes).toBeLessThan(1_200)
  })

  test.each([
    ['o-foreignMember', 'branch'],
    ['o-otherOrganiser', 'unit'],
    ['o-li', 'unit'],
    ['o-administrator', 'group'],
  ])('%s is not told those of %s', async (openid, orgId) => {
    const { reply } = await callAs(openid, 'need.figures', { orgId, year: '2026' })
    expect(reply).toMatchObject({ code: 'FORBIDDEN' })
  })
})

test.each([[['rescue', 'law', 'safety', 'theory']], [['rescue', 'gossip']], [[{ $ne: null }]]])(
  '%j is no choice',
  async (topics) => {
    const { reply, cost } = await callAs('o-li', 'need.answer', { topics: topics as NeedTopic[] })
    expect([reply, cost.requests]).toMatchObject([{ code: 'INVALID_INPUT' }, 0])
  },
)

test.each([1, 2])('ended after request %d and sent again, it is there once', async (requests) => {
  world().faults.crashAfter = { requests, function: 'api', times: 1 }
  await callAs('o-li', 'need.answer', { topics: ['rescue'] }).catch(() => undefined)
  world().faults.crashAfter = null
  await answerAs('o-li', 'rescue')
  expect(rows('needs')).toMatchObject([{ _id: 'm-li:2026', topics: ['rescue'] }])
})
