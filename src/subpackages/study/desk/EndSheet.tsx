import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { LongText } from '../../../components/Field/LongText'
import { Option, Options } from '../../../components/Option'
import { Segments } from '../../../components/Segments'
import { Sheet } from '../../../components/Sheet'
import { lengthOf } from '../../../lib/lengthOf'
import { Pager } from '../../../components/Pager'
import { usePart } from '../../../lib/usePart'
import type { Question, ReadyDesk } from './useDesk'
import { type Ending, longest, useEnd, type Way } from './useEnd'
import styles from './index.module.scss'

const ways = [
  { key: 'answered', label: '回答' },
  { key: 'merged', label: '合并' },
  { key: 'declined', label: '不回答' },
] as const

const verbs: Record<Way, string> = { answered: '交出回答', merged: '合并过去', declined: '不回答' }
const whyNot: Record<Way, string> = { answered: '还没有写回答', merged: '还没有选', declined: '还没有写原因' }

/** Each question ends one of three ways; an answer may be bettered later. */
export function EndSheet({ question, ...desk }: ReadyDesk & { question: Question }) {
  const ending = useEnd(question, desk)
  const { way, setWay, isWhole, busy, submit } = ending
  return (
    <Sheet open title={question.state === 'open' ? '怎样处理？' : '补充回答'} onClose={desk.shut}>
      <View className={styles.about}>{question.text}</View>
      {question.state === 'open' && (
        <View className={styles.ways}>
          <Segments items={ways} value={way} onChange={setWay} />
        </View>
      )}
      {way === 'merged' ? (
        <Targets questions={desk.data.questions} own={question.id} {...ending} />
      ) : (
        <Words {...ending} way={way} />
      )}
      <View className={styles.go}>
        <Button kind='primary' disabled={!isWhole || busy} why={busy ? '正在提交' : whyNot[way]} onClick={submit}>
          {verbs[way]}
        </Button>
      </View>
    </Sheet>
  )
}

interface WordsProps extends Pick<Ending, 'draft' | 'change'> {
  way: 'answered' | 'declined'
}

function Words({ way, draft, change }: WordsProps) {
  const isAnswer = way === 'answered'
  const value = isAnswer ? draft.answer : draft.reason
  const tooMany = lengthOf(value) - longest[way]
  return (
    <LongText
      key={way}
      label={isAnswer ? '回答，大家都看得到' : '原因，大家都看得到'}
      value={value}
      longest={longest[way]}
      placeholder={isAnswer ? '怎样做，依据是什么' : '比如：属于个人事项，请单独找支部书记谈'}
      error={tooMany > 0 ? `多了 ${tooMany} 字，请写短一点` : null}
      fixed
      onChange={(text) => change(isAnswer ? { answer: text } : { reason: text })}
    />
  )
}

interface TargetsProps extends Ending {
  questions: readonly Question[]
  own: string
}

/** Into one that stands by itself. */
function Targets({ questions, own, into, setInto }: TargetsProps) {
  const others = questions.filter(({ id, state }) => id !== own && (state === 'open' || state === 'answered'))
  const part = usePart(others, own, 10)
  if (!others.length) return <View className={styles.none}>没有别的问题可以合并，请回答，或写明原因。</View>
  return (
    <>
      <View className='sec'>和哪个问题是一回事？</View>
      <Options>
        {part.shown.map(({ id, text }, index) => (
          <Option
            key={id}
            title={text}
            on={id === into}
            last={index === part.shown.length - 1}
            onClick={() => setInto(id)}
          />
        ))}
      </Options>
      <Pager onBack={part.onBack} onNext={part.onNext} />
    </>
  )
}
