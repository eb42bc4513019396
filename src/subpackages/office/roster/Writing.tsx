import { View } from '@tarojs/components'
import { Bar } from '../../../components/Bar'
import { Facts } from '../../../components/Facts'
import { Phrases } from '../../../components/Phrases'
import { Bad } from './Guide'
import type { Step, Written } from './steps'
import styles from './index.module.scss'

type WritingStep = Extract<Step, { at: 'writing' }>

const HARMLESS = '现在离开这一页也不要紧，没写完的会在后台写完。'

/** Until the cloud has said that it begins, nobody knows whether the order has arrived. */
function wordsOf({ run: { started }, stopped }: WritingStep): [title: string, text: string] {
  if (started) return [stopped ? '写入停了一下。' : '正在写入名册。', HARMLESS]
  return stopped
    ? ['写入没有接上。', '请点“继续写入”，写过的不会重复。']
    : ['正在开始写入。', '请稍等，开始以后就可以离开这一页。']
}

/** How much of it is in; it goes on without this page. */
export function Writing(step: WritingStep) {
  const { written, stopped } = step
  const [title, text] = wordsOf(step)
  const applied = written?.applied ?? 0
  const parts = written?.parts ?? 1
  const progress = written ? `已写入 ${applied} 批，共 ${parts} 批` : '还没有取到进度'
  return (
    <View>
      <View className={styles.head}>
        <View className='t-head'>
          <Phrases text={title} />
        </View>
        <View className='t-small c-2'>
          <Phrases text={text} />
        </View>
      </View>
      {stopped && <Bad text={stopped} />}
      <Bar
        parts={[
          { state: 'present', count: applied },
          { state: 'absent', count: parts - applied },
        ]}
        label={progress}
      />
      <View className={styles.progress} ariaRole='status'>
        {progress}
      </View>
    </View>
  )
}

export function Done({ counts }: Written) {
  return (
    <View>
      <View className={styles.head}>
        <View className='t-head'>
          <Phrases text='名册已经写入。' />
        </View>
        <View className='t-small c-2'>
          <Phrases text='名单随即更新，新增的人可以认领身份了。' />
        </View>
      </View>
      <Facts
        items={[
          ['新增', `${counts.new} 人`],
          ['变动', `${counts.changed} 人`],
          ['不变', `${counts.unchanged} 人`],
        ]}
      />
    </View>
  )
}
