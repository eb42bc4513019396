import { View } from '@tarojs/components'
import { shortDay, timeOf, weekdayOf } from '#domain/calendar'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Facts } from '../../../components/Facts'
import { Sheet } from '../../../components/Sheet'
import { packParts, partNames } from '#domain/monthPack'
import type { LecturerChoice } from './useLecturer'
import type { DraftingMonth } from './useMonth'
import styles from './index.module.scss'

export const span = (start: number, end: number) =>
  `${shortDay(start)} ${weekdayOf(start)}，${timeOf(start)}–${timeOf(end)}`

export function PublishDock({ choice, ...month }: DraftingMonth & { choice: LecturerChoice }) {
  const { input, problems, replyBy, publishing } = month
  const { lecturer } = choice
  const missing = Object.keys(problems).length
  return (
    <>
      <Dock note={`通知发给全支部，请在 ${shortDay(replyBy)} ${timeOf(replyBy)} 前回复`}>
        <Button
          kind='primary'
          disabled={missing > 0 || publishing.busy}
          why={publishing.busy ? '正在发布' : `还差 ${missing} 项`}
          onClick={publishing.ask}
        >
          发布
        </Button>
      </Dock>
      <Sheet open={publishing.asking} title='发给全支部？' onClose={publishing.cancel}>
        <Facts
          items={[
            ['时间', span(input.start, input.end)],
            ['地点', input.place],
            ['主讲', lecturer?.name ?? '先不定'],
            ...packParts.flatMap((part) => {
              const title = input.parts[part]
              return title ? [[partNames[part], title] as const] : []
            }),
          ]}
        />
        <View className={styles.warn}>发布以后，时间、地点和主讲人不能再改，只能取消后重新安排。</View>
        <Button kind='primary' onClick={() => publishing.confirm(lecturer?.id)}>
          确认发布
        </Button>
      </Sheet>
    </>
  )
}
