import { View } from '@tarojs/components'
import { Button } from '../../../../components/Button'
import { Dock } from '../../../../components/Dock'
import { Facts } from '../../../../components/Facts'
import { Phrases } from '../../../../components/Phrases'
import { Sheet } from '../../../../components/Sheet'
import { lectureTime } from '../../../../lib/lectureWords'
import type { Planning } from './usePlan'
import styles from './index.module.scss'

export function PlanDock({ draft, input, site, lecturer, now, problems, visited, planning }: Planning) {
  const unsaid = visited !== null && !draft.again ? 1 : 0
  const missing = Object.keys(problems).length + unsaid
  return (
    <>
      <Dock note='先请东道主确认，还不会通知大家'>
        <Button
          kind='primary'
          disabled={missing > 0 || planning.busy}
          why={planning.busy ? '正在保存' : `还差 ${missing} 项`}
          onClick={planning.ask}
        >
          安排
        </Button>
      </Dock>
      <Sheet open={planning.asking} title='请东道主确认？' onClose={planning.cancel}>
        <Facts
          items={[
            ['系列', input.series],
            ['题目', input.title],
            ['时间', lectureTime(input, now)],
            ['现场', site?.name ?? ''],
            ['东道主', site?.host ?? ''],
            ['主讲', lecturer?.name ?? ''],
            ['支部', draft.branches.map(({ name }) => name).join('；')],
          ]}
        />
        <View className={styles.lines}>
          <Phrases text='保存以后，主讲人的这段时间就留给这一讲，要改只能取消后重新安排。' />
        </View>
        <Button kind='primary' onClick={planning.confirm}>
          确认安排
        </Button>
      </Sheet>
    </>
  )
}
