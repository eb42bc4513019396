import { View } from '@tarojs/components'
import type { SpeakerState } from '#domain/speaker'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { Row } from '../../../components/Row'
import { Sheet } from '../../../components/Sheet'
import { Tag } from '../../../components/Tag'
import { speakerMark } from '../../../lib/tourWords'
import type { OwnEntry } from './draft'
import { Form } from './Form'
import { type Entry, useEntry } from './useEntry'
import styles from './index.module.scss'

/** 宣讲员资料: to apply, to answer an invitation, and to change what one has said. */
export default function EntryPage() {
  const entry = useEntry()
  if (entry.step !== 'ready') return <Page state={entry} />
  return (
    <Page state={entry} dock={<SaveDock {...entry} />}>
      <View>
        <Head speaker={entry.speaker} />
        <Form {...entry} />
        <View className='form-note'>
          <Phrases text='姓名、支部、队伍、主题、市州和介绍，集团里的同志都看得到；' />
          <Phrases text='常驻市州、每月几站和有空的日子，只给宣讲办排班用。' />
        </View>
        <Withdraw {...entry} />
      </View>
    </Page>
  )
}

const heads: Record<SpeakerState | 'none', { title: string; about: string }> = {
  none: { title: '报名当宣讲员。', about: '宣讲办确认以后，就能接单，填有空的日子。' },
  invited: { title: '请您当宣讲员。', about: '宣讲办邀请您，请填好资料交上去。' },
  applied: { title: '等宣讲办确认。', about: '确认了会通知您，资料还可以改。' },
  confirmed: { title: '我讲什么，去哪里。', about: '改了队伍或级别，要宣讲办再确认。' },
  refused: { title: '这次没有通过。', about: '改好以后可以再报。' },
  withdrawn: { title: '您已退出宣讲员。', about: '想再来，请填好资料重新报名。' },
}

function Head({ speaker }: { speaker: OwnEntry }) {
  const { title, about } = heads[speaker?.state ?? 'none']
  const reason = speaker?.state === 'refused' && speaker.refusedFor
  return (
    <View className='form-head'>
      {speaker && (
        <View className={styles.mark}>
          <Tag {...speakerMark(speaker.state)} />
        </View>
      )}
      <View className='t-head'>
        <Phrases text={title} />
      </View>
      <View className='t-small c-2'>
        <Phrases text={reason ? `原因：${reason}。${about}` : about} />
      </View>
    </View>
  )
}

const verbs: Partial<Record<SpeakerState, string>> = { invited: '交上去', applied: '保存', confirmed: '保存' }

function SaveDock(entry: Entry) {
  const { speaker, draft, save } = entry
  const why = whyOff(entry)
  const isAnew = speaker?.state === 'confirmed' && (speaker.team !== draft.team || speaker.level !== draft.level)
  return (
    <Dock {...(isAnew && { note: '改了队伍或级别，确认以前不能接单' })}>
      <Button kind='primary' disabled={why !== null} why={why ?? ''} onClick={save}>
        {(speaker && verbs[speaker.state]) ?? '报名'}
      </Button>
    </Dock>
  )
}

function whyOff({ speaker, problems, isChanged, busy }: Entry): string | null {
  const missing = Object.keys(problems).length
  if (busy) return '正在保存'
  if (missing) return `还差 ${missing} 项`
  const isTold = speaker?.state === 'confirmed' || speaker?.state === 'applied'
  return isTold && !isChanged ? '没有改动' : null
}

const ways: Partial<Record<SpeakerState, { verb: string; warning: string }>> = {
  invited: { verb: '谢绝邀请', warning: '以后想来，可以自己报名。' },
  applied: { verb: '撤回报名', warning: '资料留着，以后可以再报。' },
  confirmed: { verb: '退出宣讲员', warning: '退出以后不再派单，讲过的记录都还在。还有没讲的站点，请先请同事接过去。' },
}

function Withdraw({ speaker, busy, withdrawing: { asking, ask, cancel, confirm } }: Entry) {
  const way = speaker && ways[speaker.state]
  if (!way) return null
  return (
    <>
      <Row title={way.verb} last onClick={ask} />
      <Sheet open={asking} title={`${way.verb}？`} onClose={cancel}>
        <View className={styles.warn}>
          <Phrases text={way.warning} />
        </View>
        <Button kind='primary' disabled={busy} why='正在办理' onClick={confirm}>
          {`确认${way.verb}`}
        </Button>
      </Sheet>
    </>
  )
}
