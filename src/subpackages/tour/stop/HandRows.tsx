import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { Sheet } from '../../../components/Sheet'
import type { StopCard } from './useStopCard'
import styles from './index.module.scss'

/** 换人, and out of the place or the line. */
export function HandRows({ data: { stop, mine, mayLeave, offered }, isAhead, handing }: StopCard) {
  if (!isAhead || (mine !== 'coming' && mine !== 'waiting')) return null
  const { busy, offer, ask } = handing
  return (
    <View>
      <View className='sec'>去不了</View>
      {mine === 'coming' && !mayLeave && (
        <Row
          icon='users-round'
          last
          title={offered ? '收回，不换人了' : '请同事接'}
          sub={offered ? '还没有人接，仍由您讲' : '讲这个主题的同事看得到，接走以前仍由您讲'}
          onClick={() => !busy && void offer(stop.start, !offered)}
        />
      )}
      {mayLeave && (
        <Row
          icon='x'
          title={mine === 'waiting' ? '退出排队' : '退出报名'}
          sub={mine === 'waiting' ? '不再等这一站' : '名额让给别的同志'}
          last
          onClick={ask}
        />
      )}
    </View>
  )
}

export function LeaveSheet({ data: { stop, mine }, handing: { asking, busy, cancel, leave } }: StopCard) {
  return (
    <Sheet open={asking} title='退出这一站？' onClose={cancel}>
      <View className={styles.why}>
        <Phrases
          text={
            mine === 'waiting'
              ? '退出以后不再等这一站，要来须重新排队。'
              : '名额让给排在最前面的同志，没有人排队就重新开放报名。'
          }
        />
      </View>
      <Button kind='primary' disabled={busy} why='正在办理' onClick={() => leave(stop.start)}>
        确认退出
      </Button>
    </Sheet>
  )
}
