import { useCallback, useEffect, useState } from 'react'
import { type Query, useQuery } from '../../../lib/useQuery'
import type { Output } from '#types/contract'

interface Props {
  branchId: string
  onAnswer: (branchId: string, words: string) => void
}

/** Only a hint: the page behind it says what went wrong if this question fails. */
export const CLAIMS = '有人要用手机认领身份时，由您确认'

/** Null while nothing is known. */
function wordsOf(query: Query<Output<'claim.list'>>): string | null {
  if (query.step === 'loading') return null
  if (query.step === 'failed') return CLAIMS
  const { length } = query.data.waiting
  return length ? `${length} 人等您确认` : '没有待确认的认领'
}

/** Draws nothing: beside the page, it can ask while the page still waits, so that the page is drawn once with all it says. */
export function AskClaims({ branchId, onAnswer }: Props) {
  const words = wordsOf(useQuery('claim.list', { branchId }))
  useEffect(() => {
    if (words !== null) onAnswer(branchId, words)
  }, [branchId, words, onAnswer])
  return null
}

/** A page that knew home when it opened is drawn at once; one opened cold waits, and is drawn once. */
export function useTold(isHomeKnown: boolean, unknown: string) {
  const [words, setWords] = useState<Partial<Record<string, string>>>({})
  const [isCold] = useState(!isHomeKnown)
  const tell = useCallback((branchId: string, told: string) => setWords((old) => ({ ...old, [branchId]: told })), [])
  return {
    tell,
    wordsOf: (branchId: string) => words[branchId] ?? unknown,
    areTold: (branches: readonly string[]) => !isCold || branches.every((branchId) => words[branchId] !== undefined),
  }
}
