import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import { navigate } from '../../../lib/navigate'
import type { Checked } from './steps'
import type { Roster } from './useRoster'

interface StepDockProps {
  roster: Roster
  orgId: string
  onStart: (report: Checked) => void
}

/** The way on from each step, and the way out of it. */
export function StepDock({ roster: { step, choose, read, goOn, restart }, orgId, onStart }: StepDockProps) {
  if (step.at === 'checked') return <CheckedDock report={step.report} choose={choose} onStart={onStart} />
  if (step.at === 'choosing' && step.again) {
    const { again } = step
    return (
      <Dock>
        <Button kind='secondary' onClick={choose}>
          换文件
        </Button>
        <Button kind='primary' onClick={() => read(again)}>
          再试一次
        </Button>
      </Dock>
    )
  }
  if (step.at === 'choosing' || step.at === 'reading') {
    return (
      <Dock>
        <Button
          kind='primary'
          disabled={step.at === 'reading'}
          why={step.at === 'reading' ? step.doing : ''}
          onClick={choose}
        >
          选择文件
        </Button>
      </Dock>
    )
  }
  if (step.at === 'writing') {
    return (
      <Dock>
        {step.stopped && (
          <Button kind='secondary' onClick={restart}>
            换文件
          </Button>
        )}
        <Button kind='primary' disabled={!step.stopped} why='正在写入' onClick={() => goOn(step.run)}>
          继续写入
        </Button>
      </Dock>
    )
  }
  return (
    <Dock>
      <Button kind='secondary' onClick={restart}>
        再导入
      </Button>
      <Button kind='primary' onClick={() => navigate('people', { orgId })}>
        看党员名单
      </Button>
    </Dock>
  )
}

interface CheckedDockProps extends Pick<StepDockProps, 'onStart'> {
  report: Checked
  choose: () => unknown
}

function CheckedDock({ report, choose, onStart }: CheckedDockProps) {
  if (!report.accepted) {
    return (
      <Dock>
        <Button kind='primary' onClick={choose}>
          选择改好的文件
        </Button>
      </Dock>
    )
  }
  const isSame = report.counts.new + report.counts.changed === 0
  return (
    <Dock>
      <Button kind='secondary' onClick={choose}>
        换文件
      </Button>
      <Button kind='primary' disabled={isSame} why='没有变化' onClick={() => onStart(report)}>
        全部写入
      </Button>
    </Dock>
  )
}
