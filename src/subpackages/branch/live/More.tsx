import { dayOf } from '#domain/calendar'
import { isDeskOpen } from '#domain/question'
import { refuseDoorChange } from '#domain/session'
import { Row } from '../../../components/Row'
import { Sheet } from '../../../components/Sheet'
import { navigate } from '../../../lib/navigate'
import { useMe } from '../../../me'
import type { Phase } from './roster'
import type { ReadyLive } from './useLive'

interface Way {
  title: string
  sub: string
  go: () => unknown
}

/** People are there from the moment the doors open. */
const haveComeIn: readonly Phase[] = ['early', 'open', 'closed']

function useWays({ data, phase, now, open }: ReadyLive): Way[] {
  const { home } = useMe()
  const { session, helpers } = data
  const params = { sessionId: session.id }
  // who helps appoints nobody
  const helps = helpers.some(({ id }) => id === home?.data.me.id)
  const ways: (Way & { offered: boolean })[] = [
    {
      title: '反扫',
      sub: '扫同志手机上的个人码，没有网络也能记',
      go: () => navigate('counterScan', params),
      offered: phase === 'early' || phase === 'open',
    },
    {
      title: '抽查',
      sub: '从签到的人里抽几位，看在不在',
      go: () => navigate('spotCheck', params),
      offered: haveComeIn.includes(phase) && now <= session.end,
    },
    {
      title: '清点人数',
      sub: '带队外出的，一程一程数清楚',
      go: () => open({ kind: 'legs' }),
      offered: session.kind === 'stop' && haveComeIn.includes(phase),
    },
    {
      title: '签到方式',
      sub: '数字码，补传，签退，距离检查',
      go: () => open({ kind: 'door' }),
      offered: refuseDoorChange(session, now) === null,
    },
    {
      title: '现场帮手',
      sub: helpers.length ? `已请 ${helpers.map(({ name }) => name).join('，')}` : '请人帮着点名和反扫',
      go: () => open({ kind: 'helpers' }),
      offered: !helps && !session.cancelled && dayOf(now) <= dayOf(session.end),
    },
    {
      title: '课前预习',
      sub: '布置一门课，大家先看先答题',
      go: () => open({ kind: 'prep' }),
      offered: !session.cancelled && now < session.start,
    },
    {
      title: '问题台',
      sub: '大家问了什么，逐个给出结果，再收尾',
      go: () => navigate('desk', params),
      offered: !session.cancelled && isDeskOpen(session, now),
    },
    {
      title: '评课',
      sub: '多少人评过，满五人才出结果',
      go: () => navigate('evaluate', params),
      offered: !session.cancelled && now >= session.end,
    },
  ]
  return ways.filter(({ offered }) => offered)
}

/** 投屏 and 点名 are what one needs; all else is behind this one row. */
export function MoreRow(live: ReadyLive) {
  const ways = useWays(live)
  if (!ways.length) return null
  return (
    <Row title='更多' sub={ways.map(({ title }) => title).join('，')} onClick={() => live.open({ kind: 'more' })} />
  )
}

export function MoreSheet(live: ReadyLive) {
  const ways = useWays(live)
  return (
    <Sheet open title='更多' onClose={live.shut}>
      {ways.map(({ title, sub, go }, index) => (
        <Row
          key={title}
          title={title}
          sub={sub}
          last={index === ways.length - 1}
          onClick={() => {
            live.shut()
            void go()
          }}
        />
      ))}
    </Sheet>
  )
}
