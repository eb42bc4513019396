/** 抽查 (SI-12): who is called up is decided by a seed whose seal was shown before anybody had come. */

/** Anyone can recompute it: the ids in the order of their digests under the seed; the first `count` are called up. */
export const drawNames = (ids: readonly string[], count: number, digest: (id: string) => string): string[] =>
  [...ids]
    .map((id) => ({ id, mark: digest(id) }))
    .sort((a, b) => (a.mark < b.mark ? -1 : a.mark > b.mark ? 1 : a.id < b.id ? -1 : 1))
    .slice(0, count)
    .map(({ id }) => id)
