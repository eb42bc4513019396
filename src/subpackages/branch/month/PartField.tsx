import { Input } from '@tarojs/components'
import { partNames } from '#domain/monthPack'
import type { ThemeDayPart } from '#domain/session'
import { Field } from '../../../components/Field'
import { Option, Options } from '../../../components/Option'
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
    <Field label={partNames[part]} error={own ? shown(part) : null}>
      {data.pack && (
        <Options>
          {data.pack[part].map(({ title, summary }, index) => (
            <Option
              key={title}
              title={title}
              about={summary}
              on={index === choice}
              onClick={() => changePart(part, { choice: index })}
            />
          ))}
          <Option title='自己写' on={own} pen last onClick={() => changePart(part, { choice: null })} />
        </Options>
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

/** What a month may have beside the three; a branch need not take it. */
export function CaseField({ data: { pack }, draft, change }: DraftingMonth) {
  if (!pack?.case) return null
  const taken = pack.case[draft.case ?? -1]
  return (
    <Field label={partNames.case}>
      <Options>
        {pack.case.map((choice, index) => (
          <Option
            key={choice.title}
            title={choice.title}
            about={choice.summary}
            on={choice === taken}
            onClick={() => change({ case: index })}
          />
        ))}
        <Option title='不采用' on={!taken} last onClick={() => change({ case: null })} />
      </Options>
    </Field>
  )
}
