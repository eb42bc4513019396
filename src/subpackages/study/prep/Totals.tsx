import { View } from '@tarojs/components'
import { Phrases } from '../../../components/Phrases'
import { Tag } from '../../../components/Tag'
import { useQuery } from '../../../lib/useQuery'
import { Tally } from '../Tally'
import styles from './index.module.scss'

/** For the lecturer alone: how many chose what. A second question, asked once the page stands. */
export function Totals({ sessionId }: { sessionId: string }) {
  const query = useQuery('prep.totals', { sessionId })
  if (query.step === 'loading') return null
  if (query.step === 'failed') {
    return (
      <View className={styles.quiet}>
        <Phrases text={`${query.message}。`} />
      </View>
    )
  }
  const { answered, questions } = query.data
  return (
    <>
      <View className='sec'>{answered ? `${answered} 人已经答题` : '还没有人答题'}</View>
      {questions.map(({ text, options }, index) => (
        <View key={index} className={styles.total}>
          <View className='t-lead'>{`${index + 1}. ${text}`}</View>
          {options.map((option, at) => (
            <View key={at} className={styles.share}>
              <View className={styles.shareHead}>
                <View className={styles.words}>{option.text}</View>
                {option.right && <Tag state='present' word='正确' />}
              </View>
              <Tally share={answered ? (option.count * 100) / answered : 0} figure={`${option.count} 人`} />
            </View>
          ))}
        </View>
      ))}
    </>
  )
}
