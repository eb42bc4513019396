import { Input, Picker, View } from '@tarojs/components'
import { HOUR, longMonth, monthOf } from '#domain/calendar'
import { Field } from '../../../components/Field'
import { Check } from '../../../components/Field/Check'
import { Phrases } from '../../../components/Phrases'
import { PrivacyLink } from '../../../components/PrivacyLink'
import { Segments } from '../../../components/Segments'
import { useNow } from '../../../lib/clock'
import { privacy } from '../../../lib/privacy'
import { Notice } from '../Notice'
import { codeOf } from './draft'
import type { Asking } from './useJoin'
import styles from './index.module.scss'

const ways = [
  { key: 'invite', label: '邀请码' },
  { key: 'roster', label: '名册核对' },
] as const

/** Longer than any code, so that one with blanks in it can be pasted. */
const LONGEST_CODE = 16
const LONGEST_NAME = 20
const EARLIEST = '1920-01'
/** Where the wheel stands at first: in the middle of the membership. */
const USUAL = '1980-01'

export function Form(join: Asking) {
  const { draft, change, refusal, turnedDown } = join
  return (
    <>
      <View className={'form-head t-head'}>
        <Phrases text='您是哪位同志？' />
      </View>
      <View className='form-note'>
        <View>{privacy.kept}</View>
        <View>{privacy.seen}</View>
        <View>{privacy.never}</View>
      </View>
      {!refusal && turnedDown && (
        <Notice state='late' text='上次提交的申请没有通过，请核对后再提交，或联系支部书记。' />
      )}
      <View className={styles.ways}>
        <Segments items={ways} value={draft.way} onChange={(way) => change({ way })} />
      </View>
      {draft.way === 'invite' ? <CodeField {...join} /> : <RosterFields {...join} />}
      <Consent {...join} />
      {refusal && <Notice state='late' text={refusal} />}
    </>
  )
}

function CodeField({ draft, shown, leave, change }: Asking) {
  return (
    <Field label='邀请码' error={shown('code')} hint='向所在支部书记要，7 天内有效，只能用一次。'>
      <Input
        className={`field-box ${styles.code}`}
        value={draft.code}
        maxlength={LONGEST_CODE}
        placeholder='8 位字母和数字'
        ariaLabel='邀请码'
        onInput={({ detail }) => change({ code: codeOf(detail.value) })}
        onBlur={() => leave('code')}
      />
    </Field>
  )
}

function RosterFields({ draft, shown, leave, change }: Asking) {
  return (
    <>
      <Field label='姓名' error={shown('name')}>
        <Input
          className='field-box'
          value={draft.name}
          maxlength={LONGEST_NAME}
          placeholder='和党员名册上一样'
          ariaLabel='姓名'
          onInput={({ detail }) => change({ name: detail.value })}
          onBlur={() => leave('name')}
        />
      </Field>
      <Field label='出生年月' error={shown('birthMonth')}>
        <BirthPicker value={draft.birthMonth} onChange={(birthMonth) => change({ birthMonth })} />
      </Field>
    </>
  )
}

/** The box and the link are two things to tap. */
function Consent({ draft, change }: Asking) {
  return (
    <View className={styles.consent}>
      <Check label='已阅读并同意' about='隐私保护指引' value={draft.agreed} onChange={(agreed) => change({ agreed })} />
      <PrivacyLink />
    </View>
  )
}

/** By itself, because it ticks: Taro sends the words of an Input to WeChat again whenever it is drawn anew. */
function BirthPicker({ value, onChange }: { value: string; onChange: (month: string) => void }) {
  const thisMonth = monthOf(useNow(HOUR))
  const words = value ? longMonth(value) : '请选择'
  return (
    <Picker
      mode='date'
      fields='month'
      value={value || USUAL}
      start={EARLIEST}
      end={thisMonth}
      onChange={({ detail }) => onChange(detail.value.slice(0, USUAL.length))}
    >
      <View className={value ? 'field-box' : 'field-box c-3'} ariaRole='button' ariaLabel={`出生年月，${words}`}>
        {words}
      </View>
    </Picker>
  )
}
