import { View } from '@tarojs/components'
import type { QuestionState } from '#domain/question'
import { Button } from '../../../components/Button'
import { Phrases } from '../../../components/Phrases'
import { Tag } from '../../../components/Tag'
import type { Question, ReadyDesk } from './useDesk'
import styles from './index.module.scss'

type ItemProps = ReadyDesk & { question: Question; last: boolean }

const byOf = ({ mine, name, votes }: Question) =>
  [name ?? '不署名', mine && '您提的', votes > 0 && `${votes} 人同问`].filter(Boolean).join('，')

export function QuestionItem({ last, ...props }: ItemProps) {
  const { question } = props
  return (
    <View className={last ? `${styles.item} ${styles.last}` : styles.item}>
      <View className='t-lead'>{question.text}</View>
      <View className='t-cap c-3'>
        <Phrases text={byOf(question)} />
      </View>
      {question.state !== 'open' && <End {...props} />}
      <Deeds {...props} />
    </View>
  )
}

const ends: Record<Exclude<QuestionState, 'open'>, ['accepted' | 'recorded' | 'exempt', string]> = {
  answered: ['accepted', '已回答'],
  merged: ['recorded', '已合并'],
  declined: ['exempt', '不回答'],
}

function End({ question: { state, answer, mergedInto }, data }: Pick<ItemProps, 'question' | 'data'>) {
  if (state === 'open') return null
  const [glyph, word] = ends[state]
  const into = data.questions.find(({ id }) => id === mergedInto)
  const text = state === 'merged' ? into && `看“${into.text}”` : answer
  return (
    <View className={styles.end}>
      <Tag state={glyph} word={word} />
      {text && <View className={styles.answer}>{state === 'declined' ? `原因：${text}` : text}</View>}
    </View>
  )
}

function Deeds(props: Omit<ItemProps, 'last'>) {
  const { question, data } = props
  if (data.closed) return null
  const isOpen = question.state === 'open'
  return (
    <View className={styles.deeds}>
      {isOpen && data.open && !question.mine && <Vote {...props} />}
      {data.mayEnd && (isOpen || question.state === 'answered') && <ToEnd {...props} />}
    </View>
  )
}

/** 同问 */
function Vote({ question, vote, voting }: Omit<ItemProps, 'last'>) {
  const { voted } = question
  return (
    <View className={styles.deed}>
      <Button kind='small' icon={voted ? 'check' : undefined} disabled={voting} onClick={() => vote(question)}>
        {voted ? '已同问' : '同问'}
      </Button>
    </View>
  )
}

function ToEnd({ question: { id, state }, open }: Omit<ItemProps, 'last'>) {
  return (
    <View className={styles.deed}>
      <Button kind='small' onClick={() => open({ kind: 'end', id })}>
        {state === 'open' ? '处理' : '补充回答'}
      </Button>
    </View>
  )
}
