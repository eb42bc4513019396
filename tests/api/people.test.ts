import type { Output } from '#types/contract'
import { person } from '../support/people'
import { callAs, given, givenPeople, mustCallAs, useWorld } from '../support/world'

useWorld()
beforeEach(givenPeople)

type Page = Awaited<ReturnType<typeof callAs<'people.list'>>>

const names = ({ people }: Output<'people.list'>) => people.map(({ name }) => name)

test('a branch by name, with duties and whether a phone has been claimed', async () => {
  const page = await mustCallAs('o-secretary', 'people.list', { orgId: 'branch' })
  expect(page.org).toBe('branch党支部')
  expect(names(page)).toEqual(['activist', 'deputy', 'formerSecretary', 'li', 'phoneless', 'secretary', 'wang'])
  expect(page.people.find(({ name }) => name === 'secretary')).toMatchObject({ duties: ['secretary'], joined: true })
  expect(page.people.find(({ name }) => name === 'formerSecretary')).toMatchObject({ duties: [] })
  expect(page.people.find(({ name }) => name === 'phoneless')).toMatchObject({ joined: false })
})

test('pages follow one another without a gap or a repeat, also through namesakes', async () => {
  const crowd = Array.from({ length: 90 }, (_, n) => ({ ...person(`p${n}`), name: n < 50 ? '王伟' : `张${String(n)}` }))
  await given('members', ...crowd)
  const seen: string[] = []
  let after = null as Output<'people.list'>['next']
  do {
    const { reply, cost }: Page = await callAs('o-groupOrganiser', 'people.list', {
      orgId: 'unit',
      ...(after && { after }),
    })
    if (!reply.ok) throw new Error(reply.code)
    seen.push(...reply.data.people.map(({ id }) => id))
    after = reply.data.next
    expect(cost.examined).toBeLessThanOrEqual(20 + 2)
    expect(cost.requests).toBeLessThanOrEqual(4)
  } while (after)
  expect(seen).toHaveLength(90 + 10)
  expect(new Set(seen).size).toBe(seen.length)
})

test('a search by the beginning of a name examines what it shows', async () => {
  await given(
    'members',
    ...Array.from({ length: 2_000 }, (_, n) => ({ ...person(`q${n}`), name: `${n % 100 ? '刘' : '欧阳'}${n}` })),
  )
  const { reply, cost } = await callAs('o-unitOrganiser', 'people.list', { orgId: 'unit', prefix: '欧阳' })
  expect(reply.ok && names(reply.data)).toHaveLength(20)
  expect(reply.ok && names(reply.data).every((name) => name.startsWith('欧阳'))).toBe(true)
  expect(cost.examined).toBeLessThanOrEqual(20 + 2)
})

test.each([
  ['a member', 'o-li', 'branch', false],
  ['the secretary', 'o-secretary', 'branch', true],
  ['the secretary, of the sibling', 'o-secretary', 'sibling', false],
  ['the secretary, of her unit', 'o-secretary', 'unit', false],
  ['the unit’s organiser', 'o-unitOrganiser', 'branch', true],
  ['the unit’s organiser, of another unit', 'o-unitOrganiser', 'other', false],
  ['the group’s organiser', 'o-groupOrganiser', 'group', true],
  ['the administrator', 'o-administrator', 'group', true],
  ['the administrator, of nowhere', 'o-administrator', 'nowhere', false],
])('%s (%s) at %s: %s', async (_who, openid, orgId, ok) => {
  expect((await callAs(openid, 'people.list', { orgId })).reply.ok).toBe(ok)
})

test('no birth, phone, openid or mark of anybody leaves', async () => {
  const page = JSON.stringify(await mustCallAs('o-administrator', 'people.list', { orgId: 'group' }))
  expect(page).not.toMatch(/"o-|birth|1985|marks|posts/)
})
