import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Button } from '../../../components/Button'
import { Page } from '../../../components/Page'
import { Pager } from '../../../components/Pager'
import { Phrases } from '../../../components/Phrases'
import { usePart } from '../../../lib/usePart'
import { LeaveSheet } from '../LeaveSheet'
import { OpenRow } from './OpenRow'
import { type Opening, type Registering, useOpenings } from './useOpenings'
import styles from './index.module.scss'

/** 可报名的站点 of a month: taken, waited for and left from here. */
export function Openings({ month, head }: { month: string; head: ReactNode }) {
  const { query, ...registering } = useOpenings(month)
  const stops = query.step === 'ready' ? query.data.stops : []
  const part = usePart(stops, month)
  if (query.step !== 'ready') return <Page state={query} />
  return (
    <Page state={query}>
      <View>
        {head}
        {!stops.length && <None />}
        {part.shown.map((stop, index) => (
          <OpenRow
            key={stop.id}
            stop={stop}
            now={query.data.now}
            standing={standing(stop)}
            last={index === part.shown.length - 1}
          >
            <Act stop={stop} {...registering} />
          </OpenRow>
        ))}
        <Pager onBack={part.onBack} onNext={part.onNext} />
      </View>
      <Leaving {...registering} />
    </Page>
  )
}

function None() {
  return (
    <View className={styles.none}>
      <Phrases text='这个月没有您的主题可报名的站点，可以看看下个月，或在“宣讲员资料”里添主题。' />
    </View>
  )
}

function standing({ mine, clash, left, places, waiting, line }: Opening): string {
  if (mine === 'coming') return '您已报名'
  if (mine === 'waiting') return line ? `您排在第 ${line} 位` : '您在排队'
  if (clash) return '和您的另一站冲突，时间或路程来不及'
  if (left) return `${places} 个名额，还有 ${left} 个`
  return waiting ? `${places} 个名额已满，${waiting} 人在排队` : `${places} 个名额已满，还没有人排队`
}

function Act({ stop, busy, register, queue, leaving }: Registering & { stop: Opening }) {
  if (stop.mine) return <Small busy={busy} word='退出' onClick={() => leaving.ask(stop)} />
  if (stop.clash) return null
  if (stop.left) return <Small busy={busy} word='报名' onClick={() => register(stop)} />
  return <Small busy={busy} word='排队' onClick={() => queue(stop)} />
}

function Small({ busy, word, onClick }: { busy: boolean; word: string; onClick: () => unknown }) {
  return (
    <Button kind='small' disabled={busy} onClick={onClick}>
      {word}
    </Button>
  )
}

const Leaving = ({ leaving: { asked, cancel, confirm }, busy }: Registering) =>
  asked && (
    <LeaveSheet
      title={asked.title}
      isWaiting={asked.mine === 'waiting'}
      busy={busy}
      onClose={cancel}
      onConfirm={confirm}
    />
  )
