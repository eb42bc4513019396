import { Input, Text, View } from '@tarojs/components'
import type { ThemeDayPart } from '#domain/session'
import { Field } from '../../../components/Field'
import { Icon } from '../../../components/Icon'
import { partWords } from '../../../lib/words'
import { proposalOf } from './draft'
import type { DraftingMonth } from './useMonth'
import styles from './index.module.scss'

const LONGEST = 40

const hints: Record<ThemeDayPart, string> = {
  lesson: '一课的题目，40 字以内',
  film: '一片的片名，40 字以内',
  practice: '一实践做什么，40 字以内',
}

/** The month's two proposals, or one's own words. */
export function PartField({ part, ...month }: DraftingMonth & { part: ThemeDayPart }) {
  const { data, draft, shown, changePart } = month
  const { choice } = draft.parts[part]
  const own = !proposalOf(data.pack, part, choice)

  return (
    <Field label={partWords[part]} error={own ? shown(part) : null}>
      {data.pack && (
        <View className={`card ${styles.options}`} ariaRole='radiogroup'>
          {data.pack[part].map(({ title, summary }, index) => (
            <View
              key={title}
              className={styles.option}
              hoverClass={styles.press}
              ariaRole='radio'
              ariaChecked={index === choice}
              onClick={() => changePart(part, { choice: index })}
            >
              <View className={index === choice ? `${styles.radio} ${styles.radioOn}` : styles.radio} />
              <View className={styles.words}>
                <View className={index === choice ? 'strong' : ''}>{title}</View>
                <View className='t-cap c-3'>{summary}</View>
              </View>
            </View>
          ))}
          <View
            className={`${styles.option} ${styles.lastOption}`}
            hoverClass={styles.press}
            ariaRole='radio'
            ariaChecked={own}
            onClick={() => changePart(part, { choice: null })}
          >
            <View className={styles.pen}>
              <Icon name='pen-line' />
            </View>
            <Text className={own ? 'strong' : ''}>自己写</Text>
          </View>
        </View>
      )}
      {own && <OwnWords part={part} {...month} />}
    </Field>
  )
}

function OwnWords({ part, data, draft, leave, changePart }: DraftingMonth & { part: ThemeDayPart }) {
  return (
    <Input
      className={data.pack ? `field-box ${styles.own}` : 'field-box'}
      value={draft.parts[part].own}
      maxlength={LONGEST}
      placeholder={hints[part]}
      ariaLabel={hints[part]}
      onInput={({ detail }) => changePart(part, { own: detail.value })}
      onBlur={() => leave(part)}
    />
  )
}
