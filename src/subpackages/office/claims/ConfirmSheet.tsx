import { View } from '@tarojs/components'
import { shortDay, timeOf, weekdayOf } from '#domain/calendar'
import { Button } from '../../../components/Button'
import { Facts } from '../../../components/Facts'
import { Sheet } from '../../../components/Sheet'
import type { ReadyClaims } from './useClaims'
import { wayWords } from './words'
import styles from './index.module.scss'

export function ConfirmSheet({ confirming: { claim, cancel, confirm } }: ReadyClaims) {
  if (!claim) return null
  const { name, job, way, askedAt, rebinding } = claim
  return (
    <Sheet open title={`确认是${name}本人？`} onClose={cancel}>
      <Facts
        items={[
          ['职务', job || '名册上没有'],
          ['方式', wayWords[way]],
          ['时间', `${shortDay(askedAt)} ${weekdayOf(askedAt)} ${timeOf(askedAt)}`],
        ]}
      />
      <View className={rebinding ? styles.warn : styles.ask}>
        {rebinding
          ? '请当面或打电话核实。确认以后，原来的手机随即退出，由这部手机代替。'
          : '请当面或打电话核实，这次申请是本人提的。'}
      </View>
      <Button kind='primary' onClick={confirm}>
        确认是本人
      </Button>
    </Sheet>
  )
}
