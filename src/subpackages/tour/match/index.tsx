import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Empty } from '../../../components/Empty'
import { KnownHome } from '../../../components/KnownHome'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { Segments } from '../../../components/Segments'
import { Sheet } from '../../../components/Sheet'
import { Choices } from './Choices'
import { type ReadyMatch, useMatch } from './useMatch'
import styles from './index.module.scss'

/** 智能派单: what it would do and why; nothing is entered before the tap. */
export default function MatchPage() {
  const match = useMatch()
  if (match.step !== 'ready') return <Page state={match} />
  const { choices, unstaffed } = match.data
  if (!choices.length && !unstaffed.length) {
    return (
      <Page state={match}>
        <KnownHome />
        <Empty title='没有要派的站点' text='开放报名的、请合作单位的和已经讲过的，不在这里派。' />
      </Page>
    )
  }
  return (
    <Page state={match} dock={<MatchDock {...match} />}>
      <View>
        <KnownHome />
        <Head {...match} />
        <Changed {...match} />
        <Lists {...match} />
      </View>
      <Sure {...match} />
    </Page>
  )
}

function Head({ lists }: ReadyMatch) {
  const { fresh, open } = lists
  const stops = new Set(fresh.map(({ stopId }) => stopId)).size
  const about = open.length
    ? `还有 ${open.length} 个名额没有人能去，原因写在下面。`
    : '要派的每一站都有人能去，开放报名的不派。'
  return (
    <View className={styles.head}>
      <View className='t-head'>
        <Phrases text={stops ? `可以给 ${stops} 站派人` : '没有能新派的'} />
      </View>
      <View className='t-small c-2'>
        <Phrases text={`${about}已接单、已发布和锁定的站点尽量不动。`} />
      </View>
    </View>
  )
}

/** Somebody else was quicker: nothing was entered, and what is below is worked out anew. */
const Changed = ({ refusal }: ReadyMatch) =>
  refusal && (
    <View className={styles.changed} ariaRole='alert'>
      <Phrases
        text={
          refusal.code === 'TOUR_CHANGED'
            ? '刚才有站点或宣讲员变了，这一次没有派出去，下面是重新算过的，请看过再确认。'
            : `${refusal.message}。`
        }
      />
    </View>
  )

function Lists(match: ReadyMatch) {
  const { lists, shown, show } = match
  const items = [
    { key: 'fresh' as const, label: '新派', count: lists.fresh.length },
    { key: 'open' as const, label: '没有人', count: lists.open.length },
    { key: 'kept' as const, label: '不变', count: lists.kept.length },
  ]
  return (
    <View>
      <Segments items={items} value={shown} onChange={show} />
      <Choices {...match} />
    </View>
  )
}

function MatchDock({ isOffice, lists, busy, ask }: ReadyMatch) {
  if (!isOffice) return null
  return (
    <Dock note='确认以前，谁都不会收到通知'>
      <Button
        kind='primary'
        disabled={busy || !lists.fresh.length}
        why={busy ? '正在派单' : '没有要新派的'}
        onClick={ask}
      >
        按此派单
      </Button>
    </Dock>
  )
}

const Sure = ({ asking, close, invited, busy, apply }: ReadyMatch) => (
  <Sheet open={asking} title='按此派单？' onClose={close}>
    <View className={styles.sure}>
      <Phrases text={`${invited} 位宣讲员会收到派单，请他们接单；因此换下来的，也会收到通知。`} />
    </View>
    <View className={styles.sure}>
      <Phrases text='派单以后，仍可以一站一站地改。' />
    </View>
    <Button kind='primary' disabled={busy} why='正在派单' onClick={apply}>
      确认派单
    </Button>
  </Sheet>
)
