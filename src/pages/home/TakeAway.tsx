import { View } from '@tarojs/components'
import { shortDay } from '#domain/calendar'
import { Button } from '../../components/Button'
import { LongText } from '../../components/Field/LongText'
import { Phrases } from '../../components/Phrases'
import { Row } from '../../components/Row'
import { Sheet } from '../../components/Sheet'
import { kindWords } from '../../lib/words'
import type { OwnSession } from '../../me'
import { LONGEST, MOST, useTakeAway } from './useTakeAway'
import styles from './index.module.scss'

/** 心得, while it is fresh: at most three lines, each once. */
export function TakeAway({ session: { id, start, kind } }: { session: OwnSession }) {
  const takeAway = useTakeAway(id)
  const { sent, isOpen, open, close } = takeAway
  const left = MOST - sent.length
  const which = `${shortDay(start)}的${kindWords[kind]}`
  return (
    <>
      <Row
        icon='pen-line'
        title={sent.length ? `心得已写 ${sent.length} 句` : '写一句心得'}
        sub={left > 0 && sent.length ? `${which}，还可以写 ${left} 句` : which}
        onClick={open}
      />
      <Sheet open={isOpen} title={left > 0 ? '记住了哪一句？' : '三句心得都写好了'} onClose={close}>
        {sent.map((line) => (
          <View key={line} className={`${styles.line} t-body`}>
            {line}
          </View>
        ))}
        {left > 0 ? <Writing {...takeAway} /> : <View className='t-small c-2'>已经交给支部，写记录时用。</View>}
      </Sheet>
    </>
  )
}

function Writing({ text, sent, length, write, send, busy }: ReturnType<typeof useTakeAway>) {
  const why = length ? `多了 ${length - LONGEST} 字` : '还没有写'
  return (
    <>
      <LongText
        label={sent.length ? '再写一句' : '一句就够'}
        value={text}
        longest={LONGEST}
        placeholder='学到了什么，回去怎么做'
        fixed
        onChange={write}
      />
      <View className={`${styles.only} t-cap c-3`}>
        <Phrases text='支部书记看得到，选进支部记录以后，本支部的同志也看得到。提交以后不能再改。' />
      </View>
      <Button
        kind='primary'
        disabled={!length || length > LONGEST || busy}
        why={busy ? '正在提交' : why}
        onClick={send}
      >
        提交心得
      </Button>
    </>
  )
}
