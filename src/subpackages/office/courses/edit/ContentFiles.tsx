import { Video, View } from '@tarojs/components'
import { useState } from 'react'
import { lengthWords } from '#domain/transcript'
import { Button } from '../../../../components/Button'
import type { Shown } from './Content'
import { type Previewing, usePreviewing } from './usePreviewing'
import styles from './index.module.scss'

type Body = Shown['body']

interface FilesProps extends Pick<Body, 'tracks' | 'documents'> {
  at: Pick<Shown, 'orgId' | 'courseId'>
}

export function ContentFiles({ at, tracks, documents }: FilesProps) {
  const previewing = usePreviewing(at)
  return (
    <>
      {tracks.length > 0 && <View className='sec'>音频和视频</View>}
      {tracks.map((track) => (
        <ShownTrack key={track.fileId} {...track} previewing={previewing} />
      ))}
      {documents.length > 0 && <View className='sec'>文件</View>}
      {documents.map(({ name, fileId }) => (
        <View key={fileId} className={styles.shown}>
          <View className={styles.name}>{name}</View>
          <View className={styles.ways}>
            <View className={styles.way}>
              <Button kind='small' disabled={previewing.busy} onClick={() => previewing.show(fileId, name)}>
                打开
              </Button>
            </View>
          </View>
        </View>
      ))}
    </>
  )
}

function ShownTrack({
  title,
  fileId,
  media,
  seconds,
  cues,
  previewing,
}: Body['tracks'][number] & { previewing: Previewing }) {
  const [isReading, setReading] = useState(false)
  const { playing, play, busy } = previewing
  return (
    <View className={styles.shown}>
      <View className={styles.name}>{title}</View>
      <View className='t-cap c-3'>{lengthWords(seconds)}</View>
      {playing?.fileId === fileId ? (
        <View className={media === 'audio' ? `${styles.frame} ${styles.sound}` : styles.frame}>
          <Video id='preview' className={styles.video} src={playing.url} controls autoplay />
        </View>
      ) : (
        <View className={styles.ways}>
          <View className={styles.way}>
            <Button kind='small' disabled={busy} onClick={() => play(fileId)}>
              {media === 'audio' ? '试听' : '试看'}
            </Button>
          </View>
          {cues.length > 0 && (
            <View className={styles.way}>
              <Button kind='small' onClick={() => setReading(!isReading)}>
                {isReading ? '收起文稿' : '看文稿'}
              </Button>
            </View>
          )}
        </View>
      )}
      {isReading && <View className={styles.text}>{cues.map(({ text }) => text).join('\n')}</View>}
    </View>
  )
}
