import { View } from '@tarojs/components'
import { Empty } from '../../components/Empty'
import { Phrases } from '../../components/Phrases'
import { useQuery } from '../../lib/useQuery'
import { usePages } from '../../lib/usePages'
import { Cards } from './Cards'
import type { Cursor } from './useShelves'
import styles from './index.module.scss'

/** What answers to the words, in place of the shelves. */
export function Found({ text }: { text: string }) {
  const pages = usePages<Cursor>(text)
  const query = useQuery('course.search', { text, ...(pages.after && { after: pages.after }) })
  const empty = <Empty title='没有找到这样的课程' text='换两个字试试，课名、标签和讲课人都能搜。' />
  return (
    <View>
      <View className={styles.found}>
        <Phrases text={`课名、标签或讲课人里有“${text}”的课程`} />
      </View>
      <Cards query={query} pages={pages} empty={empty} />
    </View>
  )
}
