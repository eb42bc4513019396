import { View } from '@tarojs/components'
import { Bar } from '../../../components/Bar'
import { Phrases } from '../../../components/Phrases'
import { Notice } from '../../account/Notice'
import type { ReadyDesk } from './useCourseDesk'
import styles from './index.module.scss'

/** 主线课程: how much of what is offered, in minutes; nothing offered has no share. */
export function CoreShare({ core }: Pick<ReadyDesk, 'core'>) {
  if (!core || core.isShort === null) return null
  const { minutes, of, isShort } = core
  const percent = Math.round((minutes * 100) / of)
  const label = `主线课程占 ${percent}%`
  return (
    <View className={styles.share}>
      <View className={styles.shareWords}>
        <View className='strong'>{label}</View>
        <View className='t-cap c-3'>
          <Phrases text={`已上架 ${of} 分钟，其中主线 ${minutes} 分钟`} />
        </View>
      </View>
      <Bar
        label={label}
        parts={[
          { state: 'present', count: minutes },
          { state: 'absent', count: of - minutes },
        ]}
      />
      {isShort && (
        <View className={styles.short}>
          <Notice state='late' text='主线课程不够，新课请先安排主线内容，或在已有课程里补上“主线课程”。' />
        </View>
      )}
    </View>
  )
}
