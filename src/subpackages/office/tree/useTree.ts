import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { Output } from '#types/contract'
import { useQuery } from '../../../lib/useQuery'
import { say } from '../../../platform/dialog'
import { useMay } from '../../../me'

export type Tree = Output<'tree.list'>
export type Org = Tree['org']

/** What may be done here, each in a drawer of its own. */
export type Deed = { kind: 'rename' | 'merge' | 'split' | 'newGroup' } | { kind: 'group'; group: Org }

export function useTree() {
  const orgId = decodeURIComponent(useRouter().params.orgId ?? '')
  const query = useQuery('tree.list', { orgId })
  const [deed, setDeed] = useState<Deed | null>(null)

  const place = query.step === 'ready' ? query.data.org.path : null
  const mayChange = useMay({ may: 'write', resource: 'people' }, place)
  const mayGroup = useMay({ may: 'write', resource: 'partyGroups' }, place)

  if (query.step !== 'ready') return query
  const isThere = query.data.org.to === null
  const isBranch = isThere && query.data.org.level === 'branch'
  return {
    ...query,
    ...query.data,
    deed,
    ask: setDeed,
    cancel: () => setDeed(null),
    async done(sentence: string) {
      setDeed(null)
      say(sentence)
      await query.reload()
    },
    can: { rename: mayChange && isThere, regroup: mayChange && isBranch, group: mayGroup && isBranch },
  }
}

export type ReadyTree = Extract<ReturnType<typeof useTree>, { step: 'ready' }>

/** What a drawer needs to know. */
export type DeedProps = Pick<ReadyTree, 'org' | 'above' | 'cancel' | 'done'>
