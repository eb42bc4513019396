import { View } from '@tarojs/components'
import { CourseRow } from '../../components/CourseRow'
import { Phrases } from '../../components/Phrases'
import { Segments } from '../../components/Segments'
import { navigate } from '../../lib/navigate'
import { categoryWords } from '../../lib/words'
import { useMe } from '../../me'
import { KindTabs } from './KindTabs'
import { ShelfList } from './ShelfList'
import type { Shelf, ShelvesState } from './useShelves'
import styles from './index.module.scss'

const shelfWords: Record<Shelf, string> = { meant: '适合您', group: '集团', unit: '本单位' }
const shelves = (['meant', 'group', 'unit'] as const).map((key) => ({ key, label: shelfWords[key] }))

export function Shelves(state: ShelvesState) {
  const { meant, shelf, setShelf, kind, setKind } = state
  return (
    <View className={styles.shelves}>
      <Segments
        items={shelves.filter(({ key }) => key !== 'meant' || meant.length > 0)}
        value={shelf}
        onChange={setShelf}
      />
      {shelf === 'meant' ? (
        <Meant meant={meant} />
      ) : (
        <>
          <KindTabs value={kind} onChange={setKind} />
          <ShelfList shelf={shelf} kind={kind} pages={state.pages} />
        </>
      )}
    </View>
  )
}

/** Whom they are meant for is said: nobody wonders why just these. */
function Meant({ meant }: Pick<ShelvesState, 'meant'>) {
  const { home } = useMe()
  const words = home?.data.me.categories.map((category) => categoryWords[category]).join('、')
  return (
    <>
      {words && (
        <View className={styles.meantFor}>
          <Phrases text={`按类别选的：${words}`} />
        </View>
      )}
      {meant.map((course, index) => (
        <CourseRow
          key={course.id}
          course={course}
          last={index === meant.length - 1}
          onClick={() => navigate('course', { courseId: course.id })}
        />
      ))}
    </>
  )
}
