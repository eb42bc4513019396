import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { weekdayOf, shortDay } from '#domain/calendar'
import { topicNames } from '#domain/need'
import type { Output } from '#types/contract'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Facts } from '../../../components/Facts'
import { Leaf } from '../../../components/Leaf'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { Sheet } from '../../../components/Sheet'
import { placeWord, stopHours } from '../../../lib/tourWords'
import { useAction } from '../../../lib/useAction'
import { useQuery } from '../../../lib/useQuery'
import { say } from '../../../platform/dialog'
import { openMap } from '../../../platform/openMap'
import { callPhone } from '../../../platform/phoneCall'
import { ReasonForm } from '../../office/lectures/ReasonForm'
import { useReason } from '../../office/lectures/useReason'
import styles from './index.module.scss'

const usual = ['当天另有安排', '路途太远', '主题不合适']

function useInvitation() {
  const token = decodeURIComponent(useRouter().params.token ?? '')
  const query = useQuery('partner.open', { token })
  const { state, run } = useAction('partner.answer')
  const reason = useReason(`guest:${token}`, usual)
  async function answer(input: Parameters<typeof run>[0], sentence: string) {
    if (await run(input)) {
      reason.sent()
      say(sentence)
    }
    await query.reload()
  }
  return {
    ...query,
    reason,
    busy: state.step === 'busy',
    accept: () => answer({ token, yes: true }, '谢谢，我们等您来'),
    decline: () => answer({ token, yes: false, reason: reason.words }, '知道了，谢谢您告诉我们'),
  }
}
type Invitation = ReturnType<typeof useInvitation>

/** For a guest of 党校, 企业 or 村支部: one stop, yes or no, and nothing else of us. */
export default function GuestPage() {
  const invitation = useInvitation()
  return (
    <Page state={invitation} dock={invitation.step === 'ready' && <GuestDock {...invitation} data={invitation.data} />}>
      {invitation.step === 'ready' && <Card {...invitation.data} />}
      <Sheet open={invitation.reason.asking} title='这次来不了？' onClose={invitation.reason.close}>
        <ReasonForm
          reason={invitation.reason}
          label='什么原因'
          warning='我们会另行安排，谢谢您告诉我们。'
          verb='这次来不了'
          busy={invitation.busy}
          onConfirm={invitation.decline}
        />
      </Sheet>
    </Page>
  )
}

type Opened = Output<'partner.open'>

function headline({ state, stop, now }: Opened): string {
  if (stop.cancelled) return '这一站已经取消，给您添麻烦了。'
  if (stop.start <= now) return '谢谢您的支持。'
  if (state === 'confirmed') return '您已确认，我们等您来。'
  return state === 'declined' ? '您说过这次来不了。' : '请您来讲一讲。'
}

function Card(opened: Opened) {
  const { stop } = opened
  const { point, contact } = stop
  return (
    <View>
      <View className='form-head'>
        <View className='t-head'>{`${opened.name}：`}</View>
        <View className='t-head'>
          <Phrases text={headline(opened)} />
        </View>
      </View>
      <Leaf band={[`${shortDay(stop.start)} ${weekdayOf(stop.start)}`, stopHours(stop)]}>
        <View className='t-title'>{stop.title}</View>
        <View className={styles.facts}>
          <Facts
            items={[
              ['主题', topicNames[stop.topic]],
              ['地点', placeWord(stop)],
              ['联系人', contact.name],
            ]}
          />
        </View>
        {point && (
          <View className={styles.way}>
            <Button
              kind='small'
              icon='map-pin'
              onClick={() => openMap({ ...point, name: stop.title, address: stop.place })}
            >
              在地图上看
            </Button>
          </View>
        )}
        {contact.phone && (
          <View className={styles.way}>
            <Button kind='small' icon='phone' onClick={() => callPhone(contact.phone!)}>
              {`打电话给${contact.name}`}
            </Button>
          </View>
        )}
      </Leaf>
    </View>
  )
}

function GuestDock({ data: { state, stop, now }, busy, accept, reason }: Invitation & { data: Opened }) {
  if (stop.cancelled || stop.start <= now) return null
  return (
    <Dock note='时间有变，我们会再联系您'>
      {state !== 'declined' && (
        <Button kind='secondary' disabled={busy} onClick={reason.ask}>
          来不了
        </Button>
      )}
      {state !== 'confirmed' && (
        <Button kind='primary' disabled={busy} why='正在办理' onClick={accept}>
          确认能来
        </Button>
      )}
    </Dock>
  )
}
