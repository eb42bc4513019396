import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Icon } from '../../components/Icon'
import { Phrases } from '../../components/Phrases'
import { useListening } from '../../lib/listening'
import { navigate } from '../../lib/navigate'
import { GoingSheet } from './GoingSheet'
import { type GoingCourse, leftOf, shareOf } from './progress'
import styles from './index.module.scss'

interface GoingProps {
  going: readonly GoingCourse[]
  reload: () => Promise<void>
}

/** 接着听: the last one; the others, and forgetting, one tap further. */
export function Going({ going, reload }: GoingProps) {
  const [isOpen, setOpen] = useState(false)
  const [last] = going
  if (!last) return null
  return (
    <>
      <View className={`card ${styles.going}`}>
        <Last course={last} />
        <View className={styles.all} hoverClass={styles.press} ariaRole='button' onClick={() => setOpen(true)}>
          <Text>{going.length > 1 ? `听过的 ${going.length} 门，忘记进度` : '忘记进度'}</Text>
          <Icon name='chevron-right' size='s' />
        </View>
      </View>
      {isOpen && <GoingSheet going={going} reload={reload} onClose={() => setOpen(false)} />}
    </>
  )
}

function Last({ course }: { course: GoingCourse }) {
  const { courseId, kind, title } = course
  const isOn = useListening((listening) => listening.course?.id === courseId && listening.step === 'playing')
  const words = isOn ? '正在听' : `${kind === 'film' ? '接着看' : '接着听'}，${leftOf(course)}`
  return (
    <View
      className={styles.last}
      hoverClass={styles.press}
      ariaRole='button'
      ariaLabel={`${words}，${title}`}
      onClick={() => navigate('course', { courseId, play: true })}
    >
      <View className={styles.lastWords}>
        <View className='t-small c-2'>
          <Phrases text={words} />
        </View>
        <View className={`${styles.lastTitle} t-title`}>{title}</View>
        <View className={styles.track}>
          <View className={styles.heard} style={{ width: `${shareOf(course)}%` }} />
        </View>
      </View>
      <View className={styles.disc}>
        <Icon name={isOn ? 'headphones' : 'play'} size='l' />
      </View>
    </View>
  )
}
