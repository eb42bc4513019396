import type { CourseKind } from '#domain/course'
import { Empty } from '../../components/Empty'
import { courseKindWords } from '../../lib/courseWords'
import { useQuery } from '../../lib/useQuery'
import { Cards } from './Cards'
import type { Shelf, ShelvesState } from './useShelves'

interface ShelfListProps {
  shelf: Exclude<Shelf, 'meant'>
  kind: CourseKind | null
  pages: ShelvesState['pages']
}

export function ShelfList({ shelf, kind, pages }: ShelfListProps) {
  const query = useQuery('course.list', {
    shelf,
    ...(kind && { kind }),
    ...(pages.after && { after: pages.after }),
  })
  return <Cards query={query} pages={pages} empty={<Nothing shelf={shelf} kind={kind} />} />
}

function Nothing({ shelf, kind }: Omit<ShelfListProps, 'pages'>) {
  if (kind) return <Empty title={`还没有${courseKindWords[kind]}课`} text='换一类看看，或者搜一搜。' />
  return shelf === 'group' ? (
    <Empty title='课程还在准备' text='有了可以听的课程，就会放在这里。' />
  ) : (
    <Empty title='本单位还没有课程' text='集团的课程，在“集团”里看。' />
  )
}
