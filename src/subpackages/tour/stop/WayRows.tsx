import { View } from '@tarojs/components'
import { Row } from '../../../components/Row'
import { navigate } from '../../../lib/navigate'
import type { StopCard } from './useStopCard'

/** What leads on from here: the way there, the hall, what was asked and said. */
export function WayRows(card: StopCard) {
  const { data, isAhead, inCalendar, addToCalendar, showMap } = card
  const { stop, mine } = data
  return (
    <View>
      {stop.point && <Row icon='map-pin' title='在地图上看' sub='可以接着导航，行车时间按高速估算' onClick={showMap} />}
      {isAhead && mine === 'coming' && (
        <Row
          icon='calendar-plus'
          title={inCalendar ? '已在手机日历里' : '加入手机日历'}
          sub={inCalendar ? '时间改了，请再加一次' : '到时候手机会提醒'}
          onClick={() => void addToCalendar()}
        />
      )}
      <HallRows {...card} />
    </View>
  )
}

function HallRows({ data: { stop }, mayRun, isRunning, lectures }: StopCard) {
  const { sessionId } = stop
  if (!sessionId) return null
  return (
    <>
      {mayRun && isRunning && (
        <Row icon='monitor' title='投屏签到码' sub='听众扫码签到' onClick={() => navigate('screen', { sessionId })} />
      )}
      {mayRun && (
        <Row
          icon='users-round'
          title={stop.legs.length ? '现场签到与清点' : '现场签到'}
          sub='谁到了，替没带手机的同志点到'
          onClick={() => navigate('live', { sessionId })}
        />
      )}
      {lectures && (
        <Row
          icon='message-circle-question'
          title='问题台'
          sub='听众提的问题，逐个答复'
          onClick={() => navigate('desk', { sessionId })}
        />
      )}
    </>
  )
}
