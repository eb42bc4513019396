import { GroupSheet } from './GroupSheet'
import { MergeSheet } from './MergeSheet'
import { RenameSheet } from './RenameSheet'
import { SplitSheet } from './SplitSheet'
import type { ReadyTree } from './useTree'

export function DeedSheet({ deed, org, above, cancel, done }: ReadyTree) {
  const props = { org, above, cancel, done }
  switch (deed?.kind) {
    case undefined:
      return null
    case 'rename':
      return <RenameSheet {...props} />
    case 'merge':
      return <MergeSheet {...props} />
    case 'split':
      return <SplitSheet {...props} />
    case 'newGroup':
      return <GroupSheet {...props} group={null} />
    case 'group':
      return <GroupSheet {...props} group={deed.group} />
  }
}
