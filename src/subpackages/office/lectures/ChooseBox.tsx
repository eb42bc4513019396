import { Text, View } from '@tarojs/components'
import { Field } from '../../../components/Field'
import { Icon } from '../../../components/Icon'
import styles from './ChooseBox.module.scss'

interface ChooseBoxProps {
  label: string
  /** Null: nothing chosen yet. */
  words: string | null
  placeholder: string
  hint?: string
  error?: string | null | undefined
  onClick: () => void
}

/** A field whose answer is chosen in a drawer. */
export function ChooseBox({ label, words, placeholder, hint, error = null, onClick }: ChooseBoxProps) {
  return (
    <Field label={label} error={error} {...(hint && { hint })}>
      <View
        className='field-box'
        hoverClass={styles.press}
        ariaRole='button'
        ariaLabel={`${label}，${words ?? placeholder}`}
        onClick={onClick}
      >
        <View className={words === null ? `${styles.words} c-3` : styles.words}>{words ?? placeholder}</View>
        {words !== null && <Text className={`t-small c-2 ${styles.act}`}>更换</Text>}
        <View className='c-3'>
          <Icon name='chevron-right' size='s' />
        </View>
      </View>
    </Field>
  )
}
