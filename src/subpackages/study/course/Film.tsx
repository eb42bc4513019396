import { Video, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { Page } from '../../../components/Page'
import { Button } from '../../../components/Button'
import type { Place } from '../../../lib/positions'
import { About } from './About'
import type { ViewProps } from './CourseView'
import { Head } from './Head'
import { Transcript } from './Transcript'
import { useFilm } from './useFilm'
import styles from './index.module.scss'

interface FilmProps extends ViewProps {
  track: number
  /** Where one was in this course. */
  at: Place
  contents: ReactNode
}

/** 电教片: the picture stays, its words follow below. */
export function Film({ course, track, at, contents, onContents }: FilmProps) {
  const film = useFilm(course, track, at.track === track ? at.position : 0)
  const about = course.tracks[track]
  if (!about) return null
  return (
    <Page title='看课' still>
      <View className={styles.film}>
        {film.url ? (
          <Picture key={film.url} film={film} url={film.url} title={about.title} />
        ) : (
          <View className={styles.noFilm}>
            <View>{film.problem ?? '正在取画面'}</View>
            {film.problem && (
              <Button kind='small' onClick={film.again}>
                再试一次
              </Button>
            )}
          </View>
        )}
      </View>
      <View className={styles.stuck}>
        <Head course={course} track={about} index={track} onContents={onContents} />
      </View>
      <Transcript
        name={`${course.id}-${track}`}
        cues={about.cues}
        position={film.position}
        isPlaying={film.isPlaying}
        onJump={film.seekTo}
      >
        <About course={course} />
      </Transcript>
      {contents}
    </Page>
  )
}

interface PictureProps {
  film: ReturnType<typeof useFilm>
  url: string
  title: string
}

/** Where it begins is said once: told anew it would jump. */
function Picture({ film, url, title }: PictureProps) {
  const [from] = useState(film.position)
  return (
    <Video
      id={film.id}
      className={styles.video}
      src={url}
      title={title}
      initialTime={from}
      controls
      showFullscreenBtn
      enablePlayGesture
      onPlay={film.onPlay}
      onPause={film.onPause}
      onEnded={film.onPause}
      onTimeUpdate={({ detail }) => film.onTime(detail.currentTime)}
      onError={film.onError}
    />
  )
}
