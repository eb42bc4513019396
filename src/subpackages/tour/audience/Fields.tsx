import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import { categories, type Category } from '#domain/category'
import { regionNames } from '#domain/region'
import { Check } from '../../../components/Field/Check'
import { Field } from '../../../components/Field'
import { LongText } from '../../../components/Field/LongText'
import { Row } from '../../../components/Row'
import { Sheet } from '../../../components/Sheet'
import { categoryWords } from '../../../lib/words'
import { Line } from '../../branch/meetings/plan/Line'
import { ChooseBox } from '../../office/lectures/ChooseBox'
import { RegionChips } from '../RegionChips'
import type { AudienceDraft, AudienceField } from './draft'
import { Legs } from './Legs'

const LONGEST_ASK = 60

interface AudienceProps {
  draft: AudienceDraft
  /** The sentence of a field that has been come to; null if it is well. */
  shown: (field: AudienceField) => string | null
  change: (part: Partial<AudienceDraft>) => void
  leave: (field: AudienceField) => void
}

/** What a branch tells of itself: where, who opens the door, how many, and what they would like to ask. */
export function AudienceFields(props: AudienceProps) {
  const { draft, shown, change, leave } = props
  return (
    <>
      <RegionField {...props} />
      <Field label='地点' error={shown('place')}>
        <Line
          label='地点'
          value={draft.place}
          placeholder='如“二楼职工之家”'
          onChange={(place) => change({ place })}
          onLeave={() => leave('place')}
        />
      </Field>
      <Typed {...props} field='size' label='大约多少人' placeholder='如 45' type='number' />
      <Typed {...props} field='contact' label='联系人' placeholder='到了以后找谁' />
      <Typed {...props} field='phone' label='联系电话，可以不填' placeholder='只给宣讲员和宣讲办看' type='number' />
      <LongText
        label='他们想问什么，可以不填'
        value={draft.ask}
        longest={LONGEST_ASK}
        placeholder='如“新进站的年轻人，怎么把安全讲进心里？”'
        error={shown('ask')}
        onChange={(ask) => change({ ask })}
        onLeave={() => leave('ask')}
      />
      <MoreFields {...props} />
    </>
  )
}

interface TypedProps extends AudienceProps {
  field: 'size' | 'contact' | 'phone'
  label: string
  placeholder: string
  type?: 'text' | 'number'
}

const Typed = ({ field, label, placeholder, type = 'text', draft, shown, change, leave }: TypedProps) => (
  <Field label={label} error={shown(field)}>
    <Input
      className='field-box'
      value={draft[field]}
      type={type}
      maxlength={20}
      placeholder={placeholder}
      ariaLabel={label}
      onInput={({ detail }) => change({ [field]: detail.value })}
      onBlur={() => leave(field)}
    />
  </Field>
)

function RegionField({ draft, shown, change }: AudienceProps) {
  const [asking, ask] = useState(false)
  return (
    <>
      <ChooseBox
        label='所在市州'
        words={draft.region && regionNames[draft.region]}
        placeholder='请选择'
        hint='用来安排路程合适的宣讲员。'
        error={shown('region')}
        onClick={() => ask(true)}
      />
      <Sheet open={asking} title='在哪个市州？' onClose={() => ask(false)}>
        <RegionChips
          value={draft.region}
          onChange={(region) => {
            change({ region })
            ask(false)
          }}
        />
      </Sheet>
    </>
  )
}

const asked: readonly Category[] = categories.filter((one) => one !== 'applicant')

/** What most leave as it is stands behind one row. */
function MoreFields({ draft, shown, change }: AudienceProps) {
  const [open, setOpen] = useState(false)
  if (!open) {
    return <Row title='更多' sub='听众里谁多，本支部的人能不能来讲，现场教学' last onClick={() => setOpen(true)} />
  }
  const toggle = (one: Category, isIn: boolean) =>
    change({ categories: isIn ? [...draft.categories, one] : draft.categories.filter((each) => each !== one) })
  return (
    <View>
      <Field label='听众里谁多，可以不选'>
        {asked.map((one) => (
          <Check
            key={one}
            label={categoryWords[one]}
            value={draft.categories.includes(one)}
            onChange={(isIn) => toggle(one, isIn)}
          />
        ))}
      </Field>
      <Field label='宣讲员'>
        <Check
          label='本支部的人也可以来讲'
          value={draft.ownBranchAllowed}
          onChange={(ownBranchAllowed) => change({ ownBranchAllowed })}
        />
      </Field>
      <Legs legs={draft.legs} error={shown('legs')} change={(legs) => change({ legs })} />
    </View>
  )
}
