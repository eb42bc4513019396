import { useEffect, useState } from 'react'

const SETTLED_MS = 300

/** The words once the hand rests: not every letter is a question. */
export function useSettled(words: string): string {
  const [settled, setSettled] = useState(words)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [words])
  return settled
}
