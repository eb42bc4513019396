import { useEffect } from 'react'
import type { Output } from '#types/contract'
import { type Query, useQuery } from '../../../lib/useQuery'

interface Props {
  branchId: string
  onAnswer: (branchId: string, words: string) => void
}

/** Only a hint, as with the claims. */
export const HOSTING = '请本支部当东道主的，本支部参加的'

/** Null while nothing is known. */
function wordsOf(query: Query<Output<'lecture.ofBranch'>>): string | null {
  if (query.step === 'loading') return null
  if (query.step === 'failed') return HOSTING
  const { hosting, now } = query.data
  const { length } = hosting.filter(({ state, declined, start }) => state === 'planned' && !declined && now < start)
  return length ? `${length} 讲等本支部确认` : HOSTING
}

/** Without the host's word nobody comes, so the row says that it is waited for. Draws nothing. */
export function AskHosting({ branchId, onAnswer }: Props) {
  const words = wordsOf(useQuery('lecture.ofBranch', { branchId }))
  useEffect(() => {
    if (words !== null) onAnswer(branchId, words)
  }, [branchId, words, onAnswer])
  return null
}
