import { useRouter } from '@tarojs/taro'
import type { Output } from '#types/contract'
import { useQuery } from '../../../lib/useQuery'
import { usePages } from '../../../lib/usePages'

type Page = Output<'record.waiting'>
export type WaitingRecord = Page['records'][number]

export function useWaiting() {
  const orgId = decodeURIComponent(useRouter().params.orgId ?? '')
  const pages = usePages<NonNullable<Page['next']>>(orgId)
  const query = useQuery('record.waiting', { orgId, ...(pages.after && { after: pages.after }) })
  if (query.step !== 'ready') return query
  const { records, next } = query.data
  return {
    ...query,
    orgId,
    records,
    onBack: pages.number ? pages.back : null,
    onNext: next && (() => pages.onward(next)),
  }
}

export type ReadyWaiting = Extract<ReturnType<typeof useWaiting>, { step: 'ready' }>
