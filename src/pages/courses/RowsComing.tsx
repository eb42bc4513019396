import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import styles from './index.module.scss'

/** As Skeleton: sooner it would only flicker. */
const PATIENCE_MS = 300
const ROWS = [0, 1, 2, 3]

export function RowsComing() {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <View className={styles.coming} ariaRole='status' ariaLabel='正在载入'>
      {slow &&
        ROWS.map((row) => (
          <View key={row} className={styles.comingRow}>
            <View className={`skel ${styles.comingSign}`} />
            <View className={styles.comingWords}>
              <View className='skel skel-line' />
              <View className='skel skel-line skel-short' />
            </View>
          </View>
        ))}
    </View>
  )
}
