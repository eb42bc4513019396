import { View } from '@tarojs/components'
import { courseLimits as most, type QuizQuestion } from '#domain/course'
import { Button } from '../../../../components/Button'
import { Check } from '../../../../components/Field/Check'
import { Sheet } from '../../../../components/Sheet'
import { ItemEnd } from './ItemEnd'
import { changed } from './moved'
import { SheetText } from './SheetText'
import type { Editor } from './useEditor'
import styles from './index.module.scss'

const LETTERS = 'ABCD'
const FEWEST = 2

export function QuizSheet({ index, ...editor }: Editor & { index: number }) {
  const question = editor.typed.quiz[index]
  if (!question) return null
  const { text, options, right } = question
  const change = (part: Partial<QuizQuestion>) =>
    editor.edit((before) => ({ ...before, quiz: changed(before.quiz, index, part) }))
  return (
    <Sheet open title={`第 ${index + 1} 题`} onClose={editor.close}>
      <SheetText
        label='题目'
        value={text}
        longest={most.question}
        placeholder='只问一件事'
        onChange={(next) => change({ text: next })}
      />
      {options.map((option, at) => (
        <View key={at}>
          <SheetText
            label={`选项 ${LETTERS[at]}`}
            value={option}
            longest={most.option}
            placeholder='一个答案'
            onChange={(next) => change({ options: options.map((one, where) => (where === at ? next : one)) })}
          />
          <View className={styles.right}>
            <Check
              label={`选项 ${LETTERS[at]} 是正确答案`}
              value={at === right}
              onChange={() => change({ right: at })}
            />
          </View>
        </View>
      ))}
      <Options {...question} change={change} />
      <ItemEnd part='quiz' index={index} {...editor} />
    </Sheet>
  )
}

/** More of them, or fewer: the last one goes. */
function Options({ options, right, change }: QuizQuestion & { change: (part: Partial<QuizQuestion>) => void }) {
  const fewer = options.slice(0, -1)
  return (
    <View className={styles.ways}>
      {options.length < most.options && (
        <View className={styles.way}>
          <Button kind='small' onClick={() => change({ options: [...options, ''] })}>
            添加选项
          </Button>
        </View>
      )}
      {options.length > FEWEST && (
        <View className={styles.way}>
          <Button kind='small' onClick={() => change({ options: fewer, right: Math.min(right, fewer.length - 1) })}>
            {`删去选项 ${LETTERS[fewer.length]}`}
          </Button>
        </View>
      )}
    </View>
  )
}
