import { useState } from 'react'
import type { Output } from '#types/contract'
import type { CourseCard } from '../../../lib/courseWords'
import { lengthOf } from '../../../lib/lengthOf'
import { useAction } from '../../../lib/useAction'
import { useQuery } from '../../../lib/useQuery'
import { say } from '../../../platform/dialog'
import { usePages } from '../../../lib/usePages'

export type Cards = Output<'course.list'>
type Cursor = NonNullable<Cards['next']>
export type Shelf = 'group' | 'unit'

const LEAST = 2

/** Of two questions only one is asked at a time: a shelf, or the words. */
export function usePrepChoice(sessionId: string, done: () => void) {
  const prep = useQuery('prep.get', { sessionId })
  const setting = useAction('prep.set')
  const [shelf, setShelf] = useState<Shelf>('group')
  const [typed, type] = useState('')
  const [text, setText] = useState('')
  const [chosen, choose] = useState<CourseCard | null>(null)
  const pages = usePages<Cursor>(`${shelf} ${text}`)

  return {
    prep,
    shelf,
    setShelf,
    typed,
    type,
    text,
    search() {
      const words = typed.trim()
      if (words && lengthOf(words) < LEAST) return say('请输入两个字以上，再搜索')
      setText(words)
    },
    pages,
    chosen,
    choose,
    busy: setting.state.step === 'busy',
    async set() {
      if (!chosen || !(await setting.run({ sessionId, courseId: chosen.id }))) return
      say('已布置，大家在首页的“预习和提问”里看得到')
      done()
    },
  }
}

export type PrepChoice = ReturnType<typeof usePrepChoice>
