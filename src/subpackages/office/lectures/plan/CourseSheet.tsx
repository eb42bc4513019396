import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import type { Output } from '#types/contract'
import { Option, Options } from '../../../../components/Option'
import { Segments } from '../../../../components/Segments'
import { Sheet } from '../../../../components/Sheet'
import { aboutCourse } from '../../../../lib/courseWords'
import { lengthOf } from '../../../../lib/lengthOf'
import { type Query, useQuery } from '../../../../lib/useQuery'
import { say } from '../../../../platform/dialog'
import { Pager } from '../../../../components/Pager'
import { usePages } from '../../../../lib/usePages'
import type { Planning } from './usePlan'
import styles from './index.module.scss'

type Cards = Output<'course.list'>
type Cursor = NonNullable<Cards['next']>

const shelves = [
  { key: 'group', label: '集团' },
  { key: 'unit', label: '本单位' },
] as const

const LEAST = 2

interface ListProps {
  chosen: string | null
  pages: ReturnType<typeof usePages<Cursor>>
  choose: (course: { id: string; name: string }) => void
}

/** A course to be seen beforehand, or none. */
export function CourseSheet({ draft, change, close }: Planning) {
  const [shelf, setShelf] = useState<'group' | 'unit'>('group')
  const [typed, type] = useState('')
  const [text, setText] = useState('')
  const pages = usePages<Cursor>(`${shelf} ${text}`)
  function choose(course: { id: string; name: string } | null) {
    change({ course })
    close()
  }
  function search() {
    const words = typed.trim()
    if (words && lengthOf(words) < LEAST) say('请输入两个字以上，再搜索')
    else setText(words)
  }
  const list = { chosen: draft.course?.id ?? null, pages, choose }
  return (
    <Sheet open title='课前看哪一门？' onClose={close}>
      <View className='field'>
        <Input
          className='field-box'
          value={typed}
          maxlength={20}
          confirmType='search'
          placeholder='搜课程、讲课人'
          ariaLabel='搜课程、讲课人'
          onInput={({ detail }) => type(detail.value)}
          onConfirm={search}
        />
      </View>
      {!text && <Segments items={shelves} value={shelf} onChange={setShelf} />}
      {text ? <Found text={text} {...list} /> : <Shelf shelf={shelf} {...list} />}
      <View className={styles.list}>
        <Options>
          <Option title='不安排预习' on={draft.course === null} last onClick={() => choose(null)} />
        </Options>
      </View>
    </Sheet>
  )
}

const afterOf = ({ pages }: ListProps) => (pages.after ? { after: pages.after } : {})

const Shelf = ({ shelf, ...list }: ListProps & { shelf: 'group' | 'unit' }) => (
  <List query={useQuery('course.list', { shelf, ...afterOf(list) })} {...list} />
)

const Found = ({ text, ...list }: ListProps & { text: string }) => (
  <List query={useQuery('course.search', { text, ...afterOf(list) })} {...list} />
)

function List({ query, pages, chosen, choose }: ListProps & { query: Query<Cards> }) {
  if (query.step === 'loading') return <View className={styles.hint}>正在取课程。</View>
  if (query.step === 'failed') return <View className={styles.hint}>{`${query.message}。`}</View>
  const { courses, next } = query.data
  if (!courses.length && !pages.number) return <View className={styles.hint}>没有这样的课程，请换两个字再搜。</View>
  return (
    <View className={styles.list}>
      <Options>
        {courses.map((course, index) => (
          <Option
            key={course.id}
            title={course.title}
            about={aboutCourse(course)}
            on={course.id === chosen}
            last={index === courses.length - 1}
            onClick={() => choose({ id: course.id, name: course.title })}
          />
        ))}
      </Options>
      <Pager onBack={pages.number ? pages.back : null} onNext={next && (() => pages.onward(next))} />
    </View>
  )
}
