import { View } from '@tarojs/components'
import { Button } from '../../../../components/Button'
import type { CourseFiles, Sending } from './useCourseFiles'
import { Wrong } from './Wrong'
import styles from './index.module.scss'

export function OnItsWay({ files, ...one }: Sending & { files: CourseFiles }) {
  const { file, percent, stopped, number } = one
  if (!stopped) {
    return (
      <View className={styles.file}>
        <View className={styles.name}>{file.name}</View>
        <View className={styles.track}>
          <View className={styles.done} style={{ width: `${percent}%` }} />
        </View>
        <View className='t-cap c-3' ariaRole='status'>
          {percent < 100 ? `正在上传，已传 ${percent}%` : '已传完，正在核对'}
        </View>
      </View>
    )
  }
  return (
    <View className={styles.file}>
      <View className={styles.name}>{file.name}</View>
      <Wrong sentence={stopped.sentence} />
      <View className={styles.ways}>
        {stopped.mayPass && (
          <View className={styles.way}>
            <Button kind='small' onClick={() => files.again(one)}>
              再试一次
            </Button>
          </View>
        )}
        <View className={styles.way}>
          <Button kind='small' onClick={() => files.drop(number)}>
            {stopped.mayPass ? '不传了' : '知道了'}
          </Button>
        </View>
      </View>
    </View>
  )
}
