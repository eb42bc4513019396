import { View } from '@tarojs/components'
import { Row } from '../../../components/Row'
import type { Deed, ReadyTree } from './useTree'

const rows: { kind: Exclude<Deed['kind'], 'group'>; may: keyof ReadyTree['can']; title: string; sub: string }[] = [
  { kind: 'newGroup', may: 'group', title: '新设党小组', sub: '从本支部选人编组' },
  { kind: 'rename', may: 'rename', title: '更名', sub: '以前的记录保留原来的名称' },
  { kind: 'merge', may: 'regroup', title: '合并到另一支部', sub: '党员转入，历史保留' },
  { kind: 'split', may: 'regroup', title: '拆分', sub: '选出一部分党员，另建支部' },
]

/** What I may change here, and nothing else. */
export function Deeds({ can, ask }: ReadyTree) {
  const shown = rows.filter(({ may }) => can[may])
  if (!shown.length) return null
  return (
    <>
      <View className='sec'>调整</View>
      {shown.map(({ kind, title, sub }, index) => (
        <Row key={kind} title={title} sub={sub} last={index === shown.length - 1} onClick={() => ask({ kind })} />
      ))}
    </>
  )
}
