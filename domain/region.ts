/** The 14 市州 of Hunan: where they stand on a map of tiles, and how long the way between them takes. */

export const regions = [
  'changsha',
  'zhuzhou',
  'xiangtan',
  'hengyang',
  'shaoyang',
  'yueyang',
  'changde',
  'zhangjiajie',
  'yiyang',
  'chenzhou',
  'yongzhou',
  'huaihua',
  'loudi',
  'xiangxi',
] as const
export type Region = (typeof regions)[number]

export const regionNames: Record<Region, string> = {
  changsha: '长沙',
  zhuzhou: '株洲',
  xiangtan: '湘潭',
  hengyang: '衡阳',
  shaoyang: '邵阳',
  yueyang: '岳阳',
  changde: '常德',
  zhangjiajie: '张家界',
  yiyang: '益阳',
  chenzhou: '郴州',
  yongzhou: '永州',
  huaihua: '怀化',
  loudi: '娄底',
  xiangxi: '湘西',
}

export interface Tile {
  column: number
  row: number
}

/** Counted from 1, as a CSS grid does: four columns and five rows, every neighbour on its right side of the province. */
export const regionTiles: Record<Region, Tile> = {
  zhangjiajie: { column: 2, row: 1 },
  changde: { column: 3, row: 1 },
  yueyang: { column: 4, row: 1 },
  xiangxi: { column: 1, row: 2 },
  yiyang: { column: 3, row: 2 },
  changsha: { column: 4, row: 2 },
  huaihua: { column: 1, row: 3 },
  loudi: { column: 2, row: 3 },
  xiangtan: { column: 3, row: 3 },
  zhuzhou: { column: 4, row: 3 },
  shaoyang: { column: 2, row: 4 },
  hengyang: { column: 3, row: 4 },
  yongzhou: { column: 2, row: 5 },
  chenzhou: { column: 3, row: 5 },
}

/**
 * Minutes from seat to seat, each row against the regions before it. Estimated from road distances at some 90 km/h, with a
 * quarter of an hour for the ends in town; not measured, and nobody's regulation: a plan needs hours, not minutes.
 */
const below: readonly (readonly number[])[] = [
  [],
  [50],
  [50, 35],
  [135, 105, 110],
  [165, 155, 140, 105],
  [115, 145, 145, 235, 260],
  [125, 160, 150, 240, 205, 150],
  [215, 250, 235, 325, 270, 240, 115],
  [70, 100, 85, 180, 160, 130, 75, 175],
  [220, 195, 200, 110, 195, 320, 330, 425, 275],
  [210, 185, 180, 100, 105, 310, 290, 350, 240, 145],
  [300, 285, 265, 240, 155, 345, 205, 165, 255, 325, 235],
  [105, 105, 80, 125, 80, 205, 155, 240, 105, 215, 160, 210],
  [270, 300, 285, 305, 215, 295, 155, 85, 215, 390, 295, 85, 245],
]

/** By motorway, the same both ways; 0 within a region. */
export function travelMinutes(one: Region, other: Region): number {
  const [a, b] = [regions.indexOf(one), regions.indexOf(other)]
  return a === b ? 0 : below[Math.max(a, b)]![Math.min(a, b)]!
}

/** 1 小时 20 分 */
export function travelWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const parts = [...(hours ? [`${hours} 小时`] : []), ...(rest || !hours ? [`${rest} 分`] : [])]
  return parts.join(' ')
}
