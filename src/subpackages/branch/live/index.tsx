import { View } from '@tarojs/components'
import { shortDay, timeOf } from '#domain/calendar'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { Sheet } from '../../../components/Sheet'
import { Tag } from '../../../components/Tag'
import { navigate } from '../../../lib/navigate'
import { Attendance } from './Attendance'
import { type Phase, turnoutOf } from './roster'
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

export default function LivePage() {
  const live = useLive()
  return (
    <Page state={live} dock={live.step === 'ready' && <LiveDock {...live} />}>
      {live.step === 'ready' && <Ready {...live} />}
    </Page>
  )
}

function Ready(live: ReadyLive) {
  const { data, phase, now } = live
  const [state, word] = tags[phase]
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
      <CloseSheet {...live} />
    </>
  )
}

function LiveDock({ data: { session }, phase, closing, canCall, rollCallUntil }: ReadyLive) {
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
        <Button kind='primary' onClick={closing.ask}>
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

function CloseSheet({ data, closing, rollCallUntil }: ReadyLive) {
  const { absent } = turnoutOf(data.people)
  const left = absent.length ? `还有 ${absent.length} 人未到。` : ''
  return (
    <Sheet open={closing.asking} title='现在结束签到？' onClose={closing.cancel}>
      <View className={styles.ask}>
        {`${left}结束以后不再出码，也不能再开。到了现场却没签上的，${shortDay(rollCallUntil)} ${timeOf(rollCallUntil)} 以前都可以补点名。`}
      </View>
      <Button kind='primary' onClick={closing.confirm}>
        确认结束
      </Button>
    </Sheet>
  )
}
