import type { MonthPack } from '../../cloudfunctions/shared/documents'

const choice = (title: string, summary: string) => ({ title, summary, materials: [] })

/** What the group would publish for a month; own texts on the road's own work. */
export const packFor = (month: string, publishedAt: number): MonthPack => ({
  _id: month,
  month,
  version: 1,
  title: '守好一条路，温暖一程人',
  lesson: [
    choice('雨雾天怎样守住收费口', '灯先亮，话先到，手势做足，再放行。12 分钟。'),
    choice('把窗口当成岗位第一课', '一句问候、一个手势、一张笑脸的来历。15 分钟。'),
  ],
  film: [
    choice('山路上的灯', '隧道养护班的一夜。18 分钟。'),
    choice('一次投诉怎样变成改进', '从一通电话到一条新规矩。14 分钟。'),
  ],
  practice: [
    choice('雨雾保通演练，理一遍便民点', '分两组，清点锥桶、灯牌和热水。'),
    choice('走一段自己养护的路', '拍下三处隐患，当场认领。'),
  ],
  case: [
    choice('绿色通道一车一证', '查验时少问了一句，多跑了一趟，错在哪里，怎样改。'),
    choice('凌晨三点的清障', '党员突击队四十分钟恢复通行，靠的是哪几步。'),
  ],
  publishedAt,
  publishedBy: 'administrator',
})
