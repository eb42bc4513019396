/** The door to the database guards what cannot be seen on the wire. */
import { createMany, db, find, getMany, updateIf } from '../../cloudfunctions/shared/db'
import { people, person } from '../support/people'
import { given, rows, useWorld, world } from '../support/world'

useWorld()

/** As a function would: with a caller, and the SDK's requests going to this cloud. */
const inFunction = async <T>(work: () => Promise<T>) =>
  (await world().run(async () => ({ result: await work() }), {}, { openid: 'o-li' })).reply.result

test('a condition that is undefined is a defect, not a wider query', async () => {
  await given('members', people.li, people.wang)
  await expect(inFunction(() => find('members', { branchId: undefined }, { limit: 10 }))).rejects.toThrow(/undefined/)
  const change = () => updateIf('members', { _id: 'm-li' }, { job: undefined })
  await expect(inFunction(change)).rejects.toThrow(/undefined/)
  expect(rows('members').map(({ job }) => job)).toEqual(['收费员', '收费员'])
})

test('a taken _id is told, not thrown, and the first document stays', async () => {
  expect(await inFunction(() => db.create('members', people.li))).toBe(true)
  expect(await inFunction(() => db.create('members', { ...people.li, name: 'other' }))).toBe(false)
  expect(rows('members')).toMatchObject([{ name: 'li' }])
})

test('a reply that is lost after the commit is found out by reading', async () => {
  world().faults.add({ kind: 'replyLost', action: 'database.insertDocument', times: 1 })
  expect(await inFunction(() => db.create('members', people.li))).toBe(false)
  expect(rows('members')).toHaveLength(1)
})

test.each([100, 1_000])('many documents come in pages, all of them, for a list of %i', async (count) => {
  const crowd = Array.from({ length: count }, (_, index) => person(`p${index}`))
  expect(await inFunction(() => createMany('members', crowd))).toBe(true)
  const found = await inFunction(() =>
    getMany(
      'members',
      crowd.map(({ _id }) => _id),
    ),
  )
  expect(found).toHaveLength(count)
})
