import { useState } from 'react'
import type { Output } from '#types/contract'
import { navigate } from '../../../lib/navigate'
import { usePages } from '../../../lib/usePages'
import { useQuery } from '../../../lib/useQuery'
import { useOffice } from '../useOffice'

type List = Pick<Output<'tour.list'>, 'tours' | 'next' | 'now'>
type Cursor = NonNullable<List['next']>

const nothing: List = { tours: [], next: null, now: 0 }

export function useTours() {
  const pages = usePages<Cursor>('')
  const query = useQuery('tour.list', { ...(pages.after && { after: pages.after }) })
  const { isOffice } = useOffice()
  const [asking, ask] = useState(false)
  const { tours, next, now } = query.step === 'ready' ? query.data : nothing
  return {
    ...query,
    tours,
    now,
    isOffice,
    asking,
    ask,
    saved(tourId: string) {
      ask(false)
      void navigate('tour', { tourId })
    },
    onBack: pages.number ? pages.back : null,
    onNext: next && (() => pages.onward(next)),
  }
}

export type Tours = ReturnType<typeof useTours>
