import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Icon } from '../../components/Icon'
import { Phrases } from '../../components/Phrases'
import { navigate } from '../../lib/navigate'
import { useQuery } from '../../lib/useQuery'
import type { Home } from '../../me'
import { type Begun, begunBy, keep, type Step, stepsOf, type StepView, themeDayOf } from './firstMonth'
import styles from './FirstMonth.module.scss'

interface FirstMonthProps {
  home: Home
  branchId: string
  now: number
}

/** For a new secretary; put away, it never comes back. */
export function FirstMonth({ home, branchId, now }: FirstMonthProps) {
  const [begun, setBegun] = useState(() => begunBy(branchId, home, now))
  const [isRecorded, setRecorded] = useState(false)
  useEffect(() => {
    if (begun) keep(branchId, begun)
  }, [branchId, begun])
  if (!begun || begun.away) return null

  const { session, month } = themeDayOf(home, branchId, now)
  const change = (part: Partial<Begun>) => setBegun({ ...begun, ...part })
  function go(step: Step) {
    change({ seen: [...begun!.seen.filter((one) => one !== step), step] })
    if (step === 'people') return navigate('people', { orgId: branchId })
    if (step === 'day' && session) return navigate(now < session.end ? 'live' : 'record', { sessionId: session.id })
    return navigate('month', { branchId, month })
  }

  const steps = stepsOf({ seen: begun.seen, session, isRecorded, now })
  const isOver = steps.every(({ done }) => done)
  return (
    <View className={`card ${styles.card}`}>
      {session && session.end <= now && <AskRecord branchId={branchId} month={month} onAnswer={setRecorded} />}
      <View className={`${styles.head} t-lead`}>
        <Phrases text={isOver ? '四步都走完了，以后每月照这样。' : '第一个月，照这四步走。'} />
      </View>
      {steps.map((view, index) => (
        <StepRow key={view.step} {...view} number={index + 1} onClick={() => void go(view.step)} />
      ))}
      <View
        className={`${styles.away} t-small c-2`}
        hoverClass={styles.press}
        ariaRole='button'
        onClick={() => change({ away: true })}
      >
        收起，不再显示
      </View>
    </View>
  )
}

function StepRow({ number, title, sub, done, open, onClick }: StepView & { number: number; onClick: () => void }) {
  return (
    <View
      className={styles.step}
      hoverClass={open ? styles.press : 'none'}
      ariaRole={open ? 'button' : undefined}
      ariaLabel={`第${number}步，${title}，${done ? '已做' : '还没有做'}`}
      onClick={open ? onClick : undefined}
    >
      <View className={done ? `${styles.disc} ${styles.done}` : styles.disc}>
        {done ? <Icon name='check' size='s' /> : number}
      </View>
      <View className={styles.words}>
        <View>{title}</View>
        <View className='t-cap c-3'>
          <Phrases text={open ? sub : '主题党日发布以后再做'} />
        </View>
      </View>
      {open && (
        <View className='c-3'>
          <Icon name='chevron-right' size='s' />
        </View>
      )}
    </View>
  )
}

interface AskRecordProps {
  branchId: string
  month: string
  onAnswer: (isRecorded: boolean) => void
}

/** Draws nothing: home does not know how far the record is, and asks only when there may be one. */
function AskRecord({ branchId, month, onAnswer }: AskRecordProps) {
  const query = useQuery('themeDay.month', { branchId, month })
  const record = query.step === 'ready' ? query.data.published?.record : undefined
  useEffect(() => onAnswer(record === 'reported' || record === 'accepted'), [record, onAnswer])
  return null
}
