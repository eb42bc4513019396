import { Text, View } from '@tarojs/components'
import { monthOf } from '#domain/calendar'
import { type RecordSection, recordSections, sectionNames } from '#domain/record'
import type { Gap } from '#domain/sentence'
import { Icon } from '../../../components/Icon'
import { navigate } from '../../../lib/navigate'
import { kindWords } from '../../../lib/words'
import { type Said, sectionOf, stepOf } from './compose'
import type { ReadyRecord } from './useRecord'
import styles from './index.module.scss'

/** The official sheet; in gold, what is still asked for. */
export function Doc(record: ReadyRecord) {
  const { view, said, missing } = record
  const month = Number(monthOf(view.session.start).slice(5))
  return (
    <View className={`card ${styles.doc}`}>
      <View className={styles.docTitle}>{`${view.branch} ${month} 月${kindWords[view.session.kind]}记录`}</View>
      {recordSections.map((section) => (
        <Section
          key={section}
          section={section}
          sentences={said.filter((one) => one.section === section)}
          gaps={missing.filter((gap) => sectionOf(gap) === section)}
          {...record}
        />
      ))}
    </View>
  )
}

interface SectionProps {
  section: RecordSection
  sentences: readonly Said[]
  gaps: readonly Gap[]
}

function Section({ section, sentences, gaps, ...record }: ReadyRecord & SectionProps) {
  if (!sentences.length && !gaps.length) return null
  if (section === 'footer') return <View className={styles.docFoot}>{sentences.map(wordsOf).join('')}</View>
  const step = stepOf(section)
  const mayChange = step !== null && !record.refusal && !gaps.length && record.asked !== step
  return (
    <View className={styles.section}>
      <View className={styles.sectionHead}>
        <Text>{sectionNames[section]}</Text>
        {mayChange && (
          <View
            className='field-link'
            hoverClass='field-link-press'
            ariaRole='button'
            ariaLabel={`修改${sectionNames[section]}`}
            onClick={() => record.ask(step)}
          >
            修改
          </View>
        )}
      </View>
      {sentences.length > 0 && (
        <View className={styles.paragraph}>
          {sentences.flatMap(({ pieces }, at) =>
            pieces.map(({ text, from }, index) => (
              <Text key={`${at}.${index}`} className={from ? styles.fact : ''}>
                {text}
              </Text>
            )),
          )}
        </View>
      )}
      {gaps.map((gap) => (
        <Asked key={gap.field} gap={gap} {...record} />
      ))}
    </View>
  )
}

const wordsOf = ({ pieces }: Said) => pieces.map(({ text }) => text).join('')

/** Leads to its question; who came is settled on the list. */
function Asked({ gap, refusal, sessionId, ask }: ReadyRecord & { gap: Gap }) {
  const step = stepOf(sectionOf(gap))
  if (refusal) return <View className={`${styles.gap} ${styles.gapStill}`}>{gap.question}</View>
  return (
    <View
      className={styles.gap}
      hoverClass={styles.gapPress}
      ariaRole='button'
      onClick={() => (step ? ask(step) : navigate('live', { sessionId }))}
    >
      <View className={styles.gapWords}>{gap.question}</View>
      <Icon name='chevron-right' size='s' />
    </View>
  )
}
