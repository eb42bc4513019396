import { View } from '@tarojs/components'
import { type Material, packLimits, partNames } from '#domain/monthPack'
import { Button } from '../../../components/Button'
import { Glyph } from '../../../components/Glyph'
import { Phrases } from '../../../components/Phrases'
import { fileWords } from '../../../lib/fileWords'
import { idOf } from './jump'
import type { Files, Sending, Spot } from './useFiles'
import type { ReadyPack } from './usePack'
import styles from './materials.module.scss'

/** What goes with an alternative: the files that are there, and those on their way. */
export function Materials({ at, content, files, errorOf }: ReadyPack & { at: Spot }) {
  const field = `${at.part}.${at.index}.materials`
  const { materials } = content[at.part]![at.index]!
  const sending = files.sending.filter((one) => one.at.part === at.part && one.at.index === at.index)
  const coming = sending.filter(({ stopped }) => !stopped || stopped.mayPass)
  const isFull = materials.length + coming.length >= packLimits.materials
  return (
    <View id={idOf(field)} className={styles.materials}>
      <View className='field-label'>资料，可以没有</View>
      {materials.map((material, index) => (
        <View key={material.fileId ?? material.name} id={idOf(`${field}.${index}`)}>
          <Held {...material} onRemove={() => files.remove(at, material.fileId)} />
          <Wrong sentence={errorOf(`${field}.${index}`)} />
        </View>
      ))}
      {sending.map((one) => (
        <OnItsWay key={one.number} {...one} files={files} />
      ))}
      <Wrong sentence={errorOf(field)} />
      {!isFull && (
        <View className={styles.add} ariaLabel={`给${partNames[at.part]}备选 ${at.index + 1} 添加资料`}>
          <Button kind='small' onClick={() => files.choose(at)}>
            添加资料
          </Button>
        </View>
      )}
      <View className='field-hint'>
        <Phrases
          text={
            isFull
              ? `已有 ${packLimits.materials} 份，要换先删去一份。`
              : `文档、图片、音频、视频，每份 50 MB 以内，最多 ${packLimits.materials} 份。`
          }
        />
      </View>
    </View>
  )
}

function Held({ name, onRemove, ...file }: Material & { onRemove: () => void }) {
  return (
    <View className={styles.file}>
      <View className={styles.words}>
        <View className={styles.name}>{name}</View>
        <View className='t-cap c-3'>{file.courseId ? '课程' : fileWords(file)}</View>
      </View>
      <View className={styles.act} ariaLabel={`删去资料 ${name}`}>
        <Button kind='small' onClick={onRemove}>
          删去
        </Button>
      </View>
    </View>
  )
}

function OnItsWay({ files, ...one }: Sending & { files: Files }) {
  const { file, percent, stopped, number } = one
  if (!stopped) {
    return (
      <View className={styles.file}>
        <View className={styles.words}>
          <View className={styles.name}>{file.name}</View>
          <View className={styles.track}>
            <View className={styles.done} style={{ width: `${percent}%` }} />
          </View>
          <View className='t-cap c-3' ariaRole='status'>
            {percent < 100 ? `正在上传，已传 ${percent}%` : '已传完，正在检查'}
          </View>
        </View>
      </View>
    )
  }
  return (
    <View className={styles.file}>
      <View className={styles.words}>
        <View className={styles.name}>{file.name}</View>
        <Wrong sentence={stopped.sentence} />
      </View>
      <View className={styles.act}>
        {stopped.mayPass && (
          <View className={styles.again}>
            <Button kind='small' onClick={() => files.again(one)}>
              再试一次
            </Button>
          </View>
        )}
        <Button kind='small' onClick={() => files.drop(number)}>
          {stopped.mayPass ? '不传了' : '知道了'}
        </Button>
      </View>
    </View>
  )
}

function Wrong({ sentence }: { sentence: string | null }) {
  if (!sentence) return null
  return (
    <View className='field-error' ariaRole='alert'>
      <Glyph state='late' />
      <View className='field-error-t'>{sentence}</View>
    </View>
  )
}
