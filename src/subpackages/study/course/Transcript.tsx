import { ScrollView, View } from '@tarojs/components'
import { type ReactNode, useEffect, useState } from 'react'
import { cueAt } from '#domain/course'
import { useMe } from '../../../me'
import type { Track } from './words'
import { windowAround } from './window'
import styles from './index.module.scss'

interface TranscriptProps {
  /** Of the rows' ids: one page may lie upon another. */
  name: string
  cues: Track['cues']
  position: number
  isPlaying: boolean
  onJump: (position: number) => void
  children?: ReactNode
}

/** 文稿: the line being spoken stands near the top, at the largest text right at it. Of a long one a stretch is drawn. */
export function Transcript({ name, cues, position, isPlaying, onJump, children }: TranscriptProps) {
  const { fontSize } = useMe()
  const current = cueAt(cues, position)
  // null: it follows the voice; else somebody reads on his own from here
  const [reading, setReading] = useState<number | null>(null)
  const { from, to } = windowAround(reading ?? current, cues.length)

  const idOf = (index: number) => `line-${name}-${index}`
  const top = fontSize === 'fs-xl' ? current : current - 1
  const isFollowing = useDrawn() && reading === null && current >= 0
  function jump(at: number) {
    setReading(null)
    onJump(at)
  }

  return (
    <View className={styles.script}>
      <ScrollView
        className={styles.scroll}
        scrollY
        scrollWithAnimation
        scrollIntoView={isFollowing ? idOf(Math.max(from, top)) : ''}
        scrollIntoViewAlignment='start'
        onTouchMove={() => reading === null && isPlaying && setReading(Math.max(0, current))}
      >
        <View className={styles.lines}>
          {from > 0 && <More words='前面的文稿' onClick={() => setReading(Math.max(0, from - 1))} />}
          {cues.slice(from, to).map(({ at, text }, offset) => (
            <Line
              key={from + offset}
              id={idOf(from + offset)}
              at={at}
              text={text}
              tense={tenseOf(from + offset, current)}
              onJump={jump}
            />
          ))}
          {to < cues.length && <More words='后面的文稿' onClick={() => setReading(to)} />}
        </View>
        {cues.length === 0 && <View className={`${styles.line} ${styles.past}`}>这一段没有文稿。</View>}
        {to >= cues.length && <View className={styles.after}>{children}</View>}
      </ScrollView>
      {reading !== null && current >= 0 && (
        <View className={styles.back} hoverClass={styles.press} ariaRole='button' onClick={() => setReading(null)}>
          回到正在讲的一句
        </View>
      )}
    </View>
  )
}

const DRAWN_MS = 100

/** A scroll view goes where it is told to when that changes, and only to what is drawn already. */
function useDrawn() {
  const [isDrawn, setDrawn] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setDrawn(true), DRAWN_MS)
    return () => clearTimeout(timer)
  }, [])
  return isDrawn
}

type Tense = 'past' | 'now' | 'next'
const tenseOf = (index: number, current: number): Tense =>
  index === current ? 'now' : index < current ? 'past' : 'next'
const looks: Record<Tense, string> = { past: styles.past!, now: styles.now!, next: '' }

interface LineProps {
  id: string
  at: number
  text: string
  tense: Tense
  onJump: (at: number) => void
}

function Line({ id, at, text, tense, onJump }: LineProps) {
  return (
    <View
      id={id}
      className={`${styles.line} ${looks[tense]}`}
      hoverClass={styles.press}
      ariaRole='button'
      ariaSelected={tense === 'now'}
      onClick={() => onJump(at)}
    >
      {text}
    </View>
  )
}

function More({ words, onClick }: { words: string; onClick: () => void }) {
  return (
    <View className={styles.more} hoverClass={styles.press} ariaRole='button' onClick={onClick}>
      {words}
    </View>
  )
}
