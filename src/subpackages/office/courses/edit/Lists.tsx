import { View } from '@tarojs/components'
import { courseLimits as most } from '#domain/course'
import { Button } from '../../../../components/Button'
import { Phrases } from '../../../../components/Phrases'
import { Row } from '../../../../components/Row'
import { sizeWords } from '../../../../lib/fileWords'
import { idOf } from './jump'
import { OnItsWay } from './OnItsWay'
import type { Part } from './typed'
import type { Editor } from './useEditor'
import { Wrong } from './Wrong'
import { aboutTrack } from './words'
import styles from './index.module.scss'

export function Tracks(editor: Editor) {
  const { typed, errorOf } = editor
  const items = typed.tracks.map((track) => ({ title: track.title || '还没有名称', sub: aboutTrack(track) }))
  return (
    <View id={typed.kind === 'case' ? undefined : idOf('body')}>
      <Wrong sentence={typed.kind === 'case' ? null : errorOf('body')} />
      <Items part='tracks' title='音频和视频' items={items} {...editor} />
      <FileEnd
        part='tracks'
        add='添加音频或视频'
        hint={`mp3、m4a、mp4，每份 50 MB 以内，最多 ${most.tracks} 段。文稿点开填写。`}
        {...editor}
      />
    </View>
  )
}

export function Documents(editor: Editor) {
  const items = editor.typed.documents.map(({ name, bytes }) => ({ title: name, sub: sizeWords(bytes) }))
  return (
    <View>
      <Items part='documents' title='文件，可以没有' items={items} {...editor} />
      <FileEnd
        part='documents'
        add='添加文件'
        hint={`pdf、docx、xlsx、pptx，每份 50 MB 以内，最多 ${most.documents} 份。`}
        {...editor}
      />
    </View>
  )
}

export function Steps(editor: Editor) {
  const { typed, change, open, errorOf } = editor
  const { steps, kind } = typed
  const isCase = kind === 'case'
  const items = steps.map(({ title, question }, index) => ({
    title: `第 ${index + 1} 步，${title || '还没有名称'}`,
    sub: question || '还没有问题',
  }))
  function add() {
    change({ steps: [...steps, { title: '', text: '', question: '' }] })
    open({ of: 'steps', index: steps.length })
  }
  return (
    <View id={isCase ? idOf('body') : undefined}>
      <Wrong sentence={isCase ? errorOf('body') : null} />
      <Items part='steps' title={isCase ? '步骤' : '步骤，可以没有'} items={items} {...editor} />
      <Add isFull={steps.length >= most.steps} words='添加一步' onAdd={add} />
      <Hint text={`写一段，问一个问题，再打开下一步，最多 ${most.steps} 步。`} />
    </View>
  )
}

export function Quiz(editor: Editor) {
  const { typed, change, open } = editor
  const { quiz } = typed
  const items = quiz.map(({ text, options, right }, index) => ({
    title: `第 ${index + 1} 题，${text || '还没有题目'}`,
    sub: `正确答案：${options[right] || '还没有写'}`,
  }))
  function add() {
    change({ quiz: [...quiz, { text: '', options: ['', ''], right: 0 }] })
    open({ of: 'quiz', index: quiz.length })
  }
  return (
    <View>
      <Items part='quiz' title='课前题，可以没有' items={items} {...editor} />
      <Add isFull={quiz.length >= most.quiz} words='添加一题' onAdd={add} />
      <Hint text={`活动用这门课预习时，请大家先答，最多 ${most.quiz} 题。`} />
    </View>
  )
}

interface ItemsProps extends Editor {
  part: Part
  title: string
  items: readonly { title: string; sub: string }[]
}

function Items({ part, title, items, errorOf, open }: ItemsProps) {
  return (
    <>
      <View className='sec'>{title}</View>
      {items.map((item, index) => (
        <View key={index} id={idOf(`${part}.${index}`)}>
          <Row {...item} last={index === items.length - 1} onClick={() => open({ of: part, index })} />
          <Wrong sentence={errorOf(`${part}.${index}`)} />
        </View>
      ))}
    </>
  )
}

/** Those on their way, and room for more. */
function FileEnd({
  part,
  add,
  hint,
  files,
  typed,
}: Editor & { part: 'tracks' | 'documents'; add: string; hint: string }) {
  return (
    <>
      {files.of(part).map((one) => (
        <OnItsWay key={one.number} {...one} files={files} />
      ))}
      <Add isFull={files.isFull(part, typed[part].length)} words={add} onAdd={() => files.choose(part)} />
      <Hint text={hint} />
    </>
  )
}

function Add({ isFull, words, onAdd }: { isFull: boolean; words: string; onAdd: () => unknown }) {
  if (isFull) return null
  return (
    <View className={styles.add}>
      <Button kind='small' onClick={onAdd}>
        {words}
      </Button>
    </View>
  )
}

function Hint({ text }: { text: string }) {
  return (
    <View className='field-hint'>
      <Phrases text={text} />
    </View>
  )
}
