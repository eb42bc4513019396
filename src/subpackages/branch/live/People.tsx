import { type ReactNode, useState } from 'react'
import { Text, View } from '@tarojs/components'
import { scrollToElement } from '../../../platform/scroll'
import { Button } from '../../../components/Button'
import { PersonLine } from './PersonLine'
import type { Person } from './roster'
import styles from './index.module.scss'

/** Two hundred people stay smooth: no more rows than this exist at a time, and all in one setData. */
const PAGE = 20
const TOP = 'people-top'

interface Props {
  people: readonly Person[]
  about: (person: Person) => string
  right?: (person: Person) => ReactNode
  /** Shows what is known of one. */
  onTap?: (person: Person) => void
  /** In place of an empty list. */
  none: string
}

export function People({ people, about, right, onTap, none }: Props) {
  const [page, setPage] = useState(0)
  const pages = Math.ceil(people.length / PAGE)
  // a list that has become shorter may have lost the page one was on
  const current = Math.min(page, Math.max(0, pages - 1))
  const shown = people.slice(current * PAGE, (current + 1) * PAGE)

  function turn(to: number) {
    setPage(to)
    scrollToElement(TOP)
  }

  if (!shown.length) return <View className={styles.hint}>{none}</View>
  return (
    <View className={styles.list}>
      <View id={TOP} className={styles.anchor} />
      {shown.map((person, index) => (
        <PersonLine
          key={person.id}
          name={person.name}
          about={about(person)}
          right={right?.(person)}
          last={index === shown.length - 1}
          onTap={onTap && (() => onTap(person))}
        />
      ))}
      {pages > 1 && <Pager page={current} pages={pages} onTurn={turn} />}
    </View>
  )
}

function Pager({ page, pages, onTurn }: { page: number; pages: number; onTurn: (page: number) => void }) {
  return (
    <View className={styles.pager}>
      <Button kind='small' disabled={page === 0} onClick={() => onTurn(page - 1)}>
        上一页
      </Button>
      <Text className={styles.when}>{`${page + 1} / ${pages} 页`}</Text>
      <Button kind='small' disabled={page === pages - 1} onClick={() => onTurn(page + 1)}>
        下一页
      </Button>
    </View>
  )
}
