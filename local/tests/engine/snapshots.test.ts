import type { Database } from '../../engine/index'
import { SortedBlocks } from '../../engine/sorted'
import { actionsOn, opened, randomFrom, wireError } from '../support/engine'

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
const random = randomFrom(seed)
beforeAll(() => console.info(`seed ${seed}`))

type Contents = Map<string, number>

/** A plain model of the rules: a copy of everything per transaction, own writes over it, the first writer wins. */
class Model {
  readonly committed: Contents = new Map()
  readonly changedAt = new Map<string, number>()
  readonly open = new Map<string, { copy: Contents; own: Map<string, number | null>; at: number }>()
  clock = 0

  begin(id: string): void {
    this.open.set(id, { copy: new Map(this.committed), own: new Map(), at: this.clock })
  }

  view(id?: string): Contents {
    const transaction = id === undefined ? undefined : this.open.get(id)
    if (!transaction) return this.committed
    const seen = new Map(transaction.copy)
    for (const [key, value] of transaction.own) {
      if (value === null) seen.delete(key)
      else seen.set(key, value)
    }
    return seen
  }

  holderOf(key: string): string | undefined {
    for (const [id, { own }] of this.open) if (own.has(key)) return id
    return undefined
  }

  /** Whether the transaction may write there. */
  mayWrite(id: string, key: string): boolean {
    const holder = this.holderOf(key)
    if (holder !== undefined) return holder === id
    return (this.changedAt.get(key) ?? 0) <= (this.open.get(id)?.at ?? 0)
  }

  store(key: string, value: number | null): void {
    this.changedAt.set(key, ++this.clock)
    if (value === null) this.committed.delete(key)
    else this.committed.set(key, value)
  }

  commit(id: string): void {
    for (const [key, value] of this.open.get(id)?.own ?? []) this.store(key, value)
    this.open.delete(id)
  }
}

const KEYS = Array.from({ length: 12 }, (_key, i) => `k${i}`)

/** One random step, in the database and in the model. */
async function step(database: Database, model: Model): Promise<void> {
  const { abort, begin, commit, get } = actionsOn(database)
  const ids = [...model.open.keys()]
  const id = random.pick(ids)
  const kind = random.below(10)
  if (kind === 0 && ids.length < 4) {
    const transactionId = await begin()
    await get({ _id: 'nobody' }, { transactionId })
    model.begin(transactionId)
  } else if (kind === 1 && id) {
    await commit(id)
    model.commit(id)
  } else if (kind === 2 && id) {
    await abort(id)
    model.open.delete(id)
  } else await writeOne(database, model, kind < 7 ? id : undefined)
}

/** Inserts, changes or removes one document, inside a transaction or not. */
async function writeOne(database: Database, model: Model, transactionId: string | undefined): Promise<void> {
  const { insert, remove, update } = actionsOn(database)
  const key = random.pick(KEYS)
  const before = model.view(transactionId).get(key)
  const next = before !== undefined && random.next() < 0.3 ? null : random.below(100)
  const write = () => {
    if (before === undefined) return insert({ _id: key, n: next }, transactionId)
    const inside = { transactionId }
    return next === null ? remove({ _id: key }, inside) : update({ _id: key }, { $set: { n: next } }, inside)
  }
  if (transactionId === undefined) {
    // It would wait for the holder.
    if (model.holderOf(key) !== undefined) return
    await write()
    if (before !== next) model.store(key, next)
  } else if (model.mayWrite(transactionId, key)) {
    await write()
    // Writing what is there already changes nothing, and so does not lock.
    if (before !== next) model.open.get(transactionId)?.own.set(key, next)
  } else {
    expect(await wireError(write())).toMatch(/TransactionConflict/)
    model.open.delete(transactionId)
  }
}

test('every open snapshot sees its own world, by index and by scan, after each of 1,500 random steps', async () => {
  const indexes = [{ name: 'by_n', keys: { n: 1 as const } }]
  const database = await opened({ strict: false, declarations: { collections: { rows: { indexes } } } })
  const { get } = actionsOn(database)
  const model = new Model()
  for (let i = 0; i < 1500; i++) {
    await step(database, model)
    for (const transactionId of [undefined, ...model.open.keys()]) {
      const from = random.below(100)
      const world = [...model.view(transactionId)]
      const expected = world.filter(([, n]) => n >= from).sort(([a, m], [b, n]) => m - n || (a < b ? -1 : 1))
      const found = await get(
        { n: { $gte: from } },
        { transactionId, order: random.pick([{ n: 1 }, { n: 1, _id: 1 }]) },
      )
      const rows = found.map((row): [string, number] => [String(row._id), Number(row.n)])
      rows.sort(([a, m], [b, n]) => m - n || (a < b ? -1 : 1))
      expect({ seed, i, rows }).toEqual({ seed, i, rows: expected })
      expect(found.map(({ n }) => n)).toEqual(expected.map(([, n]) => n))
    }
  }
  for (const id of [...model.open.keys()]) await actionsOn(database).abort(id)
  expect(database.collections()[0]?.count).toBe(model.committed.size)
})

test('the ordered list agrees with a sorted array', () => {
  const list = new SortedBlocks<number>((a, b) => a - b)
  const plain = new Set<number>()
  for (let i = 0; i < 20_000; i++) {
    const item = random.below(5000)
    if (plain.has(item) && random.next() < 0.6) {
      expect(list.delete(item)).toBe(true)
      plain.delete(item)
    } else if (!plain.has(item)) {
      list.add(item)
      plain.add(item)
    }
  }
  const sorted = [...plain].sort((a, b) => a - b)
  expect(list.size).toBe(plain.size)
  for (const from of [-1, 0, 77, 2500, 4999, 6000]) {
    expect([...list.forwards((item) => item < from)]).toEqual(sorted.filter((item) => item >= from))
    expect([...list.backwards((item) => item < from)]).toEqual(sorted.filter((item) => item < from).reverse())
  }
  expect(list.delete(-5)).toBe(false)
})
