import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import styles from './index.module.scss'

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <View className={styles.section}>
      <View className='sec'>{title}</View>
      {children}
    </View>
  )
}

/** A part, and below it what it is called in code. */
export function Sample({ name, children }: { name: string; children: ReactNode }) {
  return (
    <View className={styles.sample}>
      {children}
      <View className={`${styles.name} t-cap c-3`}>{name}</View>
    </View>
  )
}
