import { useRouter } from '@tarojs/taro'
import type { Output } from '#types/contract'
import { useNow } from '../../../lib/clock'
import { useQuery } from '../../../lib/useQuery'
import type { Change } from '../stopWords'

export type Version = Output<'tour.changelog'>['versions'][number]

/** A change of a version, or the version alone if it has none: so that twenty at a time are twenty. */
export interface Line {
  version: Version
  change: Change | null
}

const TICK_MS = 60_000

const linesOf = (version: Version): Line[] =>
  version.changes.length ? version.changes.map((change) => ({ version, change })) : [{ version, change: null }]

export function useVersions() {
  const tourId = decodeURIComponent(useRouter().params.tourId ?? '')
  const query = useQuery('tour.changelog', { tourId })
  const now = useNow(TICK_MS)
  if (query.step !== 'ready') return query
  const lines = query.data.versions.flatMap(linesOf)
  return { ...query, lines, now }
}
