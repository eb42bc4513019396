import { createHash } from 'node:crypto'
import { drawNames } from '#domain/spotCheck'

const digest = (seed: string) => (id: string) => createHash('sha256').update(`${seed}|${id}`).digest('hex')
const ids = Array.from({ length: 40 }, (_, index) => `m-${index}`)

test('the same seed and people give the same names, in whatever order they are read', () => {
  const drawn = drawNames(ids, 5, digest('a'))
  expect(drawNames(ids.toReversed(), 5, digest('a'))).toEqual(drawn)
  expect(new Set(drawn).size).toBe(5)
  expect(ids).toEqual(expect.arrayContaining(drawn))
})

test('fewer people than wanted are all called up, and a longer draw begins with the shorter one', () => {
  expect(drawNames(['a', 'b'], 5, digest('a')).toSorted()).toEqual(['a', 'b'])
  expect(drawNames([], 5, digest('a'))).toEqual([])
  expect(drawNames(ids, 9, digest('a')).slice(0, 4)).toEqual(drawNames(ids, 4, digest('a')))
})

test('equal digests are told apart by the id', () => {
  expect(drawNames(['b', 'c', 'a'], 2, () => 'same')).toEqual(['a', 'b'])
})

test('over 2,000 seeds everybody is called up about as often as anybody else', () => {
  const times = new Map(ids.map((id) => [id, 0]))
  for (let seed = 0; seed < 2_000; seed++) {
    for (const id of drawNames(ids, 2, digest(String(seed)))) times.set(id, times.get(id)! + 1)
  }
  // 100 each on average; five standard deviations of 9.7
  expect(Math.min(...times.values())).toBeGreaterThan(51)
  expect(Math.max(...times.values())).toBeLessThan(149)
})
