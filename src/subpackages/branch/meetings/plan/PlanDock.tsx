import { View } from '@tarojs/components'
import { timeOf } from '#domain/calendar'
import { Button } from '../../../../components/Button'
import { Dock } from '../../../../components/Dock'
import { Facts } from '../../../../components/Facts'
import { Sheet } from '../../../../components/Sheet'
import { kindWords } from '../../../../lib/words'
import { groupOf } from './draft'
import type { Planning } from './usePlan'
import { dayWords } from './WhenFields'
import styles from './index.module.scss'

export function PlanDock(plan: Planning) {
  const { data, draft, input, now, isPast, problems, planning } = plan
  const missing = Object.keys(problems).length
  const group = groupOf(draft, data)
  return (
    <>
      <Dock note={isPast ? '补记不发通知' : '通知发给应到的同志，每人一次'}>
        <Button
          kind='primary'
          disabled={missing > 0 || planning.busy}
          why={planning.busy ? '正在保存' : `还差 ${missing} 项`}
          onClick={planning.ask}
        >
          {isPast ? '补记' : '安排'}
        </Button>
      </Dock>
      <Sheet open={planning.asking} title={isPast ? '补记这次会议？' : '通知大家开会？'} onClose={planning.cancel}>
        <Facts
          items={[
            ['会议', kindWords[draft.kind]],
            ...(group ? [['小组', group.name] as const] : []),
            ['主题', input.title],
            ['时间', `${dayWords(draft.day, now)}，${timeOf(input.start)}–${timeOf(input.end)}`],
            ['地点', input.place],
            ['议程', input.agenda.join('；')],
          ]}
        />
        <View className={styles.warn}>
          {isPast ? '日期如实填写。补记以后不能再改。' : '安排以后，时间和地点不能再改，只能取消后重新安排。'}
        </View>
        <Button kind='primary' onClick={planning.confirm}>
          {isPast ? '确认补记' : '确认安排'}
        </Button>
      </Sheet>
    </>
  )
}
