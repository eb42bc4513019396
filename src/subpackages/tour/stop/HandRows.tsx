import { View } from '@tarojs/components'
import { Row } from '../../../components/Row'
import { LeaveSheet } from '../LeaveSheet'
import type { StopCard } from './useStopCard'

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

export const Leaving = ({ data: { stop, mine }, handing: { asking, busy, cancel, leave } }: StopCard) =>
  asking && (
    <LeaveSheet
      title={stop.title}
      isWaiting={mine === 'waiting'}
      busy={busy}
      onClose={cancel}
      onConfirm={() => leave(stop.start)}
    />
  )
