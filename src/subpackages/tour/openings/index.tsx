import { useState } from 'react'
import { View } from '@tarojs/components'
import { monthOf } from '#domain/calendar'
import { Segments } from '../../../components/Segments'
import { serverNow } from '../../../lib/clock'
import { MonthHead } from '../MonthHead'
import { Offers } from './Offers'
import { Openings } from './Openings'
import styles from './index.module.scss'

const lists = [
  { key: 'openings', label: '可报名' },
  { key: 'offers', label: '换人' },
] as const
type List = (typeof lists)[number]['key']

/** What is still to be had in a month: open places, and what colleagues would hand on. */
export default function OpeningsPage() {
  const [thisMonth] = useState(() => monthOf(serverNow()))
  const [month, setMonth] = useState(thisMonth)
  const [list, setList] = useState<List>('openings')
  const head = (
    <View className={styles.head}>
      <MonthHead month={month} first={thisMonth} onChange={setMonth} />
      <Segments items={lists} value={list} onChange={setList} />
    </View>
  )
  return list === 'openings' ? <Openings month={month} head={head} /> : <Offers month={month} head={head} />
}
