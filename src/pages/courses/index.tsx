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
import { type ForMe, type ShelvesState, useShelves } from './useShelves'
import { useSearch } from './useSearch'

/** 课程: where I was, what is meant for me, and everything else by shelf, kind and words. */
export default function CoursesPage() {
  const mine = useQuery('course.forMe', {})
  if (mine.step === 'failed' && mine.code === 'NOT_BOUND') return <Stranger />
  if (mine.step !== 'ready') return <Page tab='courses' state={mine} />
  return (
    <Page tab='courses' state={mine}>
      <Centre mine={mine.data} reload={mine.reload} />
      <Promised />
    </Page>
  )
}

/** Whoever has searched comes back to the shelf and kind where he was. */
function Centre({ mine, reload }: { mine: ForMe; reload: () => Promise<void> }) {
  const search = useSearch()
  const shelves = useShelves(mine)
  return (
    <View>
      <KnownHome />
      <SearchBar {...search} />
      {search.text ? (
        <Found key={search.text} text={search.text} />
      ) : (
        <Offered going={mine.going} reload={reload} shelves={shelves} />
      )}
    </View>
  )
}

interface OfferedProps {
  going: ForMe['going']
  reload: () => Promise<void>
  shelves: ShelvesState
}

/** Deep in a long list nothing but the list is shown. */
function Offered({ going, reload, shelves }: OfferedProps) {
  const need = useKeptNeed()
  const isFirst = shelves.pages.number === 0
  const answered = need.kept !== null
  return (
    <>
      {isFirst && <Going going={going} reload={reload} />}
      {isFirst && !answered && <NeedCard {...need} />}
      <Shelves {...shelves} />
      {isFirst && answered && <NeedCard {...need} />}
    </>
  )
}
