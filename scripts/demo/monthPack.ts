import type { MonthPack } from '../../cloudfunctions/shared/documents'

/** What the group would publish for a month; own texts on the road's own work. */
export const packFor = (month: string, publishedAt: number): MonthPack => ({
  _id: month,
  title: '守好一条路，温暖一程人',
  lesson: [
    { title: '雨雾天怎样守住收费口', summary: '灯先亮，话先到，手势做足，再放行。12 分钟。' },
    { title: '把窗口当成岗位第一课', summary: '一句问候、一个手势、一张笑脸的来历。15 分钟。' },
  ],
  film: [
    { title: '山路上的灯', summary: '隧道养护班的一夜。18 分钟。' },
    { title: '一次投诉怎样变成改进', summary: '从一通电话到一条新规矩。14 分钟。' },
  ],
  practice: [
    { title: '雨雾保通演练，理一遍便民点', summary: '分两组，清点锥桶、灯牌和热水。' },
    { title: '走一段自己养护的路', summary: '拍下三处隐患，当场认领。' },
  ],
  publishedAt,
})
