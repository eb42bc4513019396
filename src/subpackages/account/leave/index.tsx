import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { monthOf, shortDay, timeOf, weekdayOf } from '#domain/calendar'
import { messages } from '#domain/errors'
import type { Reply } from '#domain/session'
import { Button } from '../../../components/Button'
import { DayLeaf } from '../../../components/DayLeaf'
import { Dock } from '../../../components/Dock'
import { Empty } from '../../../components/Empty'
import { Failure } from '../../../components/Failure'
import { Page } from '../../../components/Page'
import { goBack, navigate } from '../../../lib/navigate'
import { deadline, headAndRest } from '../../../lib/spoken'
import { kindWords } from '../../../lib/words'
import type { Home, OwnSession } from '../../../me'
import { Notice } from '../Notice'
import { Approval } from './Approval'
import { whyNot } from './choice'
import { KindAndReason } from './KindAndReason'
import { type LeaveForm, useAskLeave, useLeaveForm } from './useAskLeave'
import styles from './index.module.scss'

/** 请假: a kind, a reason, and it is handed in. */
export default function LeavePage() {
  const { home, session } = useAskLeave()
  const { again } = useRouter().params
  const [isAnew, setAnew] = useState(again === 'true')
  if (home.step !== 'ready') return <Page state={home} />
  if (!session) return <Refused sentence={messages.NOT_FOUND} />
  const { reply } = session
  const isOpen = reply === null || reply === 'coming' || (reply === 'leaveRefused' && isAnew)
  if (!isOpen) return <Asked reply={reply} onAnew={() => setAnew(true)} />
  return <Form key={session.id} session={session} me={home.data.me} />
}

function Asked({ reply, onAnew }: { reply: Exclude<Reply, 'coming'>; onAnew: () => void }) {
  const isRefused = reply === 'leaveRefused'
  return (
    <Page>
      <Empty
        full={!isRefused}
        title={isRefused ? '这次没有准假' : '这场的假条已经交了'}
        text={isRefused ? '情况有变，可以写明原因再请一次。' : '审批到哪一步，在“我的假条”里看。'}
        action={
          isRefused ? (
            <Button kind='small' onClick={onAnew}>
              再请一次
            </Button>
          ) : (
            <Button kind='small' onClick={() => navigate('ownLeave')}>
              我的假条
            </Button>
          )
        }
      />
    </Page>
  )
}

function Refused({ sentence }: { sentence: string }) {
  const [title, text] = headAndRest(sentence)
  return (
    <Page
      dock={
        <Dock>
          <Button kind='secondary' onClick={goBack}>
            返回
          </Button>
        </Dock>
      }
    >
      <Failure title={title} text={text} />
    </Page>
  )
}

function Form({ session, me }: { session: OwnSession; me: Home['me'] }) {
  const leave = useLeaveForm(session, me)
  const { draft, tooLate, refusal, change } = leave
  if (tooLate) return <Refused sentence={messages[tooLate]} />
  return (
    <Page dock={<AskDock {...leave} />}>
      <View>
        <Head session={session} />
        <View className={`${styles.question} t-head`}>这次为什么来不了？</View>
        <KindAndReason choice={draft} onChange={change} />
        <Approval {...leave} />
        {refusal && <Notice state='late' text={refusal} />}
      </View>
    </Page>
  )
}

/** The leaf, small: what it is about. */
function Head({ session: { start, end, kind } }: Pick<LeaveForm, 'session'>) {
  return (
    <View className={styles.head}>
      <DayLeaf at={start} />
      <View className={styles.about}>
        <View className='t-lead'>{`${Number(monthOf(start).slice(-2))} 月${kindWords[kind]}`}</View>
        <View className='t-small c-2 tnum'>
          <Text className='ph'>{`${shortDay(start)} ${weekdayOf(start)}\u00a0`}</Text>
          <Text className='ph'>{`${timeOf(start)}–${timeOf(end)}`}</Text>
        </View>
      </View>
    </View>
  )
}

function AskDock({ session, now, draft, isWhole, busy, submit }: LeaveForm) {
  return (
    <Dock note={`请在${deadline(session.start, now)} 开始前提交`}>
      <Button kind='primary' disabled={!isWhole || busy} why={busy ? '正在提交' : whyNot(draft)} onClick={submit}>
        交假条
      </Button>
    </Dock>
  )
}
