import { useState } from 'react'
import { scrollToTop } from '../platform/scroll'

/**
 * A long list page by page, so that a group of thousands stays as light as a branch. `about`: what is asked; asked
 * about something else, it begins at the first page again.
 */
export function usePages<C>(about: string) {
  const [trail, setTrail] = useState<{ about: string; cursors: readonly C[] }>({ about, cursors: [] })
  const cursors = trail.about === about ? trail.cursors : []

  function go(next: readonly C[]) {
    setTrail({ about, cursors: next })
    scrollToTop()
  }

  return {
    /** 0 is the first. */
    number: cursors.length,
    after: cursors[cursors.length - 1],
    onward: (next: C) => go([...cursors, next]),
    back: () => go(cursors.slice(0, -1)),
  }
}
