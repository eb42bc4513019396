import { View } from '@tarojs/components'
import { leaveKinds } from '#domain/leave'
import { Chips } from '../../../components/Chips'
import { LongText } from '../../../components/Field/LongText'
import { Option, Options } from '../../../components/Option'
import { lengthOf } from '../../../lib/lengthOf'
import { leaveKindWords } from '../../../lib/words'
import { type Choice, LONGEST } from './choice'
import { kindIcons, reasons } from './reasons'
import styles from './index.module.scss'

const kinds = leaveKinds.map((key) => ({ key, label: leaveKindWords[key], icon: kindIcons[key] }))

interface KindAndReasonProps {
  choice: Choice
  /** In a drawer, which stays where it is while the page scrolls. */
  fixed?: boolean
  onChange: (part: Partial<Choice>) => void
}

/** Two taps; another kind has other reasons. */
export function KindAndReason({ choice, fixed, onChange }: KindAndReasonProps) {
  const { kind } = choice
  return (
    <>
      <Chips
        items={kinds}
        value={kind}
        onChange={(next) => next !== kind && onChange({ kind: next, preset: null, isOwn: false })}
      />
      {kind && <Reasons choice={choice} kind={kind} fixed={fixed} onChange={onChange} />}
    </>
  )
}

type ReasonsProps = KindAndReasonProps & { kind: NonNullable<Choice['kind']> }

function Reasons({ choice: { preset, isOwn, text }, kind, fixed, onChange }: ReasonsProps) {
  const tooMany = lengthOf(text) - LONGEST
  return (
    <>
      <View className='sec'>原因，点一个就行</View>
      <Options>
        {reasons[kind].map((reason) => (
          <Option
            key={reason}
            title={reason}
            on={!isOwn && reason === preset}
            onClick={() => onChange({ preset: reason, isOwn: false })}
          />
        ))}
        <Option title='自己写' on={isOwn} pen last onClick={() => onChange({ isOwn: true })} />
      </Options>
      {isOwn && (
        <View className={styles.own}>
          <LongText
            label='原因'
            value={text}
            longest={LONGEST}
            placeholder='一句话说明，40 字以内'
            error={tooMany > 0 ? `多了 ${tooMany} 字，请写短一点` : null}
            fixed={fixed}
            onChange={(next) => onChange({ text: next })}
          />
        </View>
      )}
    </>
  )
}
