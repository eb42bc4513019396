import { View } from '@tarojs/components'
import { shortDay, timeOf } from '#domain/calendar'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { Tag } from '../../../components/Tag'
import { navigate } from '../../../lib/navigate'
import { kindWords } from '../../../lib/words'
import { Attendance } from './Attendance'
import { Drawers } from './Drawers'
import type { Phase } from './roster'
import { Replies } from './Replies'
import { type ReadyLive, useLive } from './useLive'
import { whenWords } from './sentences'
import styles from './index.module.scss'

const tags: Record<Phase, [state: 'published' | 'open' | 'held' | 'planned', word: string]> = {
  before: ['published', '已发布'],
  early: ['open', '正在签到'],
  open: ['open', '正在签到'],
  closed: ['held', '签到已结束'],
  cancelled: ['planned', '已取消'],
}

const settled = ['recorded', '名单已定'] as const

export default function LivePage() {
  const live = useLive()
  return (
    <Page
      title={live.step === 'ready' ? kindWords[live.data.session.kind] : undefined}
      state={live}
      dock={live.step === 'ready' && <LiveDock {...live} />}
    >
      {live.step === 'ready' && <Ready {...live} />}
    </Page>
  )
}

function Ready(live: ReadyLive) {
  const { data, phase, now } = live
  const [state, word] = data.settledAt === null ? tags[phase] : settled
  return (
    <>
      <View className={styles.top}>
        <Tag state={state} word={word} />
        <View className={styles.when}>
          <Phrases text={whenWords(data.session, phase, now)} />
        </View>
      </View>
      {phase === 'before' || phase === 'cancelled' ? <Replies {...live} /> : <Attendance {...live} />}
      <View className={styles.rules}>{`规则版本 ${data.ruleVersion}`}</View>
      <Drawers {...live} />
    </>
  )
}

function LiveDock({ data: { session }, phase, open, canCall, rollCallUntil }: ReadyLive) {
  const toScreen = () => navigate('screen', { sessionId: session.id })
  if (phase === 'before') {
    return (
      <Dock note={`${shortDay(session.start)} ${timeOf(session.window.opensAt)} 开始签到`}>
        <Button kind='secondary' icon='monitor' onClick={toScreen}>
          投屏
        </Button>
      </Dock>
    )
  }
  if (phase === 'early') {
    return (
      <Dock note={`${timeOf(session.start)} 开始以后，才能结束签到`}>
        <Button kind='primary' icon='monitor' onClick={toScreen}>
          投屏
        </Button>
      </Dock>
    )
  }
  if (phase === 'open') {
    return (
      <Dock>
        <Button kind='secondary' icon='monitor' onClick={toScreen}>
          投屏
        </Button>
        <Button kind='primary' onClick={() => open({ kind: 'close' })}>
          结束签到
        </Button>
      </Dock>
    )
  }
  if (phase !== 'closed') return null
  const until = `可以补点名，到 ${shortDay(rollCallUntil)} ${timeOf(rollCallUntil)} 为止`
  return (
    <Dock note={canCall ? until : undefined}>
      <Button kind='secondary' icon='pen-line' onClick={() => navigate('record', { sessionId: session.id })}>
        写记录
      </Button>
    </Dock>
  )
}
