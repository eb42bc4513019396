const BLOCK = 256

/**
 * An ordered list in blocks of at most 2 × 256 items: finding a place costs O(log n), inserting moves one block.
 * `order` must be total: two different items never compare equal.
 */
export class SortedBlocks<T> {
  readonly #order: (a: T, b: T) => number
  #blocks: T[][] = []
  #size = 0

  constructor(order: (a: T, b: T) => number) {
    this.#order = order
  }

  get size(): number {
    return this.#size
  }

  clear(): void {
    this.#blocks = []
    this.#size = 0
  }

  /** For many at once: two sorted runs are merged in as many steps as there are items. */
  addMany(items: readonly T[]): void {
    const added = [...items].sort(this.#order)
    const sorted = this.#size ? this.#blocks.flat().concat(added).sort(this.#order) : added
    this.#blocks = []
    for (let i = 0; i < sorted.length; i += BLOCK) this.#blocks.push(sorted.slice(i, i + BLOCK))
    this.#size = sorted.length
  }

  add(item: T): void {
    const last = this.#blocks.at(-1)
    if (!last) this.#blocks.push([item])
    // ids and times mostly come in order
    else if (this.#order(last.at(-1) as T, item) < 0) this.#put(item, this.#blocks.length - 1, last.length)
    else this.#put(item, ...this.#seek((other) => this.#order(other, item) < 0))
    this.#size += 1
  }

  #put(item: T, block: number, place: number): void {
    const target = this.#blocks[block] as T[]
    target.splice(place, 0, item)
    if (target.length > 2 * BLOCK) this.#split(block, target)
  }

  #split(block: number, target: T[]): void {
    // Growing at the end (ids and dates in order) leaves full blocks behind, not half-full ones.
    const isLast = block === this.#blocks.length - 1
    this.#blocks.splice(block + 1, 0, target.splice(isLast ? target.length - 1 : BLOCK))
  }

  delete(item: T): boolean {
    const [block, place] = this.#seek((other) => this.#order(other, item) < 0)
    const target = this.#blocks[block]
    const found = target?.[place]
    if (!target || found === undefined || this.#order(found, item) !== 0) return false
    target.splice(place, 1)
    if (!target.length) this.#blocks.splice(block, 1)
    this.#size -= 1
    return true
  }

  /** From the first item for which `before` is false, in order. The list must not change meanwhile. */
  *forwards(before: (item: T) => boolean): Generator<T> {
    let [block, place] = this.#seek(before)
    for (; block < this.#blocks.length; block++, place = 0) {
      const items = this.#blocks[block] as T[]
      for (; place < items.length; place++) yield items[place] as T
    }
  }

  /** From the last item for which `before` is true, in reverse order. */
  *backwards(before: (item: T) => boolean): Generator<T> {
    let [block, place] = this.#seek(before)
    for (; block >= 0; block--) {
      const items = this.#blocks[block] ?? []
      for (let i = Math.min(place, items.length) - 1; i >= 0; i--) yield items[i] as T
      place = Infinity
    }
  }

  /** Block and place of the first item for which `before` is false; `before` must be true, then false, in order. */
  #seek(before: (item: T) => boolean): [block: number, place: number] {
    const block = partition(this.#blocks.length, (i) => before(this.#blocks[i]?.at(-1) as T))
    const items = this.#blocks[block]
    return [block, items ? partition(items.length, (i) => before(items[i] as T)) : 0]
  }
}

/** The first of 0…length for which `before` is false. */
function partition(length: number, before: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (before(middle)) low = middle + 1
    else high = middle
  }
  return low
}
