import { View } from '@tarojs/components'
import { Glyph, type GlyphState } from '../../components/Glyph'
import { Pager } from '../../components/Pager'
import { Phrases } from '../../components/Phrases'
import { usePart } from '../../lib/usePart'
import styles from './Remarks.module.scss'

interface RemarksProps {
  title: string
  sentences: readonly string[]
  glyph: Extract<GlyphState, 'late' | 'undecided'>
}

/** Sentences under a mark, twenty at a time; nothing if there are none. */
export function Remarks({ title, sentences, glyph }: RemarksProps) {
  const part = usePart(sentences, title)
  if (!sentences.length) return null
  return (
    <View>
      <View className='sec'>{sentences.length > 1 ? `${title}，共 ${sentences.length} 条` : title}</View>
      {part.shown.map((sentence, index) => (
        <View key={index} className={styles.remark}>
          <View className={glyph === 'late' ? `${styles.sign} ${styles.late}` : styles.sign}>
            <Glyph state={glyph} />
          </View>
          <View className={styles.words}>
            <Phrases text={sentence} />
          </View>
        </View>
      ))}
      <Pager onBack={part.onBack} onNext={part.onNext} />
    </View>
  )
}
