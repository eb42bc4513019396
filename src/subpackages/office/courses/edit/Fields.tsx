import { Input, View } from '@tarojs/components'
import { courseLimits as most } from '#domain/course'
import { topicNames } from '#domain/need'
import { Field } from '../../../../components/Field'
import { Check } from '../../../../components/Field/Check'
import { LongText } from '../../../../components/Field/LongText'
import { Row } from '../../../../components/Row'
import { courseKindWords } from '../../../../lib/courseWords'
import { ShortText } from '../../pack/ShortText'
import { idOf } from './jump'
import type { Editor } from './useEditor'
import { audienceWords } from './words'
import styles from './index.module.scss'

/** What a list and a search know of it. */
export function Fields(editor: Editor) {
  const { typed, change, leave, errorOf } = editor
  return (
    <View>
      <View id={idOf('title')}>
        <ShortText
          label='课程名称'
          value={typed.title}
          longest={most.title}
          placeholder='写具体，看了就知道学什么'
          error={errorOf('title')}
          onChange={(title) => change({ title })}
          onLeave={leave}
        />
      </View>
      <View id={idOf('summary')}>
        <LongText
          label='简介，可以没有'
          value={typed.summary}
          longest={most.summary}
          placeholder='讲什么，学了能做什么'
          error={errorOf('summary')}
          onChange={(summary) => change({ summary })}
          onLeave={leave}
        />
      </View>
      <OneLine
        field='lecturer'
        label='讲课人，可以没有'
        placeholder='姓名'
        value={typed.lecturer}
        onChange={(lecturer) => change({ lecturer })}
        {...{ leave, errorOf }}
      />
      <OneLine
        field='tags'
        label='标签，可以没有'
        placeholder='雨雾 收费'
        hint={`用空格隔开，最多 ${most.tags} 个，每个 ${most.tag} 字以内，搜索时用得上`}
        value={typed.tags}
        onChange={(tags) => change({ tags })}
        {...{ leave, errorOf }}
      />
      <Choices {...editor} />
    </View>
  )
}

interface OneLineProps extends Pick<Editor, 'leave' | 'errorOf'> {
  field: string
  label: string
  placeholder: string
  hint?: string
  value: string
  onChange: (text: string) => void
}

function OneLine({ field, label, placeholder, hint, value, onChange, leave, errorOf }: OneLineProps) {
  return (
    <View id={idOf(field)}>
      <Field label={label} hint={hint} error={errorOf(field)}>
        <Input
          className='field-box'
          value={value}
          maxlength={-1}
          placeholder={placeholder}
          ariaLabel={label}
          onInput={({ detail }) => onChange(detail.value)}
          onBlur={leave}
        />
      </Field>
    </View>
  )
}

function Choices({ typed, change, leave, open }: Editor) {
  const { kind, audience, topic, core } = typed
  return (
    <View className={styles.choices}>
      <Row title='种类' sub={courseKindWords[kind]} onClick={() => open({ of: 'kind' })} />
      <Row title='适合哪些人' sub={audienceWords(audience)} onClick={() => open({ of: 'audience' })} />
      <Row title='回应哪种学习需求' sub={topic ? topicNames[topic] : '没有选'} onClick={() => open({ of: 'topic' })} />
      <View className={styles.core}>
        <Check
          label='主线课程'
          value={core}
          onChange={(isCore) => {
            change({ core: isCore })
            leave()
          }}
        />
      </View>
    </View>
  )
}
