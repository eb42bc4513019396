import { View } from '@tarojs/components'
import { shortDay, timeOf, weekdayOf } from '#domain/calendar'
import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { Facts } from '../../../components/Facts'
import { Sheet } from '../../../components/Sheet'
import { partWords } from '../../../lib/words'
import { themeDayParts } from '#domain/session'
import type { DraftingMonth } from './useMonth'
import styles from './index.module.scss'

export const span = (start: number, end: number) =>
  `${shortDay(start)} ${weekdayOf(start)}，${timeOf(start)}–${timeOf(end)}`

export function PublishDock({ input, problems, replyBy, publishing }: DraftingMonth) {
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
            ...themeDayParts.map((part) => [partWords[part], input.parts[part]] as const),
          ]}
        />
        <View className={styles.warn}>发布以后，时间和地点不能再改。</View>
        <Button kind='primary' onClick={publishing.confirm}>
          确认发布
        </Button>
      </Sheet>
    </>
  )
}
