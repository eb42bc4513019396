import { View } from '@tarojs/components'
import { addDays, dayOf, instantOf, shortDay } from '#domain/calendar'
import { Check } from '../../../../components/Field/Check'
import { Field } from '../../../../components/Field'
import { Phrases } from '../../../../components/Phrases'
import { lectureDay, siteTypeWords } from '../../../../lib/lectureWords'
import { Line } from '../../../branch/meetings/plan/Line'
import { When } from '../../../branch/When'
import { ChooseBox } from '../ChooseBox'
import { rulesToday } from './draft'
import type { Planning } from './usePlan'
import styles from './index.module.scss'

const lengths = [
  { key: '60', label: '1 小时' },
  { key: '90', label: '1.5 小时' },
  { key: '120', label: '2 小时' },
  { key: '180', label: '3 小时' },
] as const

export function Form(plan: Planning) {
  const { draft, lecturer, now, shown, change, open } = plan
  const today = dayOf(now)
  return (
    <>
      <View className='form-head'>
        <View className='t-head'>
          <Phrases text='把一讲送到现场。' />
        </View>
      </View>
      <Words {...plan} field='series' label='系列' placeholder='如“路上的党课”' />
      <Words {...plan} field='title' label='题目' placeholder='30 字以内' />
      <When
        draft={draft}
        words={lectureDay(instantOf(draft.day), now)}
        span={{ start: today, end: addDays(today, rulesToday(now).LS.daysAhead) }}
        lengths={lengths}
        problems={{ day: shown('day') }}
        change={change}
      />
      <SiteField {...plan} />
      <ChooseBox
        label='主讲人'
        words={lecturer && `${lecturer.name}，${lecturer.title}`}
        placeholder='请选择主讲人'
        error={shown('lecturer')}
        onClick={() => open('lecturer')}
      />
      <ChooseBox
        label='参加的支部'
        words={branchWords(draft.branches)}
        placeholder='请选择支部，最多 20 个'
        hint='每个支部有自己的签到名单和记录。'
        error={shown('branches')}
        onClick={() => open('branches')}
      />
      <ChooseBox
        label='课前看什么，可以不选'
        words={draft.course?.name ?? null}
        placeholder='不安排预习'
        hint='课里有课前题的，发布以后各支部的同志先答。'
        onClick={() => open('course')}
      />
    </>
  )
}

function branchWords(branches: readonly { name: string }[]): string | null {
  const [first] = branches
  if (!first) return null
  return branches.length === 1 ? first.name : `${first.name}等 ${branches.length} 个支部`
}

interface WordsProps extends Planning {
  field: 'series' | 'title'
  label: string
  placeholder: string
}

const Words = ({ field, label, placeholder, draft, shown, change, leave }: WordsProps) => (
  <Field label={label} error={shown(field)}>
    <Line
      label={label}
      value={draft[field]}
      placeholder={placeholder}
      onChange={(text) => change({ [field]: text })}
      onLeave={() => leave(field)}
    />
  </Field>
)

function againWords(visited: number | 'told', now: number): string {
  if (visited === 'told') return '本轮已经去过这个现场，确实要再去，请勾选。'
  return `本轮 ${shortDay(visited)}${visited < now ? '去过' : '已安排'}这个现场，确实要再去，请勾选。`
}

/** The host is told with the site, for it is his word that is waited for. */
function SiteField({ site, draft, visited, now, shown, change, open }: Planning) {
  return (
    <>
      <ChooseBox
        label='现场'
        words={site && `${site.name}，${siteTypeWords[site.type]}`}
        placeholder='请选择现场'
        hint={site ? `东道主${site.host}，能坐 ${site.capacity} 人。` : '由现场的东道主支部确认以后，才能发布。'}
        error={shown('site')}
        onClick={() => open('site')}
      />
      {visited !== null && (
        <View className={styles.again}>
          <View className={styles.warn}>
            <Phrases text={againWords(visited, now)} />
          </View>
          <Check label='确实要再去一次' value={draft.again} onChange={(again) => change({ again })} />
        </View>
      )}
    </>
  )
}
