import { useState } from 'react'
import { dayOf, HOUR } from '#domain/calendar'
import { quarterAfter, quarterOf } from '#domain/quarter'
import type { Region } from '#domain/region'
import type { Output } from '#types/contract'
import { useNow } from '../../../lib/clock'
import { useQuery } from '../../../lib/useQuery'

export type Coverage = Output<'tour.coverage'>

/** Plans reach into the next quarter; what is older than two years is no help in planning. */
const AHEAD = 1
const BACK = 7

export function useCoverage() {
  const [step, setStep] = useState(0)
  const [opened, open] = useState<Region | null>(null)
  const current = quarterOf(dayOf(useNow(HOUR)))
  const quarter = quarterAfter(current, step)
  const query = useQuery('tour.coverage', { quarter })
  return {
    ...query,
    quarter,
    /** What has passed cannot be made good. */
    isOpen: quarter >= current,
    opened,
    open,
    earlier: step > -BACK ? () => setStep(step - 1) : null,
    later: step < AHEAD ? () => setStep(step + 1) : null,
    coverage: query.step === 'ready' ? query.data : null,
  }
}

export type Covered = ReturnType<typeof useCoverage>
