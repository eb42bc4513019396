import { View } from '@tarojs/components'
import { categories } from '#domain/category'
import { needTopics, topicNames } from '#domain/need'
import { Button } from '../../../../components/Button'
import { Chips } from '../../../../components/Chips'
import { Check } from '../../../../components/Field/Check'
import { Phrases } from '../../../../components/Phrases'
import { Sheet } from '../../../../components/Sheet'
import { courseKindIcons, courseKindWords, kindsInOrder } from '../../../../lib/courseWords'
import { categoryWords } from '../../../../lib/words'
import type { Editor } from './useEditor'
import styles from './index.module.scss'

export function KindSheet({ typed, change, close }: Editor) {
  return (
    <Sheet open title='是哪一种课程？' onClose={close}>
      <Chips
        items={kindsInOrder.map((key) => ({ key, label: courseKindWords[key], icon: courseKindIcons[key] }))}
        value={typed.kind}
        onChange={(kind) => {
          change({ kind })
          close()
        }}
      />
    </Sheet>
  )
}

export function TopicSheet({ typed, change, close }: Editor) {
  const items = [...needTopics.map((key) => ({ key, label: topicNames[key] })), { key: 'none' as const, label: '不选' }]
  return (
    <Sheet open title='回应哪种学习需求？' onClose={close}>
      <Chips
        items={items}
        value={typed.topic ?? 'none'}
        onChange={(key) => {
          change({ topic: key === 'none' ? null : key })
          close()
        }}
      />
    </Sheet>
  )
}

export function AudienceSheet({ typed, change, close }: Editor) {
  const { audience } = typed
  return (
    <Sheet open title='适合哪些人？' onClose={close}>
      <View className='t-small c-2'>
        <Phrases text='一个也不选，就是适合所有人。' />
      </View>
      <View className={styles.many}>
        {categories.map((category) => (
          <View key={category} className={styles.one}>
            <Check
              label={categoryWords[category]}
              value={audience.indexOf(category) >= 0}
              onChange={(isOn) =>
                change({ audience: categories.filter((one) => (one === category ? isOn : audience.includes(one))) })
              }
            />
          </View>
        ))}
      </View>
      <Button kind='secondary' onClick={close}>
        选好了
      </Button>
    </Sheet>
  )
}
