import { Text, View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Option, Options } from '../../../components/Option'
import { Tag } from '../../../components/Tag'
import type { ReadyPrep } from './usePrep'
import styles from './index.module.scss'

/** One below another. */
export function Questions(prep: ReadyPrep) {
  const { data, isAnswering, isOpen, change } = prep
  return (
    <>
      {data.questions.map(({ text, options }, index) => (
        <View key={index} className={styles.question}>
          <View className={styles.text}>
            <Text className={styles.number}>{`${index + 1}`}</Text>
            <View className={styles.words}>{text}</View>
          </View>
          {isAnswering ? (
            <Options>
              {options.map((option, at) => (
                <Option
                  key={at}
                  title={option}
                  on={prep.chosen[index] === at}
                  last={at === options.length - 1}
                  onClick={() => prep.choose(index, at)}
                />
              ))}
            </Options>
          ) : (
            <Standing {...prep} index={index} options={options} />
          )}
        </View>
      ))}
      {data.answers && isOpen && !isAnswering && (
        <View className={styles.change}>
          <Button kind='small' onClick={change}>
            改答案
          </Button>
        </View>
      )}
    </>
  )
}

/** What I chose; once it has begun, what is right. */
function Standing({ data: { answers, right }, index, options }: ReadyPrep & { index: number; options: string[] }) {
  return (
    <View className={`card ${styles.standing}`}>
      {options.map((option, at) => (
        <View key={at} className={at === options.length - 1 ? styles.optionLast : styles.option}>
          <View className={at === answers?.[index] || at === right?.[index] ? `strong ${styles.words}` : styles.words}>
            {option}
          </View>
          <View className={styles.marks}>
            {at === answers?.[index] && (
              <View className={styles.mark}>
                <View className='tag tag-line'>
                  <Text>您选的</Text>
                </View>
              </View>
            )}
            {at === right?.[index] && (
              <View className={styles.mark}>
                <Tag state='present' word='正确' />
              </View>
            )}
          </View>
        </View>
      ))}
    </View>
  )
}
