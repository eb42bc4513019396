import { appendFileSync, copyFileSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database, DatabaseOptions } from '../../engine/index'
import { openDatabase } from '../../engine/index'
import { lineOf } from '../../recovery'
import { actionsOn, temporaryFolder } from '../support/engine'

const start = (data: string, more: DatabaseOptions = {}) =>
  openDatabase({ data, declarations: { collections: { rows: {} } }, ...more })

/** What a fresh process finds. */
async function found(data: string) {
  const database = await start(data)
  const rows = database.rows('rows')
  await database.close()
  return rows
}

async function filled(documents: object[], more: DatabaseOptions = {}) {
  const data = temporaryFolder()
  const database = await start(data, more)
  const { insert } = actionsOn(database)
  for (const document of documents) await insert(document)
  await database.close()
  return data
}

const ids = (rows: Record<string, unknown>[]) => rows.map(({ _id }) => _id)

test('what was committed is there after a restart, and nothing else', async () => {
  const data = temporaryFolder()
  const database = await start(data)
  const { abort, begin, commit, insert, perform, remove, update } = actionsOn(database)
  await insert({ _id: 'plain', n: 1 })
  await insert({ _id: 'gone' })
  await remove({ _id: 'gone' })
  const kept = await begin()
  await insert({ _id: 'first' }, kept)
  await update({ _id: 'plain' }, { $inc: { n: 1 } }, { transactionId: kept })
  await commit(kept)
  const aborted = await begin()
  await insert({ _id: 'aborted' }, aborted)
  await abort(aborted)
  await insert({ _id: 'open' }, await begin())
  await perform('addCollection', { collectionName: 'fresh' })
  await database.close()

  const again = await start(data)
  expect(again.rows('rows')).toEqual([{ _id: 'plain', n: 2 }, { _id: 'first' }])
  expect(again.collections().map(({ name, count }) => [name, count])).toEqual([
    ['rows', 2],
    ['fresh', 0],
  ])
  await again.clear()
  await again.close()
  expect(await found(data)).toEqual([])
})

test('every kind of value survives', async () => {
  const nested = Array.from({ length: 90 }).reduce<object>((inner) => ({ inner }), { end: true })
  const documents: Record<string, unknown>[] = [
    { _id: 'v', n: 1, f: 0.1, big: 2 ** 60, less: -(2 ** 31) - 1, huge: 1e300, nan: NaN, inf: -Infinity },
    {
      _id: 7,
      at: new Date(1),
      old: new Date(-1e13),
      re: /a\/b"/i,
      none: null,
      no: false,
      text: '\u0000\n"\ud83d😀中',
    },
    { _id: 'n', nested, list: [[], [1, [2]], {}], '': 'no name', toString: 1 },
  ]
  const data = temporaryFolder()
  const database = await start(data)
  await database.put('rows', ...documents)
  await database.close()
  expect(await found(data)).toEqual(documents)
})

test('a tail torn at any byte is cut off, and writing goes on', async () => {
  const data = await filled([{ _id: 'a' }, { _id: 'b', text: '中文' }, { _id: 'c', text: 'last' }])
  const file = join(data, 'journal.0')
  const whole = readFileSync(file)
  const end = whole.lastIndexOf(10, whole.length - 2) + 1
  for (let length = end; length < whole.length; length++) {
    writeFileSync(file, whole.subarray(0, length))
    expect(ids(await found(data))).toEqual(['a', 'b'])
    expect(readFileSync(file)).toHaveLength(end)
  }
  const database = await start(data)
  await actionsOn(database).insert({ _id: 'd' })
  await database.close()
  expect(ids(await found(data))).toEqual(['a', 'b', 'd'])
})

test('rubbish behind the last commit is cut off', async () => {
  const data = await filled([{ _id: 'a' }])
  appendFileSync(join(data, 'journal.0'), 'deadbeef [{"half a li\nne}\0\0\0')
  expect(ids(await found(data))).toEqual(['a'])
})

test('damage in the middle refuses the start', async () => {
  const data = await filled([{ _id: 'a', text: 'one' }, { _id: 'b' }, { _id: 'c' }])
  const file = join(data, 'journal.0')
  const whole = readFileSync(file)
  for (const at of [0, 8, 20, whole.indexOf(10) + 12]) {
    const damaged = Buffer.from(whole)
    damaged.writeUInt8((damaged[at] ?? 0) ^ 1, at)
    writeFileSync(file, damaged)
    await expect(start(data)).rejects.toThrow(/journal\.0 is damaged at byte \d+: good commits follow/)
    expect(readFileSync(file)).toEqual(damaged)
  }
  writeFileSync(file, whole)
  expect(await found(data)).toHaveLength(3)
})

test('a folder belongs to one process at a time', async () => {
  const data = temporaryFolder()
  const database = await start(data)
  await expect(start(data)).rejects.toThrow(/is in use/)
  await database.close()
  writeFileSync(join(data, 'lock'), '999999999')
  expect(await found(data)).toEqual([])
})

describe('the sync', () => {
  type Sync = () => Promise<void>
  let prototype: { datasync: Sync }
  let data: string
  let database: Database
  beforeEach(async () => {
    data = temporaryFolder()
    const handle = await open(join(data, 'probe'), 'w')
    prototype = Object.getPrototypeOf(handle) as { datasync: Sync }
    await handle.close()
    database = await start(data)
  })
  afterEach(async () => {
    jest.restoreAllMocks()
    await database.close()
  })

  test('commits that wait together share one', async () => {
    const sync = jest.spyOn(prototype, 'datasync')
    const { insert } = actionsOn(database)
    await Promise.all(Array.from({ length: 300 }, (_row, _id) => insert({ _id })))
    expect(sync.mock.calls.length).toBeLessThan(10)
  })

  test('comes before the answer, also before that of a read which saw the commit', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    jest.spyOn(prototype, 'datasync').mockImplementation(() => held)
    const { get, insert } = actionsOn(database)
    const answered: string[] = []
    const insertion = insert({ _id: 'a' }).then(() => answered.push('insert'))
    const read = get({ _id: 'a' }).then((rows) => answered.push(`read ${rows.length}`))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(answered).toEqual([])
    release()
    await Promise.all([insertion, read])
    expect(answered.sort()).toEqual(['insert', 'read 1'])
  })

  test('that fails answers nobody any more', async () => {
    jest.spyOn(prototype, 'datasync').mockRejectedValueOnce(new Error('disk full'))
    const { get, insert } = actionsOn(database)
    await expect(insert({ _id: 'a' })).rejects.toThrow('disk full')
    await expect(get({ _id: 'a' })).rejects.toThrow('disk full')
    await expect(insert({ _id: 'b' })).rejects.toThrow('disk full')
  })
})

describe('compaction', () => {
  const files = (data: string) =>
    readdirSync(data)
      .filter((name) => /journal|snapshot/.test(name))
      .sort()

  test('happens while writing goes on; nothing is lost', async () => {
    const data = temporaryFolder()
    const database = await start(data, { compactBytes: 4000 })
    const { insert, remove, update } = actionsOn(database)
    const writers = [0, 1, 2, 3].map(async (writer) => {
      for (let i = 0; i < 100; i++) {
        await insert({ _id: `${writer}-${i}`, n: 0 })
        await update({ _id: `${writer}-${i}` }, { $inc: { n: i } })
        if (i % 3 === 0) await remove({ _id: `${writer}-${i}` })
      }
    })
    await Promise.all(writers)
    const rows = database.rows('rows')
    await database.close()
    const [journal, snapshot] = files(data)
    expect(files(data)).toHaveLength(2)
    expect([journal, snapshot]).toEqual([
      expect.stringMatching(/journal\.[1-9]/),
      expect.stringMatching(/snapshot\.[1-9]/),
    ])
    expect(rows).toHaveLength(264)
    const sorted = (list: Record<string, unknown>[]) =>
      [...list].sort((a, b) => (String(a._id) < String(b._id) ? -1 : 1))
    expect(sorted(await found(data))).toEqual(sorted(rows))
  })

  /** journal.0 with a and b; then snapshot.1 of both, and journal.1 with c. */
  async function atTheBoundary() {
    const data = await filled([{ _id: 'a' }, { _id: 'b' }])
    const put = (_id: string) => ({ o: 'p' as const, c: 'rows', d: { _id } })
    const snapshot = lineOf([{ o: 'c', c: 'rows' }, put('a'), put('b')]) + lineOf([{ o: 'e', n: 3 }])
    return { data, path: (name: string) => join(data, name), snapshot, commit: lineOf([put('c')]) }
  }
  const FULL = ['a', 'b', 'c']

  test.each<[name: string, prepare: (at: Awaited<ReturnType<typeof atTheBoundary>>) => void, expected: string[]]>([
    ['the new journal is begun', ({ path }) => writeFileSync(path('journal.1'), ''), ['a', 'b']],
    ['the new journal has commits', ({ path, commit }) => writeFileSync(path('journal.1'), commit), FULL],
    [
      'the snapshot is half written',
      ({ path, snapshot, commit }) => {
        writeFileSync(path('journal.1'), commit)
        writeFileSync(path('snapshot.1.tmp'), snapshot.slice(0, 40))
      },
      FULL,
    ],
    [
      'the snapshot is written but not renamed',
      ({ path, snapshot, commit }) => {
        writeFileSync(path('journal.1'), commit)
        writeFileSync(path('snapshot.1.tmp'), snapshot)
      },
      FULL,
    ],
    [
      'the snapshot is renamed, the older pair is there',
      ({ path, snapshot, commit }) => {
        writeFileSync(path('journal.1'), commit)
        writeFileSync(path('snapshot.1'), snapshot)
      },
      FULL,
    ],
    [
      'the old journal has a torn tail and nothing follows',
      ({ path }) => {
        appendFileSync(path('journal.0'), 'torn')
        writeFileSync(path('journal.1'), '')
      },
      ['a', 'b'],
    ],
    ['the new journal has a torn tail', ({ path, commit }) => writeFileSync(path('journal.1'), `${commit}torn`), FULL],
    [
      'the older pair is gone',
      ({ path, snapshot, commit }) => {
        writeFileSync(path('journal.1'), commit)
        writeFileSync(path('snapshot.1'), snapshot)
        truncateSync(path('journal.0'))
      },
      FULL,
    ],
  ])('a crash when %s loses nothing', async (_name, prepare, expected) => {
    const boundary = await atTheBoundary()
    prepare(boundary)
    expect(ids(await found(boundary.data))).toEqual(expected)
    const database = await start(boundary.data, { compactBytes: 1 })
    for (const _id of ['d', 'e']) await actionsOn(database).insert({ _id })
    await database.close()
    expect(files(boundary.data)).toHaveLength(2)
    expect(ids(await found(boundary.data))).toEqual([...expected, 'd', 'e'])
  })

  test.each<[name: string, prepare: (at: Awaited<ReturnType<typeof atTheBoundary>>) => void, error: RegExp]>([
    [
      'a snapshot without its end',
      ({ path, snapshot }) => writeFileSync(path('snapshot.1'), snapshot.split('\n')[0] + '\n'),
      /snapshot\.1 is damaged/,
    ],
    [
      'a snapshot with a damaged line',
      ({ path, snapshot }) => writeFileSync(path('snapshot.1'), `x${snapshot}`),
      /snapshot\.1 is damaged/,
    ],
    [
      'a torn journal before one with commits',
      ({ path, commit }) => {
        appendFileSync(path('journal.0'), 'torn')
        writeFileSync(path('journal.1'), commit)
      },
      /journal\.0 is damaged.*a later journal follows/,
    ],
    ['a missing journal', ({ path }) => copyFileSync(path('journal.0'), path('journal.2')), /journal\.1 is missing/],
  ])('%s refuses the start', async (_name, prepare, error) => {
    const boundary = await atTheBoundary()
    prepare(boundary)
    await expect(start(boundary.data)).rejects.toThrow(error)
  })
})
