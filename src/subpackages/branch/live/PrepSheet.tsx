import { Input, View } from '@tarojs/components'
import { CourseRow } from '../../../components/CourseRow'
import { Phrases } from '../../../components/Phrases'
import { Segments } from '../../../components/Segments'
import { Sheet } from '../../../components/Sheet'
import { aboutCourse } from '../../../lib/courseWords'
import { type Query, useQuery } from '../../../lib/useQuery'
import { Confirm } from '../../office/Confirm'
import { Pager } from '../../../components/Pager'
import type { ReadyLive } from './useLive'
import { type Cards, type PrepChoice, usePrepChoice } from './usePrepChoice'
import styles from './index.module.scss'

const shelves = [
  { key: 'group', label: '集团' },
  { key: 'unit', label: '本单位' },
] as const

/** A course with questions, chosen before it starts; it can be replaced until somebody has answered. */
export function PrepSheet({ data, shut }: ReadyLive) {
  const choice = usePrepChoice(data.session.id, shut)
  const { chosen, choose, busy, set } = choice
  if (chosen) {
    return (
      <Sheet open title='布置这门课？' onClose={shut}>
        <Confirm
          lines={[`“${chosen.title}”，${aboutCourse(chosen)}。`, '大家开始以前先看、先答题，有人答过就不能再换。']}
          verb='布置'
          busy={busy}
          onConfirm={set}
          onBack={() => choose(null)}
        />
      </Sheet>
    )
  }
  return (
    <Sheet open title='课前预习' onClose={shut}>
      <View className={styles.hint}>
        <Phrases text={standingWords(choice)} />
      </View>
      <View className={styles.prepSearch}>
        <Input
          className='field-box'
          value={choice.typed}
          maxlength={20}
          confirmType='search'
          placeholder='搜课程、讲课人'
          ariaLabel='搜课程、讲课人'
          onInput={({ detail }) => choice.type(detail.value)}
          onConfirm={choice.search}
        />
      </View>
      {!choice.text && <Segments items={shelves} value={choice.shelf} onChange={choice.setShelf} />}
      {choice.text ? <Found {...choice} /> : <Shelf {...choice} />}
    </Sheet>
  )
}

function standingWords({ prep }: PrepChoice): string {
  const standing = prep.step === 'ready' ? prep.data : null
  if (!standing?.course) return '选一门带课前题的课，大家开始以前先看、先答题，只有主讲人看得到答题人数。'
  return `已布置“${standing.course.title}”，${standing.questions.length} 道题。还没有人答题，就可以换。`
}

const afterOf = ({ pages }: PrepChoice) => (pages.after ? { after: pages.after } : {})

function Shelf(choice: PrepChoice) {
  return <List query={useQuery('course.list', { shelf: choice.shelf, ...afterOf(choice) })} {...choice} />
}

function Found(choice: PrepChoice) {
  return <List query={useQuery('course.search', { text: choice.text, ...afterOf(choice) })} {...choice} />
}

function List({ query, pages, choose }: PrepChoice & { query: Query<Cards> }) {
  if (query.step === 'loading') return <View className={styles.hint}>正在取课程。</View>
  if (query.step === 'failed') return <View className={styles.hint}>{`${query.message}。`}</View>
  const { courses, next } = query.data
  if (!courses.length && !pages.number) return <View className={styles.hint}>没有这样的课程，请换两个字再搜。</View>
  return (
    <View className={styles.prepList}>
      {courses.map((course, index) => (
        <CourseRow key={course.id} course={course} last={index === courses.length - 1} onClick={() => choose(course)} />
      ))}
      <Pager onBack={pages.number ? pages.back : null} onNext={next && (() => pages.onward(next))} />
    </View>
  )
}
