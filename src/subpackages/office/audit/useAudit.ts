import { useState } from 'react'
import type { Output } from '#types/contract'
import { addMonths, monthOf } from '#domain/calendar'
import { serverNow } from '../../../lib/clock'
import { useQuery } from '../../../lib/useQuery'
import { usePages } from '../../../lib/usePages'

export type AuditRecord = Output<'oversight.audit'>['records'][number]

export function useAudit() {
  const [newest] = useState(() => monthOf(serverNow()))
  const [month, setMonth] = useState(newest)
  const pages = usePages<number>(month)
  const query = useQuery('oversight.audit', { month, ...(pages.after !== undefined && { before: pages.after }) })

  return {
    query,
    pages,
    month,
    toEarlier: () => setMonth(addMonths(month, -1)),
    /** Null in the month that is still being written. */
    toLater: month < newest ? () => setMonth(addMonths(month, 1)) : null,
  }
}
