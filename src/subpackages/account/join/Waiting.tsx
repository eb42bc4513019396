import { View } from '@tarojs/components'
import { longMonth, monthOf, shortDay, timeOf, weekdayOf } from '#domain/calendar'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Facts } from '../../../components/Facts'
import { Leaf } from '../../../components/Leaf'
import { Phrases } from '../../../components/Phrases'
import type { Waiting as WaitingJoin } from './useJoin'
import styles from './index.module.scss'

export function Waiting({ waiting: { name, branch, askedAt } }: WaitingJoin) {
  return (
    <View>
      <View className={'form-head t-head'}>
        <Phrases text='已提交，等支部书记确认。' />
      </View>
      <Leaf band={[longMonth(monthOf(askedAt)), '认领身份']}>
        <Facts
          items={[
            ['姓名', name],
            ['支部', branch],
            ['提交', `${shortDay(askedAt)} ${weekdayOf(askedAt)}，${timeOf(askedAt)}`],
          ]}
        />
      </Leaf>
      <View className={`${styles.next} t-small c-2`}>
        <Phrases text='书记确认以后，这部手机就能回复、请假和签到。急着用，请给书记打个电话。' />
      </View>
    </View>
  )
}

/** Nothing is left to decide here, so no button is red. */
export function WaitingDock({ askAgain, reload }: WaitingJoin) {
  return (
    <Dock>
      <Button kind='secondary' onClick={askAgain}>
        重填
      </Button>
      <Button kind='secondary' onClick={reload}>
        看看确认了没有
      </Button>
    </Dock>
  )
}
