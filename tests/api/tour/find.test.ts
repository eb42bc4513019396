/** What 宣讲办 finds: people to invite and branches to go to, by name and nothing else. */
import { givenSpeakers, OFFICE, speakerOf } from '../../support/tours'
import { callAs, givenPeople, mustCallAs, useWorld } from '../../support/world'

useWorld()

beforeEach(async () => {
  await givenPeople()
  await givenSpeakers(speakerOf('zhou'))
})

test('people by how their name begins, with what their entry has come to', async () => {
  const { people } = await mustCallAs(OFFICE, 'speaker.find', { prefix: 'zhou' })
  expect(people).toEqual([
    { id: 'm-zhou', name: 'zhou', branch: 'foreign党支部', unit: 'other党委', state: 'confirmed' },
  ])
  const { people: others } = await mustCallAs(OFFICE, 'speaker.find', { prefix: 'li' })
  expect(others).toEqual([{ id: 'm-li', name: 'li', branch: 'branch党支部', unit: 'unit党委', state: null }])
})

test('units of the group, then the open branches of one', async () => {
  const { orgs: units } = await mustCallAs(OFFICE, 'tour.hosts', { unitId: null })
  expect(units.map(({ id }) => id)).toEqual(['other', 'unit'])
  const { orgs: branches } = await mustCallAs(OFFICE, 'tour.hosts', { unitId: 'unit' })
  expect(branches).toEqual([
    { id: 'branch', name: 'branch党支部' },
    { id: 'sibling', name: 'sibling党支部' },
  ])
})

test.each(['o-li', 'o-secretary', 'o-administrator'])('%s looks for nobody here', async (openid) => {
  for (const { reply } of [
    await callAs(openid, 'speaker.find', { prefix: 'zhou' }),
    await callAs(openid, 'tour.hosts', { unitId: null }),
  ]) {
    expect(reply).toMatchObject({ ok: false, code: 'FORBIDDEN' })
  }
})
