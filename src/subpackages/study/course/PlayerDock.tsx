import { Slider, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Glyph } from '../../../components/Glyph'
import { Icon, type IconName } from '../../../components/Icon'
import { neighbourOf, useListening } from '../../../lib/listening'
import type { Course } from '../../../lib/openedCourses'
import { SleepSheet, SpeedSheet, sleepWords } from './PlayerSheets'
import type { Player } from './usePlayer'
import { clockOf, type Track } from './words'
import styles from './index.module.scss'

const SKIP = 15

/** 1.0, 1.25 */
const speedWords = (speed: number) => (speed % 1 ? String(speed) : `${speed}.0`)

interface DockProps {
  course: Course
  track: Track
  player: Player
  onContents: () => void
}

export function PlayerDock({ course, track, player, onContents }: DockProps) {
  const [sheet, setSheet] = useState<'speed' | 'sleep' | null>(null)
  const speed = useListening((listening) => listening.speed)
  const sleep = useListening((listening) => listening.sleep)
  return (
    <View className={styles.dock}>
      <Trouble {...player} />
      <Progress track={track} position={player.position} onSeek={player.seekTo} onContents={onContents} />
      <View className={styles.controls}>
        <Control
          icon='gauge'
          word={`${speedWords(speed)}倍`}
          label={`语速 ${speed} 倍`}
          onClick={() => setSheet('speed')}
        />
        <Control icon='rotate-ccw' word='退15秒' onClick={() => player.skip(-SKIP)} />
        <PlayDisc {...player} />
        <Control icon='rotate-cw' word='进15秒' onClick={() => player.skip(SKIP)} />
        <Control icon='moon' word={sleepWords(sleep)} onClick={() => setSheet('sleep')} />
      </View>
      {course.tracks.length > 1 && <Neighbours course={course} player={player} />}
      {sheet === 'speed' && <SpeedSheet onClose={() => setSheet(null)} />}
      {sheet === 'sleep' && <SleepSheet onClose={() => setSheet(null)} />}
    </View>
  )
}

const sentences: Partial<Record<Player['step'], string>> = {
  retrying: '网络不稳，正在重连，听到哪里已经记下。',
  blocked: '手机要您点一下才出声，请点播放键。',
}

function Trouble({ step, problem }: Pick<Player, 'step' | 'problem'>) {
  const sentence = problem ?? sentences[step]
  if (!sentence) return null
  return (
    <View className={step === 'blocked' ? styles.asked : styles.trouble} ariaRole='status'>
      {step !== 'blocked' && <Glyph state='late' />}
      <View className={styles.troubleWords}>{sentence}</View>
    </View>
  )
}

interface ProgressProps {
  track: Track
  position: number
  onSeek: (position: number) => void
  onContents: () => void
}

/** While a finger is on it, it shows where the finger is. */
function Progress({ track, position, onSeek, onContents }: ProgressProps) {
  const [dragged, setDragged] = useState<number | null>(null)
  const shown = Math.floor(dragged ?? position)
  return (
    <>
      <View className={styles.bar}>
        <Slider
          className={styles.slider}
          min={0}
          max={Math.max(1, Math.floor(track.seconds))}
          value={shown}
          step={1}
          activeColor='#1e1a17'
          backgroundColor='#e6e0d6'
          blockColor='#1e1a17'
          blockSize={16}
          onChanging={({ detail }) => setDragged(detail.value)}
          onChange={({ detail }) => {
            setDragged(null)
            onSeek(detail.value)
          }}
        />
      </View>
      <View className={`${styles.times} tnum`}>
        <Text>{clockOf(shown)}</Text>
        <Beside icon='list' word='目录' onClick={onContents} />
        <Text>{clockOf(track.seconds)}</Text>
      </View>
    </>
  )
}

interface ControlProps {
  icon: IconName
  word: string
  label?: string
  isOff?: boolean
  onClick: () => void
}

function Control({ icon, word, label = word, isOff = false, onClick }: ControlProps) {
  return (
    <View
      className={isOff ? `${styles.control} ${styles.off}` : styles.control}
      hoverClass={isOff ? 'none' : styles.press}
      ariaRole='button'
      ariaLabel={label}
      ariaDisabled={isOff}
      onClick={() => void (isOff || onClick())}
    >
      <Icon name={icon} size='l' />
      <Text>{word}</Text>
    </View>
  )
}

function PlayDisc({ step, toggle }: Pick<Player, 'step' | 'toggle'>) {
  const isOn = step === 'playing' || step === 'loading' || step === 'retrying'
  return (
    <View
      className={styles.disc}
      hoverClass={styles.discPress}
      ariaRole='button'
      ariaLabel={isOn ? '暂停' : '播放'}
      onClick={toggle}
    >
      <View className={styles.discIcon}>
        <Icon name={isOn ? 'pause' : 'play'} size='xl' />
      </View>
    </View>
  )
}

function Neighbours({ course: { tracks }, player }: { course: Course; player: Player }) {
  const hasNext = neighbourOf(tracks, player.track, 1) !== null
  return (
    <View className={styles.neighbours}>
      <Beside icon='skip-back' word='上一段' onClick={() => player.goBy(-1)} />
      <Beside icon='skip-forward' word='下一段' isOff={!hasNext} onClick={() => player.goBy(1)} />
    </View>
  )
}

function Beside({ icon, word, isOff = false, onClick }: ControlProps) {
  return (
    <View
      className={isOff ? `${styles.beside} ${styles.off}` : styles.beside}
      hoverClass={isOff ? 'none' : styles.press}
      ariaRole='button'
      ariaDisabled={isOff}
      onClick={() => void (isOff || onClick())}
    >
      <View className={styles.besideIcon}>
        <Icon name={icon} />
      </View>
      <Text>{word}</Text>
    </View>
  )
}
