import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { useNow } from '../../../lib/clock'
import type { Lecture } from '../../../lib/lectureWords'
import { useQuery } from '../../../lib/useQuery'

const TICK_MS = 60_000

export interface Opened {
  as: 'host' | 'guest'
  lecture: Lecture
}

export function useHosting() {
  const branchId = decodeURIComponent(useRouter().params.branchId ?? '')
  const query = useQuery('lecture.ofBranch', { branchId })
  const tick = useNow(TICK_MS)
  const [opened, open] = useState<Opened | null>(null)
  const { hosting, linked, now } = query.step === 'ready' ? query.data : { hosting: [], linked: [], now: tick }
  const at = Math.max(tick, now)
  const isOver = ({ end }: Lecture) => end <= at
  const isAhead = (lecture: Lecture) => !isOver(lecture)
  return {
    ...query,
    branchId,
    now: at,
    /** What waits for our word stands first. */
    hosting: [...hosting.filter(isAhead)].sort((a, b) => Number(b.state === 'planned') - Number(a.state === 'planned')),
    /** What is hosted too stands among that. */
    ahead: linked.filter((lecture) => isAhead(lecture) && lecture.host.id !== branchId),
    /** The newest first; what never came about has nothing to be looked at. */
    over: linked.filter((lecture) => isOver(lecture) && lecture.state === 'published').reverse(),
    opened,
    open,
    close: () => open(null),
  }
}

export type Hosting = ReturnType<typeof useHosting>
