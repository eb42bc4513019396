import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Field } from '../../../components/Field'
import { Line } from '../../branch/meetings/plan/Line'
import styles from './Legs.module.scss'

const MOST = 6
const usual = ['去程上车', '到达现场', '返程上车']

interface LegsProps {
  legs: readonly string[]
  error: string | null
  change: (legs: string[]) => void
}

/** 现场教学: what heads are counted after. */
export function Legs({ legs, error, change }: LegsProps) {
  if (!legs.length) {
    return (
      <Field label='现场教学' hint='带队外出的，每一程都清点人数，少了人会提醒。'>
        <Button kind='small' onClick={() => change([...usual])}>
          要带队外出
        </Button>
      </Field>
    )
  }
  const put = (index: number, words: string) => change(legs.map((leg, at) => (at === index ? words : leg)))
  return (
    <Field label='现场教学的每一程' error={error} hint='清空的不记。'>
      {legs.map((leg, index) => (
        <View key={index} className={styles.leg}>
          <Line
            label={`第 ${index + 1} 程`}
            value={leg}
            placeholder='如“返程上车”'
            onChange={(words) => put(index, words)}
          />
        </View>
      ))}
      <View className={styles.buttons}>
        {legs.length < MOST && (
          <View className={styles.button}>
            <Button kind='small' onClick={() => change([...legs, ''])}>
              加一程
            </Button>
          </View>
        )}
        <View className={styles.button}>
          <Button kind='small' onClick={() => change([])}>
            不外出
          </Button>
        </View>
      </View>
    </Field>
  )
}
