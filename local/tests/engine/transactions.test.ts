import type { Database } from '../../engine/index'
import type { Transaction } from '../support/sdk'
import { _, connect, db, pretend, refusal, rows } from '../support/sdk'

const CONFLICT = /TransactionConflict/
const NOT_EXIST = /TransactionNotExist/
let database: Database

beforeAll(async () => {
  const unique = { indexes: [{ name: 'by_k', keys: { k: 1 as const }, unique: true }] }
  database = (await connect({ declarations: { collections: { rows: {}, keyed: unique } } })).database
})
beforeEach(async () => {
  await database.clear()
  await database.put('rows', { _id: 'a', n: 1 }, { _id: 'b', n: 1 })
})

const stored = (id: string) => database.rows('rows').find(({ _id }) => _id === id)
const inside = async (work: (own: Transaction) => Promise<void>) => {
  const transaction = await db.startTransaction()
  await work(transaction)
  return transaction
}
const of = (transaction: Transaction, id: string) => transaction.collection('rows').doc(id)
const inc = { data: { n: _.inc(1) } }

test('a commit shows everything, an abort nothing', async () => {
  const kept = await inside(async (t) => {
    await of(t, 'a').update(inc)
    await t.collection('rows').add({ data: { _id: 'new' } })
    await of(t, 'b').remove()
  })
  await kept.commit()
  expect(database.rows('rows')).toEqual([{ _id: 'a', n: 2 }, { _id: 'new' }])

  const dropped = await inside(async (t) => {
    await of(t, 'a').update(inc)
    await of(t, 'new').remove()
    await of(t, 'c').set({ data: { n: 1 } })
  })
  await dropped.rollback()
  expect(database.rows('rows')).toEqual([{ _id: 'a', n: 2 }, { _id: 'new' }])
})

test('own writes are visible inside, not outside', async () => {
  const t = await inside(async (own) => void (await of(own, 'a').update(inc)))
  expect((await of(t, 'a').get()).data).toEqual({ _id: 'a', n: 2 })
  expect((await t.collection('rows').where({ n: 2 }).get()).data).toEqual([{ _id: 'a', n: 2 }])
  expect((await rows.doc('a').get()).data).toEqual({ _id: 'a', n: 1 })
  expect((await rows.where({ n: 2 }).get()).data).toEqual([])
  await t.rollback()
})

test('an insert of its own is seen, updated and removed inside', async () => {
  const t = await inside(async (own) => void (await own.collection('rows').add({ data: { _id: 'x', n: 1 } })))
  await of(t, 'x').update(inc)
  expect((await of(t, 'x').get()).data).toEqual({ _id: 'x', n: 2 })
  await of(t, 'x').remove()
  expect((await of(t, 'x').get()).data).toBeNull()
  await t.commit()
  expect(stored('x')).toBeUndefined()
})

test('reads come from the snapshot of the first operation', async () => {
  const t = await inside(async (own) => void (await of(own, 'a').get()))
  await rows.doc('b').update(inc)
  await rows.doc('b2').set({ data: { n: 1 } })
  await rows.doc('a').remove()
  expect((await of(t, 'b').get()).data).toEqual({ _id: 'b', n: 1 })
  expect((await of(t, 'a').get()).data).toEqual({ _id: 'a', n: 1 })
  expect((await t.collection('rows').where({ n: 1 }).get()).data.map(({ _id }) => _id)).toEqual(['a', 'b'])
  await t.commit()
  expect(stored('a')).toBeUndefined()
})

test('the snapshot is not taken before the first operation', async () => {
  const t = await db.startTransaction()
  await rows.doc('a').update(inc)
  expect((await of(t, 'a').get()).data).toEqual({ _id: 'a', n: 2 })
  await t.rollback()
})

test.each<[name: string, write: (t: Transaction) => Promise<unknown>]>([
  ['update', (t) => of(t, 'a').update(inc)],
  ['set', (t) => of(t, 'a').set({ data: { n: 5 } })],
  ['remove', (t) => of(t, 'a').remove()],
])('the second writer fails at its %s, at once', async (_name, write) => {
  const first = await inside(async (t) => void (await of(t, 'a').update(inc)))
  const second = await inside(async (t) => void (await of(t, 'b').get()))
  expect(await refusal(write(second))).toMatch(CONFLICT)
  expect(await refusal(second.rollback())).toMatch(NOT_EXIST)
  await first.commit()
  expect(stored('a')).toEqual({ _id: 'a', n: 2 })
})

test('a document changed since the snapshot cannot be written', async () => {
  const t = await inside(async (own) => void (await of(own, 'a').get()))
  await rows.doc('a').update(inc)
  expect(await refusal(of(t, 'a').update(inc))).toMatch(CONFLICT)
  expect(stored('a')).toEqual({ _id: 'a', n: 2 })
})

test('a document removed since the snapshot cannot be written', async () => {
  const t = await inside(async (own) => void (await of(own, 'a').get()))
  await rows.doc('a').remove()
  expect(await refusal(of(t, 'a').update(inc))).toMatch(CONFLICT)
})

test('an _id inserted behind the snapshot is a conflict, one before it E11000', async () => {
  const t = await inside(async (own) => void (await of(own, 'b').get()))
  await rows.add({ data: { _id: 'new' } })
  expect(await refusal(t.collection('rows').add({ data: { _id: 'new' } }))).toMatch(CONFLICT)
  const other = await db.startTransaction()
  expect(await refusal(other.collection('rows').add({ data: { _id: 'a' } }))).toMatch(/E11000/)
})

test('the same _id inserted by two transactions: the second fails', async () => {
  const first = await inside(async (t) => void (await t.collection('rows').add({ data: { _id: 'new' } })))
  const second = await db.startTransaction()
  expect(await refusal(second.collection('rows').add({ data: { _id: 'new' } }))).toMatch(CONFLICT)
  await first.commit()
})

test('a failed write ends the transaction, as on the server', async () => {
  const t = await inside(async (own) => void (await of(own, 'a').update(inc)))
  expect(await refusal(of(t, 'b').update({ data: { 'n.x': 1 } }))).toMatch(/Cannot create field/)
  expect(await refusal(of(t, 'a').get())).toMatch(NOT_EXIST)
  expect(stored('a')).toEqual({ _id: 'a', n: 1 })
})

test('write skew is possible: each reads what the other writes', async () => {
  const first = await inside(async (t) => void (await of(t, 'b').get()))
  const second = await inside(async (t) => void (await of(t, 'a').get()))
  await of(first, 'a').update({ data: { n: 0 } })
  await of(second, 'b').update({ data: { n: 0 } })
  await first.commit()
  await second.commit()
  expect(database.rows('rows').map(({ n }) => n)).toEqual([0, 0])
})

test('an ordinary write waits for the transaction, then looks at its condition again', async () => {
  const t = await inside(async (own) => void (await of(own, 'a').update(inc)))
  let isDone = false
  const conditional = rows.where({ _id: 'a', n: 1 }).update({ data: { n: 10 } })
  void conditional.then(() => (isDone = true))
  const update = rows.doc('a').update(inc)
  await new Promise((resolve) => setTimeout(resolve, 60))
  expect(isDone).toBe(false)
  await t.commit()
  expect((await update).stats.updated).toBe(1)
  expect((await conditional).stats.updated).toBe(0)
  expect(stored('a')?.n).toBe(3)
})

test('an ordinary insert waits for an insert that may be taken back', async () => {
  const t = await inside(async (own) => void (await own.collection('rows').add({ data: { _id: 'x', by: 't' } })))
  const insert = rows.add({ data: { _id: 'x', by: 'plain' } })
  await t.rollback()
  await insert
  expect(stored('x')).toEqual({ _id: 'x', by: 'plain' })

  const again = await inside(async (own) => void (await own.collection('rows').add({ data: { _id: 'y' } })))
  const refused = refusal(rows.add({ data: { _id: 'y' } }))
  await again.commit()
  expect(await refused).toMatch(/E11000/)
})

test('an ordinary set waits for an insert and replaces it', async () => {
  const t = await inside(async (own) => void (await own.collection('rows').add({ data: { _id: 'x', by: 't' } })))
  const set = rows.doc('x').set({ data: { by: 'plain' } })
  await t.commit()
  expect((await set).stats.updated).toBe(1)
  expect(stored('x')).toEqual({ _id: 'x', by: 'plain' })
})

test.each(['commit', 'rollback', 'get', 'update'])('after its end %s is refused', async (operation) => {
  for (const end of ['commit', 'rollback'] as const) {
    const t = await db.startTransaction()
    await t[end]()
    const calls: Record<string, () => Promise<unknown>> = {
      ...{ commit: () => t.commit(), rollback: () => t.rollback() },
      ...{ get: () => of(t, 'a').get(), update: () => of(t, 'a').update(inc) },
    }
    expect(await refusal(calls[operation]?.() ?? Promise.resolve())).toMatch(NOT_EXIST)
  }
})

describe('unique indexes', () => {
  const keyed = db.collection('keyed')
  test('a key that another transaction is inserting is a conflict', async () => {
    const first = await inside(async (t) => void (await t.collection('keyed').add({ data: { _id: 1, k: 'x' } })))
    const second = await db.startTransaction()
    expect(await refusal(second.collection('keyed').add({ data: { _id: 2, k: 'x' } }))).toMatch(CONFLICT)
    await first.rollback()
  })
  test('an ordinary insert waits until the key is decided', async () => {
    const t = await inside(async (own) => void (await own.collection('keyed').add({ data: { _id: 1, k: 'x' } })))
    const refused = refusal(keyed.add({ data: { _id: 2, k: 'x' } }))
    await t.commit()
    expect(await refused).toMatch(/E11000.*by_k/)
  })
  test('a key given up inside is free inside, and outside after the commit', async () => {
    await database.put('keyed', { _id: 1, k: 'x' })
    const t = await inside(
      async (own) =>
        void (await own
          .collection('keyed')
          .doc(1)
          .update({ data: { k: 'y' } })),
    )
    const insert = keyed.add({ data: { _id: 2, k: 'x' } })
    await t.commit()
    await insert
    expect(database.rows('keyed')).toEqual([
      { _id: 1, k: 'y' },
      { _id: 2, k: 'x' },
    ])
  })
})

describe('runTransaction', () => {
  test('commits what it does and returns its result', async () => {
    const result = await db.runTransaction(async (t) => {
      await of(t, 'a').update(inc)
      return 'done'
    })
    expect(result).toBe('done')
    expect(stored('a')?.n).toBe(2)
  })
  test('an error inside takes everything back', async () => {
    const work = db.runTransaction(async (t) => {
      await of(t, 'a').update(inc)
      throw new Error('mine')
    })
    expect(await refusal(work)).toMatch(/mine/)
    expect(stored('a')?.n).toBe(1)
  })
  test('trap: a conflict at a write is not repeated', async () => {
    let runs = 0
    const work = db.runTransaction(async (t) => {
      runs += 1
      await of(t, 'a').get()
      await rows.doc('a').update(inc)
      await of(t, 'a').update(inc)
    })
    expect(await refusal(work)).toMatch(/^-501001 .*TransactionConflict/)
    expect(runs).toBe(1)
  })
  test('trap: where().update inside runs outside', async () => {
    const work = db.runTransaction(async (t) => {
      await t
        .collection('rows')
        .where({ n: 1 })
        .update({ data: { n: 7 } })
      throw new Error('mine')
    })
    await refusal(work)
    expect(database.rows('rows').map(({ n }) => n)).toEqual([7, 7])
  })
})

describe('races', () => {
  const attempts = 40
  /** Everyone adds 1 to the same number, in two steps. */
  const race = (addOne: () => Promise<unknown>) =>
    Promise.all(
      Array.from({ length: attempts }, () =>
        addOne().then(
          () => 1,
          () => 0,
        ),
      ),
    )

  test('read and write in a transaction: the sum is the number of commits', async () => {
    const won = await race(() =>
      db.runTransaction(async (t) => {
        const { data } = await of(t, 'a').get()
        await of(t, 'a').update({ data: { n: Number(data?.n) + 1 } })
      }),
    )
    const commits = won.filter(Boolean).length
    expect(commits).toBeGreaterThan(0)
    expect(stored('a')?.n).toBe(1 + commits)
  })
  test('negative control: without a transaction updates are lost', async () => {
    await race(async () => {
      const { data } = await rows.doc('a').get()
      await rows.doc('a').update({ data: { n: Number(data?.n) + 1 } })
    })
    expect(stored('a')?.n).toBeLessThan(1 + attempts)
  })
  test('an atomic update needs no transaction', async () => {
    await race(() => rows.doc('a').update(inc))
    expect(stored('a')?.n).toBe(1 + attempts)
  })
  test('a condition in the query is never oversold', async () => {
    const sold = await race(async () => {
      const { stats } = await rows.where({ _id: 'b', n: _.lt(11) }).update(inc)
      if (!stats.updated) throw new Error('sold out')
    })
    expect(sold.filter(Boolean)).toHaveLength(10)
    expect(stored('b')?.n).toBe(11)
  })
  test('of many inserts of one _id one wins', async () => {
    const won = await race(() => rows.add({ data: { _id: 'only' } }))
    expect(won.filter(Boolean)).toHaveLength(1)
  })
  test('transfers keep the sum at every commit', async () => {
    await database.put('rows', { _id: 'a', n: 100 }, { _id: 'b', n: 100 })
    const sums: unknown[] = []
    const stop = database.onCommit(() => sums.push(database.rows('rows').reduce((sum, { n }) => sum + Number(n), 0)))
    const transfer = () =>
      db.runTransaction(async (t) => {
        await of(t, 'a').update({ data: { n: _.inc(-1) } })
        await of(t, 'b').update(inc)
      })
    const won = (await race(transfer)).filter(Boolean).length
    stop()
    expect(sums).toHaveLength(won)
    expect(new Set(sums)).toEqual(new Set([200]))
  })
})

test('the end of an invocation aborts its transactions, not those of others', async () => {
  pretend('first')
  const first = await inside(async (t) => void (await of(t, 'a').update(inc)))
  pretend('second')
  const second = await inside(async (t) => void (await of(t, 'b').update(inc)))
  expect([database.hasOpenTransaction('first'), database.hasOpenTransaction('third')]).toEqual([true, false])
  database.endInvocation('first')
  expect(await refusal(first.commit())).toMatch(NOT_EXIST)
  await second.commit()
  expect(database.rows('rows').map(({ n }) => n)).toEqual([1, 2])
  pretend('test')
})
