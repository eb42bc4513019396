import { View } from '@tarojs/components'
import { Button } from '../../../../components/Button'
import { Phrases } from '../../../../components/Phrases'
import { Tag } from '../../../../components/Tag'
import { courseKindWords } from '../../../../lib/courseWords'
import { Notice } from '../../../account/Notice'
import { stateWords } from '../words'
import { Checks } from './Checks'
import type { Editor } from './useEditor'
import { standWords } from './words'
import styles from './index.module.scss'

/** What it is, who sees which version of it, and where what is typed lies. */
export function Head(editor: Editor) {
  const { known, typed, steps } = editor
  const { glyph, word } = stateWords[known.state]
  return (
    <View className='form-head'>
      <View className={styles.top}>
        <View className='t-head'>{`${courseKindWords[typed.kind]}课程`}</View>
        <View className={styles.tag}>
          <Tag state={glyph} word={word} />
        </View>
      </View>
      <View className='t-small c-2'>
        <Phrases text={standWords(known.state, known.version)} />
      </View>
      <View className={`${styles.saved} t-cap c-3`}>
        <Phrases text={savedWords(editor)} />
      </View>
      {steps.refusal && (
        <View className={styles.notice}>
          <Notice state='late' text={steps.refusal} />
        </View>
      )}
      <Changed {...editor} />
      <Checks {...editor} />
    </View>
  )
}

function savedWords({ known, saving, isKeptHere, isOutrun, problems }: Editor): string {
  if (isLocked(known)) return isKeptHere ? `${lastBy(known)}您后来写的还在这部手机上。` : lastBy(known)
  if (saving.step === 'busy') return '正在保存草稿。'
  if (saving.step === 'refused' && isKeptHere && !isOutrun)
    return `草稿还没有存到云端，在这部手机上没有丢。${saving.message}。`
  if (!isKeptHere) return known.revision ? `${lastBy(known)}草稿已保存，组织者都能接着写。` : '写完一项就自动保存。'
  if (isOutrun) return '您写的还在这部手机上。'
  const stops = problems.find(({ isStopping }) => isStopping)
  return stops
    ? `草稿先存在这部手机上，补好以后再存到云端：${stops.sentence}。`
    : '草稿先存在这部手机上，马上存到云端。'
}

const isLocked = ({ state }: Editor['known']) => state === 'checking' || state === 'retired'
const lastBy = ({ byName }: Editor['known']) => `${byName}写的。`

/** Somebody else has saved or submitted meanwhile; nothing that was typed is lost without being asked. */
function Changed({ isOutrun, known, takeNewest, keepMine }: Editor) {
  if (!isOutrun || isLocked(known)) return null
  return (
    <View className={styles.notice}>
      <Notice state='late' text={`${known.byName}也改了这门课。现在显示的是您写的。`} />
      <View className={styles.ways}>
        <View className={styles.way}>
          <Button kind='small' onClick={takeNewest}>
            不要我写的
          </Button>
        </View>
        <View className={styles.way}>
          <Button kind='small' onClick={keepMine}>
            用我写的
          </Button>
        </View>
      </View>
    </View>
  )
}
