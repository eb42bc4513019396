import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { scrollToTop } from '../../platform/scroll'
import { Feedback } from '../../components/Feedback'
import { Materials } from '../../components/Materials'
import { Page } from '../../components/Page'
import { useNow } from '../../lib/clock'
import { navigate } from '../../lib/navigate'
import { type Home, type OwnSession, useHome } from '../../me'
import { type BranchTask, branchTasks, publishDue } from './branchTasks'
import { cardOf } from './card'
import { FirstMonth } from './FirstMonth'
import { headlineOf } from './headline'
import { HeldScans } from './HeldScans'
import { HomeDock, PublishDock } from './HomeDock'
import styles from './index.module.scss'
import { Moon } from './Moon'
import { lastHeld, nextThing, type NextThing, othersThan, replacedBy, shownBy } from './nextThing'
import { BranchRow, CalendarRow, CancelledRow, ChangeRow, OtherRow, ReadingRow, SpeakingRow } from './Rows'
import { ScanAsGuest } from './ScanAsGuest'
import { SessionLeaf } from './SessionLeaf'
import { Stranger } from './Stranger'
import { StudyRows } from './StudyRows'
import { TakeAway } from './TakeAway'
import { useReplies } from './useReplies'
import { toReflectOn } from './useTakeAway'

const TICK_MS = 10_000

/** Asks one question and shows the next thing only, or what a shared card leads to. */
export default function HomePage() {
  const home = useHome()
  const now = useNow(TICK_MS)
  const { come, busy } = useReplies()
  const { params } = useRouter<{ sessionId?: string }>()
  const [chosenId, setChosenId] = useState(params.sessionId && decodeURIComponent(params.sessionId))
  const thing = home.step === 'ready' ? nextThing(home.data, now, chosenId) : null
  useShareAppMessage(() => cardOf(thing && shownBy(thing)))

  if (home.step === 'failed' && home.code === 'NOT_BOUND') return <Stranger />
  if (home.step !== 'ready' || !thing) return <Page state={home} tab='home' />

  const sessionId = 'session' in thing ? thing.session.id : ''
  const askLeave = () => void navigate('leave', { sessionId })
  function choose(id: string) {
    setChosenId(id)
    scrollToTop()
  }

  const { leads } = home.data
  const tasks = branchTasks(home.data, now)
  const due = publishDue(tasks, thing)
  const dock = due ? (
    <PublishDock task={due} />
  ) : (
    <HomeDock thing={thing} now={now} busy={busy} onCome={come} onLeave={askLeave} />
  )
  return (
    <Page state={home} tab='home' dock={dock}>
      <HeldScans sessions={home.data.sessions} />
      <Today home={home.data} thing={thing} now={now} />
      {leads && <FirstMonth key={leads.branchId} home={home.data} branchId={leads.branchId} now={now} />}
      <View className={styles.rows}>
        <OwnRows home={home.data} thing={thing} now={now} onChoose={choose} />
        <ChangeRow thing={thing} onCome={() => void come(sessionId)} onLeave={askLeave} />
        <SpeakingRow {...home.data.me} />
        <BranchRows tasks={tasks.filter((task) => task !== due)} branch={leads?.branch ?? ''} />
        <ScanAsGuest thing={thing} now={now} />
      </View>
      <View className={styles.foot}>
        <Feedback />
      </View>
    </Page>
  )
}

interface OwnRowsProps {
  home: Home
  thing: NextThing
  now: number
  onChoose: (id: string) => void
}

/** About the session on the leaf, about the one just over, and about others that wait. */
function OwnRows({ home, thing, now, onChoose }: OwnRowsProps) {
  const past = toReflectOn(home, now)
  const shown = shownBy(thing)
  const about = thing.step === 'nothing' ? null : thing.session
  const held = lastHeld(home, now)
  const rows = (sessions: OwnSession[]) =>
    sessions.map((one) => <OtherRow key={one.id} session={one} now={now} onChoose={() => onChoose(one.id)} />)
  return (
    <>
      {about && hasMaterials(about) && <Materials key={about.id} sessionId={about.id} />}
      {past && <TakeAway key={past.id} session={past} />}
      <StudyRows home={home} about={about} now={now} />
      {shown && replacedBy(home, shown, now).map((one) => <CancelledRow key={one.id} session={one} />)}
      {thing.step === 'ahead' && thing.session.reply === 'coming' && (
        <CalendarRow key={thing.session.id} session={thing.session} />
      )}
      {rows(othersThan(home, shown, now))}
      {held && !home.leads && <ReadingRow session={held} />}
    </>
  )
}

const hasMaterials = ({ kind, cancelled }: OwnSession) => kind === 'themeDay' && !cancelled

function Today({ home: { me }, thing, now }: { home: Home; thing: NextThing; now: number }) {
  if (thing.step === 'nothing' || thing.step === 'done') return <Moon thing={thing} />
  return (
    <>
      <View className={`${styles.hello} t-head`}>
        {headlineOf(thing, me, now).map((line) => (
          <View key={line.join('')}>
            {line.map((piece) => (
              <Text key={piece} className='ph'>
                {piece}
              </Text>
            ))}
          </View>
        ))}
      </View>
      <SessionLeaf session={thing.session} myId={me.id} now={now} />
    </>
  )
}

function BranchRows({ tasks, branch }: { tasks: BranchTask[]; branch: string }) {
  return tasks.map((task) => (
    <BranchRow key={task.step === 'live' ? task.session.id : task.month} task={task} branch={branch} />
  ))
}
