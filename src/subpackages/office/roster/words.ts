import type { LineKind } from '#domain/roster'
import type { Checked, Written } from './steps'

type Counts = Written['counts']

export const kindWords: Record<LineKind, string> = {
  new: '新增',
  changed: '变动',
  unchanged: '不变',
  refused: '拒绝',
}

/** 新增 12 人，变动 3 人，不变 6997 人 */
export const countWords = ({ new: added, changed, unchanged }: Counts) =>
  `新增 ${added} 人，变动 ${changed} 人，不变 ${unchanged} 人`

export function headOf({ accepted, people, counts, problems, moreProblems }: Checked): string {
  if (!people) return '表格里没有人，请换一个文件。'
  if (!accepted) return `有 ${problems.length + moreProblems} 处要改正，还不能写入。`
  return counts.new + counts.changed ? '检查通过，还没有写入。' : '检查通过，没有要写入的变化。'
}

export function factsOf({ accepted, people, branches, units }: Checked): string {
  const size = `共 ${people} 人，${branches} 个党支部，${units} 个单位党委。`
  return accepted ? size : `${size}请在原来的表格里改好，再选一次。`
}
