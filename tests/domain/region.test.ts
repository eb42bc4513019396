import { type Region, regionNames, regions, regionTiles, travelMinutes, travelWords } from '#domain/region'

const pairs = regions.flatMap((one) => regions.map((other): [Region, Region] => [one, other]))

test('14 regions, each with a name and a tile of its own', () => {
  expect([regions.length, new Set(Object.values(regionNames)).size]).toEqual([14, 14])
  const tiles = regions.map((region) => `${regionTiles[region].column}:${regionTiles[region].row}`)
  expect(new Set(tiles).size).toBe(14)
  for (const region of regions) {
    expect([regionTiles[region].column <= 4, regionTiles[region].row <= 5]).toEqual([true, true])
  }
})

test('the way is the same both ways, nothing within a region, and never longer than by a third one', () => {
  for (const [one, other] of pairs) {
    const way = travelMinutes(one, other)
    expect(way).toBe(travelMinutes(other, one))
    expect(way === 0).toBe(one === other)
    for (const third of regions)
      expect(way).toBeLessThanOrEqual(travelMinutes(one, third) + travelMinutes(third, other))
  }
})

test.each<[Region, Region, string]>([
  ['changsha', 'changsha', '0 分'],
  ['changsha', 'xiangtan', '50 分'],
  ['changsha', 'yiyang', '1 小时 10 分'],
  ['changsha', 'huaihua', '5 小时'],
  ['yongzhou', 'zhangjiajie', '5 小时 50 分'],
])('%s to %s takes %s', (one, other, words) => {
  expect(travelWords(travelMinutes(one, other))).toBe(words)
})
