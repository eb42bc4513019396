import { View } from '@tarojs/components'
import { Page } from '../../components/Page'
import { useQuery } from '../../lib/useQuery'
import { KnownHome } from '../../components/KnownHome'
import { Found } from './Found'
import { Going } from './Going'
import { NeedCard } from './need/NeedCard'
import { useKeptNeed } from './need/keptNeed'
import { Promised } from './Promised'
import { SearchBar } from './SearchBar'
import { Shelves } from './Shelves'
import { Stranger } from './Stranger'
import { type ForMe, useShelves } from './useShelves'
import { useSearch } from './useSearch'

/** 课程: where I was, what is meant for me, and everything else by shelf, kind and words. */
export default function CoursesPage() {
  const mine = useQuery('course.forMe', {})
  const search = useSearch()
  if (mine.step === 'failed' && mine.code === 'NOT_BOUND') return <Stranger />
  if (mine.step !== 'ready') return <Page tab='courses' state={mine} />
  return (
    <Page tab='courses' state={mine}>
      <SearchBar {...search} />
      {search.text ? <Found key={search.text} text={search.text} /> : <Centre mine={mine.data} reload={mine.reload} />}
      <Promised />
    </Page>
  )
}

/** Deep in a long list nothing but the list is shown. */
function Centre({ mine, reload }: { mine: ForMe; reload: () => Promise<void> }) {
  const shelves = useShelves(mine)
  const need = useKeptNeed()
  const isFirst = shelves.pages.number === 0
  const answered = need.kept !== null
  return (
    <View>
      <KnownHome />
      {isFirst && <Going going={mine.going} reload={reload} />}
      {isFirst && !answered && <NeedCard {...need} />}
      <Shelves {...shelves} />
      {isFirst && answered && <NeedCard {...need} />}
    </View>
  )
}
