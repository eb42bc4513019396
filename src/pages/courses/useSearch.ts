import { useState } from 'react'
import { lengthOf } from '../../lib/lengthOf'
import { say } from '../../platform/dialog'

const LEAST = 2

/** Asked on confirming, not at each letter: an input method shows half-written words in between. */
export function useSearch() {
  const [typed, type] = useState('')
  const [text, setText] = useState('')
  return {
    typed,
    type,
    /** What is being looked for; '' for nothing. */
    text,
    confirm() {
      const words = typed.trim()
      if (words && lengthOf(words) < LEAST) return say('请输入两个字以上，再搜索')
      setText(words)
    },
    clear() {
      type('')
      setText('')
    },
  }
}

export type Search = ReturnType<typeof useSearch>
