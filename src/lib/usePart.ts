import { usePages } from './usePages'

const PART = 20

/** Twenty of a list that is here as a whole, or fewer where each is heavy. `about`: of something else, it begins at the first again. */
export function usePart<T>(all: readonly T[], about: string, size = PART) {
  const pages = usePages<number>(about)
  const from = pages.after ?? 0
  const next = from + size
  return {
    shown: all.slice(from, next),
    onBack: pages.number ? pages.back : null,
    onNext: next < all.length ? () => pages.onward(next) : null,
  }
}
