import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../components/Button'
import { Empty } from '../../../components/Empty'
import { Page } from '../../../components/Page'
import { Phrases } from '../../../components/Phrases'
import { Sheet } from '../../../components/Sheet'
import { useHome } from '../../../me'
import { Guide } from './Guide'
import { Report } from './Report'
import { StepDock } from './StepDock'
import type { Checked } from './steps'
import { type Roster, useRoster } from './useRoster'
import { countWords } from './words'
import { Done, Writing } from './Writing'
import styles from './index.module.scss'

export default function RosterPage() {
  const home = useHome()
  const roster = useRoster()
  const [asking, ask] = useState<Checked | null>(null)
  if (home.step !== 'ready') return <Page state={home} />

  const office = home.data.me.offices.find(({ role }) => role === 'administrator')
  if (!office) {
    return (
      <Page state={home}>
        <Empty title='名册由管理员导入' text='需要更新名册时，请把表格交给管理员。' />
      </Page>
    )
  }
  return (
    <Page state={home} dock={<StepDock roster={roster} orgId={office.orgId} onStart={ask} />}>
      <View>
        <StepBody {...roster} />
        <StartSheet report={asking} start={roster.start} onClose={() => ask(null)} />
      </View>
    </Page>
  )
}

function StepBody({ step }: Roster) {
  if (step.at === 'choosing') return <Guide problem={step.problem} />
  if (step.at === 'reading') return <Guide problem={null} />
  if (step.at === 'checked') return <Report key={step.report.importId} {...step} />
  if (step.at === 'writing') return <Writing {...step} />
  return <Done {...step.written} />
}

interface StartSheetProps {
  report: Checked | null
  start: (report: Checked) => unknown
  onClose: () => void
}

/** Thousands of records change at once, and no button takes that back. */
function StartSheet({ report, start, onClose }: StartSheetProps) {
  if (!report) return null
  const confirm = () => {
    onClose()
    void start(report)
  }
  return (
    <Sheet open title='写入这份名册？' onClose={onClose}>
      <View className={styles.lead}>
        <Phrases
          text={`${countWords(report.counts)}。写入以后不能整份撤回，发现有错，请改好表格再导入一次。名册上没有的人不会被删去。`}
        />
      </View>
      <Button kind='primary' onClick={confirm}>
        确认写入
      </Button>
    </Sheet>
  )
}
