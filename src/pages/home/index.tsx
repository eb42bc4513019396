import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { LeaveKind } from '#domain/leave'
import { Feedback } from '../../components/Feedback'
import { Page } from '../../components/Page'
import { useNow } from '../../lib/clock'
import { useHome, type Home } from '../../me'
import { type BranchTask, branchTasks, publishDue } from './branchTasks'
import { headlineOf } from './headline'
import { HomeDock, PublishDock } from './HomeDock'
import styles from './index.module.scss'
import { LeaveSheet } from './LeaveSheet'
import { Moon } from './Moon'
import { nextThing, type NextThing } from './nextThing'
import { BranchRow, ChangeRow } from './Rows'
import { ScanAsGuest } from './ScanAsGuest'
import { SessionLeaf } from './SessionLeaf'
import { Stranger } from './Stranger'
import { useReplies } from './useReplies'

const TICK_MS = 10_000

/** Asks one question and shows the next thing only. */
export default function HomePage() {
  const home = useHome()
  const now = useNow(TICK_MS)
  const { come, askLeave, busy } = useReplies()
  const [asking, setAsking] = useState(false)

  if (home.step === 'failed' && home.code === 'NOT_BOUND') return <Stranger />
  if (home.step !== 'ready') return <Page state={home} tab='home' />

  const thing = nextThing(home.data, now)
  const sessionId = 'session' in thing ? thing.session.id : ''
  function leave(kind: LeaveKind) {
    setAsking(false)
    void askLeave(sessionId, kind)
  }

  const tasks = branchTasks(home.data, now)
  const due = publishDue(tasks, thing)
  const dock = due ? (
    <PublishDock task={due} />
  ) : (
    <HomeDock thing={thing} now={now} busy={busy} onCome={come} onLeave={() => setAsking(true)} />
  )
  return (
    <Page state={home} tab='home' dock={dock}>
      <Today home={home.data} thing={thing} now={now} />
      <View className={styles.rows}>
        <ChangeRow thing={thing} onCome={() => void come(sessionId)} onLeave={() => setAsking(true)} />
        <BranchRows tasks={tasks.filter((task) => task !== due)} branch={home.data.leads?.branch ?? ''} />
        <ScanAsGuest thing={thing} now={now} />
      </View>
      <View className={styles.foot}>
        <Feedback />
      </View>
      <LeaveSheet open={asking} onClose={() => setAsking(false)} onChoose={leave} />
    </Page>
  )
}

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
      <SessionLeaf session={thing.session} now={now} />
    </>
  )
}

function BranchRows({ tasks, branch }: { tasks: BranchTask[]; branch: string }) {
  return tasks.map((task) => (
    <BranchRow key={task.step === 'live' ? task.session.id : task.month} task={task} branch={branch} />
  ))
}
