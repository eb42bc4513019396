import type { Doc } from '../ejson'
import { invalid, refused } from '../errors'
import type { Index } from './index'
import { leavesAt } from './paths'
import { SortedBlocks } from './sorted'
import type { Entry } from './store'
import { compare, EMPTY, equals, isPlainObject, show } from './values'

export interface IndexKey {
  readonly values: readonly unknown[]
  readonly entry: Entry
}

interface Field {
  readonly path: string
  readonly parts: readonly string[]
  readonly direction: 1 | -1
}

/** An ordered index. It holds the keys of every live version of a document, so a snapshot can be read through it. */
export class IndexTree {
  readonly definition: Index
  readonly fields: readonly Field[]
  /** Paths under which an array was ever seen: bounds and order on them are weaker. Never reset, as on the server. */
  readonly multikey = new Set<string>()
  readonly keys: SortedBlocks<IndexKey>

  constructor(definition: Index) {
    const directions = Object.values<unknown>(definition.keys)
    if (!directions.length || directions.some((each) => each !== 1 && each !== -1)) {
      throw invalid(`the index ${definition.name} needs keys of 1 or -1`)
    }
    this.definition = definition
    this.fields = Object.entries(definition.keys).map(([path, direction]) => ({
      path,
      parts: path.split('.'),
      direction,
    }))
    this.keys = new SortedBlocks((a, b) => this.order(a.values, b.values) || a.entry.seq - b.entry.seq)
  }

  /** Index order of two keys, from a field on; a shorter one is compared by its own length. */
  order(a: readonly unknown[], b: readonly unknown[], from = 0): number {
    for (let i = from; i < a.length && i < b.length; i++) {
      const order = compare(a[i], b[i])
      if (order) return order * (this.fields[i]?.direction ?? 1)
    }
    return 0
  }

  /** The keys of a document: one per element of an array, else one. A missing field counts as null. */
  keysOf(document: Doc): unknown[][] {
    const plain = this.#plainKeyOf(document)
    if (plain) return [plain]
    const columns = this.fields.map((each) => this.#valuesOf(document, each))
    this.#refuseParallelArrays(columns)
    let keys: unknown[][] = [[]]
    for (const column of columns) keys = keys.flatMap((key) => column.map((value) => [...key, value]))
    return keys.length > 1 ? distinct(keys) : keys
  }

  /** The one key of a document without arrays on the way, as most are; null: it takes the longer way. */
  #plainKeyOf(document: Doc): unknown[] | null {
    const key: unknown[] = []
    for (const { parts } of this.fields) {
      let value: unknown = document
      for (const part of parts) {
        if (!isPlainObject(value)) return null
        value = Object.hasOwn(value, part) ? value[part] : undefined
      }
      if (Array.isArray(value)) return null
      key.push(value ?? null)
    }
    return key
  }

  #valuesOf(document: Doc, { path, parts }: Field): unknown[] {
    const leaves = leavesAt(document, parts)
    const values = leaves.flatMap((leaf) => (Array.isArray(leaf) ? (leaf.length ? leaf : [EMPTY]) : [leaf ?? null]))
    if (leaves.length !== 1 || Array.isArray(leaves[0])) this.multikey.add(path)
    return values.length ? values : [null]
  }

  #refuseParallelArrays(columns: unknown[][]): void {
    const roots = new Set(this.fields.filter((_, i) => (columns[i]?.length ?? 0) > 1).map(({ parts }) => parts[0]))
    if (roots.size > 1) {
      throw refused('Write', `cannot index parallel arrays ${[...roots].map((root) => `[${root}]`).join(' ')}`)
    }
  }

  /** The entry's live versions change from `before` to `after`: keys go and come, shared ones stay. */
  shift(entry: Entry, before: readonly Doc[], after: readonly Doc[]): void {
    const old = before.flatMap((document) => this.keysOf(document))
    const next = after.flatMap((document) => this.keysOf(document))
    if (old.length === 1 && next.length === 1 && equals(old[0], next[0])) return
    const without = (keys: unknown[][], others: unknown[][]) =>
      distinct(keys).filter((key) => !others.some((other) => equals(key, other)))
    for (const values of without(old, next)) this.keys.delete({ values, entry })
    for (const values of without(next, old)) this.keys.add({ values, entry })
  }

  /** Takes in many new entries at once, each with one version. */
  load(entries: readonly Entry[], documentOf: (entry: Entry) => Doc | null): void {
    const items: IndexKey[] = []
    for (const entry of entries) {
      const document = documentOf(entry)
      if (document) for (const values of this.keysOf(document)) items.push({ values, entry })
    }
    this.keys.addMany(items)
    if (this.definition.unique) this.#refuseTwins()
  }

  #refuseTwins(): void {
    let last: IndexKey | undefined
    for (const key of this.keys.forwards(() => false)) {
      if (last && last.entry !== key.entry && this.order(last.values, key.values) === 0) {
        throw refused(
          'CreateIndex',
          `E11000 duplicate key error index: ${this.definition.name} dup key: ${show(key.values)}`,
        )
      }
      last = key
    }
  }

  /** Every entry that has, or may get, or may again have this key. */
  *holdersOf(key: readonly unknown[]): Generator<Entry> {
    for (const found of this.keys.forwards(({ values }) => this.order(values, key) < 0)) {
      if (this.order(found.values, key) !== 0) return
      yield found.entry
    }
  }
}

function distinct(keys: unknown[][]): unknown[][] {
  if (keys.length < 2) return keys
  return keys.filter((key, i) => keys.findIndex((other) => equals(key, other)) === i)
}
