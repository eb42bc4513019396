import { useState } from 'react'
import type { CourseKind } from '#domain/course'
import type { Output } from '#types/contract'
import { usePages } from '../../lib/usePages'

export type ForMe = Output<'course.forMe'>
export type Cursor = NonNullable<Output<'course.list'>['next']>
export type Shelf = 'meant' | 'group' | 'unit'

/** What is meant for me has come already, so it is shown first: nothing more is asked for before somebody looks further. */
export function useShelves({ meant }: ForMe) {
  const [chosen, setShelf] = useState<Shelf | null>(null)
  const [kind, setKind] = useState<CourseKind | null>(null)
  const first = meant.length ? 'meant' : 'group'
  const shelf = chosen === null || (chosen === 'meant' && !meant.length) ? first : chosen
  const pages = usePages<Cursor>(`${shelf} ${kind}`)
  return { meant, shelf, setShelf, kind, setKind, pages }
}

export type ShelvesState = ReturnType<typeof useShelves>
