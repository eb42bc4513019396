import { actionsOn, opened, wireError } from '../support/engine'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('a transaction is ended by a timer, and its locks with it', async () => {
  const database = await opened({ transactionMs: 40 })
  const { begin, commit, get, insert, update } = actionsOn(database)
  await insert({ _id: 'a', n: 1 })
  const transactionId = await begin()
  await update({ _id: 'a' }, { $set: { n: 2 } }, { transactionId })
  // Waits for the lock, gets it when the timer fires.
  expect(await update({ _id: 'a' }, { $set: { m: 3 } })).toMatchObject({ updated: 1 })
  expect(database.hasOpenTransaction('test')).toBe(false)
  expect(await get({ _id: 'a' })).toEqual([{ _id: 'a', n: 1, m: 3 }])
  expect(await wireError(commit(transactionId))).toMatch(/TransactionNotExist/)
})

test('an ordinary write waits no longer than its limit', async () => {
  const { begin, commit, get, insert, update } = actionsOn(await opened({ lockWaitMs: 40 }))
  await insert({ _id: 'a', n: 1 })
  const transactionId = await begin()
  await update({ _id: 'a' }, { $set: { n: 2 } }, { transactionId })
  expect(await wireError(update({ _id: 'a' }, { $set: { n: 3 } }))).toMatch(/TransactionBusy/)
  await commit(transactionId)
  await pause(60)
  expect(await get({ _id: 'a' })).toEqual([{ _id: 'a', n: 2 }])
})

test('more than 16 MB of writes fail at the commit', async () => {
  const database = await opened({ strict: false })
  const { begin, commit, insert } = actionsOn(database)
  const transactionId = await begin()
  for (const _id of [1, 2, 3]) await insert({ _id, text: 'x'.repeat(6_000_000) }, transactionId)
  expect(await wireError(commit(transactionId))).toMatch(/^DATABASE_TRANSACTION_FAIL .*TransactionNotExist/)
  expect(database.rows('rows')).toEqual([])

  const smaller = await begin()
  for (const _id of [1, 2]) await insert({ _id, text: 'x'.repeat(6_000_000) }, smaller)
  await commit(smaller)
  expect(database.rows('rows')).toHaveLength(2)
})

test('old versions are kept only while a snapshot needs them', async () => {
  const { begin, abort, get, insert, remove, update } = actionsOn(await opened())
  await insert({ _id: 'a', n: 1 })
  const transactionId = await begin()
  await get({ _id: 'a' }, { transactionId })
  for (let n = 2; n < 50; n++) await update({ _id: 'a' }, { $set: { n } })
  await remove({ _id: 'a' })
  await insert({ _id: 'a', n: 'new' })
  expect(await get({ n: 1 }, { transactionId })).toEqual([{ _id: 'a', n: 1 }])
  expect(await get({ n: 1 })).toEqual([])
  await abort(transactionId)
  expect(await get({})).toEqual([{ _id: 'a', n: 'new' }])
})
