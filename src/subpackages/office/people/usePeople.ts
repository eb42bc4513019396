import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { Output } from '#types/contract'
import { type Kept, useQuery } from '../../../lib/useQuery'
import { usePages } from '../../../lib/usePages'
import { useSettled } from '../../../lib/useSettled'

type PeoplePage = Output<'people.list'>
export type Person = PeoplePage['people'][number]

export function usePeople() {
  const orgId = decodeURIComponent(useRouter().params.orgId ?? '')
  const [typed, setTyped] = useState('')
  const prefix = useSettled(typed.trim())
  const pages = usePages<NonNullable<PeoplePage['next']>>(`${orgId} ${prefix}`)
  const input = { orgId, ...(prefix && { prefix }), ...(pages.after && { after: pages.after }) }
  // the list before stays until the next one has come: one that vanishes at each letter cannot be read
  const [last, setLast] = useState<Kept<PeoplePage> | null>(null)
  const query = useQuery('people.list', input, { onAnswer: setLast })

  const ready = (data: PeoplePage, age: { staleSince: number | null; offline: boolean }, problem: string | null) => ({
    step: 'ready' as const,
    ...data,
    orgId,
    staleSince: age.staleSince,
    offline: age.offline,
    /** Why there is no list now; what was typed stays. */
    problem,
    reload: query.reload,
    search: { typed, type: setTyped, prefix },
    pages,
  })

  if (query.step === 'ready') return ready(query.data, query, null)
  if (!last) return query
  return ready(last.data, { staleSince: null, offline: false }, query.step === 'failed' ? query.message : null)
}

export type ReadyPeople = Extract<ReturnType<typeof usePeople>, { step: 'ready' }>
