import { Input, View } from '@tarojs/components'
import { teams } from '#domain/speaker'
import { Button } from '../../../components/Button'
import { Chips } from '../../../components/Chips'
import { Field } from '../../../components/Field'
import { Check } from '../../../components/Field/Check'
import { Sheet } from '../../../components/Sheet'
import { lengthOf } from '../../../lib/lengthOf'
import { quarterWords } from '#domain/quarter'
import { type TourHead, teamWord } from '../../../lib/tourWords'
import { LONGEST_TITLE, problemOf, quartersFrom, withTeam } from './draft'
import { useTourDraft } from './useTourDraft'
import styles from './index.module.scss'

export interface TourSheetProps {
  now: number
  /** To be changed; a new one if there is none. */
  tour?: TourHead
  /** A tour stays in its quarter once it has stops. */
  hasStops?: boolean
  onClose: () => void
  onSaved: (tourId: string) => void
}

/** A tour is made, or its name and teams are changed. */
export function TourSheet(props: TourSheetProps) {
  const { now, tour, hasStops = false, onClose } = props
  const { draft, change, busy, save } = useTourDraft(props)
  const problem = problemOf(draft)
  const isTooLong = lengthOf(draft.title.trim()) > LONGEST_TITLE
  return (
    <Sheet open title={tour ? '修改巡讲' : '新建巡讲'} onClose={onClose}>
      <Field label='季度' {...(hasStops && { hint: '已经有站点，季度不能再改。' })}>
        {hasStops ? (
          <View className='strong'>{quarterWords(draft.quarter)}</View>
        ) : (
          <Chips items={quartersFrom(now)} value={draft.quarter} onChange={(quarter) => change({ quarter })} />
        )}
      </Field>
      <Field label='名称' error={isTooLong ? problem : null} hint={`${LONGEST_TITLE} 字以内`}>
        <Input
          className='field-box'
          value={draft.title}
          maxlength={-1}
          placeholder='如：冬季大宣讲'
          ariaLabel='名称'
          onInput={({ detail }) => change({ title: detail.value })}
        />
      </Field>
      <Field label='必到的队伍' hint='发布时每支都要有人，不到的要写明原因。'>
        <View className={styles.teams}>
          {teams.map((team) => (
            <View key={team} className={styles.team}>
              <Check
                label={teamWord(team)}
                value={draft.requiredTeams.includes(team)}
                onChange={(on) => change({ requiredTeams: withTeam(draft.requiredTeams, team, on) })}
              />
            </View>
          ))}
        </View>
      </Field>
      <Button
        kind='primary'
        disabled={problem !== null || busy}
        why={busy ? '正在保存' : (problem ?? '')}
        onClick={save}
      >
        保存
      </Button>
    </Sheet>
  )
}
