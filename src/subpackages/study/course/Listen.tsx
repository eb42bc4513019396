import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Page } from '../../../components/Page'
import { About } from './About'
import type { ViewProps } from './CourseView'
import { Head } from './Head'
import { PlayerDock } from './PlayerDock'
import { Transcript } from './Transcript'
import type { Player } from './usePlayer'
import styles from './index.module.scss'

/** 听课: the transcript follows the voice. */
export function Listen({ course, player, contents, onContents }: ViewProps & { player: Player; contents: ReactNode }) {
  const track = course.tracks[player.track]
  if (!track) return null
  return (
    <Page still dock={<PlayerDock course={course} track={track} player={player} onContents={onContents} />}>
      <View className={styles.stuck}>
        <Head course={course} track={track} index={player.track} />
      </View>
      <Transcript
        key={player.track}
        name={`${course.id}-${player.track}`}
        cues={track.cues}
        position={player.position}
        isPlaying={player.step === 'playing'}
        onJump={player.seekTo}
      >
        <About course={course} />
      </Transcript>
      {contents}
    </Page>
  )
}
