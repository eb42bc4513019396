import { View } from '@tarojs/components'
import { recordSections, sectionNames } from '#domain/record'
import { Phrases } from '../../../../components/Phrases'
import { statusWords } from '../../../../lib/words'
import { longDay } from '../../days'
import type { ReadyJudge } from './useJudge'
import styles from '../index.module.scss'

/** What was composed of the facts, read and not written here. */
export function Composed({ sentences, absent }: ReadyJudge) {
  return (
    <>
      {recordSections.map((section) => {
        const told = sentences.filter((sentence) => sentence.section === section)
        return (
          told.length > 0 && (
            <View key={section}>
              <View className='sec'>{sectionNames[section]}</View>
              <View className={`card ${styles.sheet}`}>
                {told.map(({ text }, index) => (
                  <View key={index} className={styles.sentence}>
                    <Phrases text={text} />
                  </View>
                ))}
              </View>
            </View>
          )
        )
      })}
      <Absent absent={absent} />
    </>
  )
}

const makeupWords = { makeup: '补课', deliver: '送学' }

function Absent({ absent }: Pick<ReadyJudge, 'absent'>) {
  const made = absent.filter(({ makeup }) => makeup)
  const left = absent.length - made.length
  if (!absent.length) return null
  return (
    <>
      <View className='sec'>补课与送学</View>
      {made.map(({ memberId, name, status, makeup }) => (
        <View key={memberId} className={styles.absent}>
          <Phrases text={`${name}，${statusWords[status]}，${longDay(makeup!.day)} ${makeupWords[makeup!.way]}`} />
        </View>
      ))}
      {left > 0 && <View className={styles.absent}>{`没有到会的还有 ${left} 人没有补课或送学。`}</View>}
    </>
  )
}
