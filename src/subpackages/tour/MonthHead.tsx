import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { addMonths, longMonth, monthOf } from '#domain/calendar'
import { Icon } from '../../components/Icon'
import { serverNow } from '../../lib/clock'
import styles from './MonthHead.module.scss'

interface MonthHeadProps {
  month: string
  /** Beyond these there is nothing to turn to. */
  first?: string
  last?: string
  onChange: (month: string) => void
  /** What stands at the right: drops below at large text. */
  children?: ReactNode
}

/** 12 月, with the year where it is another. */
const words = (month: string) =>
  month.slice(0, 4) === monthOf(serverNow()).slice(0, 4) ? `${Number(month.slice(5))} 月` : longMonth(month)

/** A month to turn over, both ways. */
export function MonthHead({ month, first, last, onChange, children }: MonthHeadProps) {
  const isFirst = first !== undefined && month <= first
  const isLast = last !== undefined && month >= last
  return (
    <View className={styles.head}>
      <View className={styles.turn}>
        <Arrow way='left' label='上个月' off={isFirst} onClick={() => onChange(addMonths(month, -1))} />
        <View className='t-head'>{words(month)}</View>
        <Arrow way='right' label='下个月' off={isLast} onClick={() => onChange(addMonths(month, 1))} />
      </View>
      <View className={styles.right}>{children}</View>
    </View>
  )
}

interface ArrowProps {
  way: 'left' | 'right'
  label: string
  off: boolean
  onClick: () => void
}

function Arrow({ way, label, off, onClick }: ArrowProps) {
  if (off) {
    return (
      <View className={`${styles.arrow} ${styles.off}`}>
        <Icon name={`chevron-${way}`} />
      </View>
    )
  }
  return (
    <View className={styles.arrow} hoverClass={styles.press} ariaRole='button' ariaLabel={label} onClick={onClick}>
      <Icon name={`chevron-${way}`} />
    </View>
  )
}
