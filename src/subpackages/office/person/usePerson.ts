import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { Output } from '#types/contract'
import { type Kept, type Query, useQuery } from '../../../lib/useQuery'
import { say } from '../../../platform/dialog'
import { useMay } from '../../../me'
import { useToday } from '../days'

export type Facts = Output<'people.get'>
export type Post = Facts['posts'][number]
export type Mark = Facts['marks'][number]

/** What may be done here, each in a drawer of its own. */
export type Deed =
  { kind: 'invite' | 'exempt' | 'appoint' } | { kind: 'endPost'; post: Post } | { kind: 'endExemption'; mark: Mark }

export function usePerson() {
  const { params } = useRouter()
  const at = {
    branchId: decodeURIComponent(params.branchId ?? ''),
    memberId: decodeURIComponent(params.memberId ?? ''),
  }
  const [on, setOn] = useState<string | null>(null)
  const [last, setLast] = useState<Kept<Facts> | null>(null)
  const asked = useQuery('people.get', { ...at, ...(on && { on }) }, { onAnswer: setLast })
  const tree = useQuery('tree.list', { orgId: at.branchId })
  const [deed, setDeed] = useState<Deed | null>(null)
  const today = useToday()

  /** From the group down to the branch; empty until it is known. */
  const line = tree.step === 'ready' ? [...tree.data.above, tree.data.org] : []
  const place = tree.step === 'ready' ? tree.data.org.path : null
  const can = {
    exempt: useMay({ may: 'write', resource: 'exemptions' }, place),
    appoint: useMay({ may: 'write', resource: 'people' }, place),
    invite: useMay({ may: 'write', resource: 'claims' }, place),
  }

  const query = { ...kept(asked, last), reload: asked.reload }
  if (query.step !== 'ready') return query
  return {
    ...query,
    ...at,
    facts: query.data,
    line,
    today,
    can,
    computeOn: setOn,
    deed,
    ask: setDeed,
    cancel: () => setDeed(null),
    async done(sentence: string) {
      setDeed(null)
      say(sentence)
      await asked.reload()
    },
  }
}

/** While another day is asked for, the one before stays; it outlives a bad line, never a refusal. */
function kept(asked: Query<Facts>, last: Kept<Facts> | null): Query<Facts> {
  if (asked.step === 'ready' || !last) return asked
  if (asked.step === 'loading') return { step: 'ready', data: last.data, staleSince: null, offline: false }
  const isBadLine = asked.code === 'NETWORK' || asked.code === 'INTERNAL'
  if (!isBadLine) return asked
  return { step: 'ready', data: last.data, staleSince: last.since, offline: asked.code === 'NETWORK' }
}

export type ReadyPerson = Extract<ReturnType<typeof usePerson>, { step: 'ready' }>

/** An exemption or a post that is on today or still to come. */
export const isOpen = ({ to }: Pick<Post, 'to'>, today: string) => to === null || to >= today
