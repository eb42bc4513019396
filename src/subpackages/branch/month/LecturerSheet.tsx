import { useState } from 'react'
import { View } from '@tarojs/components'
import { longMonth } from '#domain/calendar'
import { Button } from '../../../components/Button'
import { Option, Options } from '../../../components/Option'
import { Row } from '../../../components/Row'
import { Segments } from '../../../components/Segments'
import { Sheet } from '../../../components/Sheet'
import { type LecturerChoice, lecturerIn, type Rota } from './useLecturer'
import styles from './index.module.scss'

const ways = [
  { key: 'choose', label: '换一个人' },
  { key: 'swap', label: '对调月份' },
] as const
type Way = (typeof ways)[number]['key']

const PAGE = 20

/** Somebody else for this month alone, or the same people in another order. */
export function LecturerSheet({
  month,
  chosen,
  ...choice
}: LecturerChoice & { month: string; chosen?: string | null }) {
  const { query, choosing, close } = choice
  const [way, setWay] = useState<Way>('choose')
  if (!choosing || query.step !== 'ready') return null
  return (
    <Sheet open title='谁来讲微党课？' onClose={close}>
      <View className={styles.ways}>
        <Segments items={ways} value={way} onChange={setWay} />
      </View>
      {way === 'choose' ? (
        <People rota={query.data} chosen={chosen} choose={choice.choose} />
      ) : (
        <Plan plan={query.data.plan} month={month} {...choice} />
      )}
    </Sheet>
  )
}

interface PeopleProps {
  rota: Rota
  chosen?: string | null
  choose: (id: string | null) => void
}

/** Who has not lectured in this round first; whoever has can be asked all the same, and it is said. */
function People({ rota, chosen, choose }: PeopleProps) {
  const [page, setPage] = useState(0)
  const lecturer = lecturerIn(rota, chosen)
  const inOrder = [...rota.people.filter(({ waits }) => waits), ...rota.people.filter(({ waits }) => !waits)]
  const shown = inOrder.slice(page * PAGE, (page + 1) * PAGE)
  const isLast = (page + 1) * PAGE >= inOrder.length
  return (
    <>
      <Options>
        {shown.map(({ id, name, waits }) => (
          <Option
            key={id}
            title={name}
            about={aboutOf(waits, id === rota.proposal?.id)}
            on={id === lecturer?.id}
            onClick={() => choose(id)}
          />
        ))}
        <Option title='先不定主讲人' on={!lecturer} last onClick={() => choose(null)} />
      </Options>
      {inOrder.length > PAGE && (
        <View className={styles.turn}>
          <Button kind='small' onClick={() => setPage(isLast ? 0 : page + 1)}>
            {isLast ? '回到开头' : '看后面的'}
          </Button>
        </View>
      )}
    </>
  )
}

function aboutOf(waits: boolean, isProposed: boolean): string {
  if (isProposed) return '按轮值，轮到这位'
  return waits ? '这一轮还没有讲过' : '这一轮讲过'
}

function Plan({ plan, month, swapWith, swapping }: LecturerChoice & { plan: Rota['plan']; month: string }) {
  const own = plan.find((lecture) => lecture.month === month)
  const others = plan.filter((lecture) => lecture.month !== month)
  if (!own || !others.length) return <View className={styles.note}>后面的月份还没有排人，不能对调。</View>
  return (
    <>
      <View className={styles.note}>{`${longMonth(month)} 轮到 ${own.name}。与哪个月对调？`}</View>
      {others.map((lecture, index) => (
        <Row
          key={lecture.month}
          title={lecture.name}
          sub={longMonth(lecture.month)}
          last={index === others.length - 1}
          right={
            <Button kind='small' disabled={swapping} onClick={() => swapWith(lecture.month)}>
              对调
            </Button>
          }
        />
      ))}
    </>
  )
}
