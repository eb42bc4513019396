import { Button } from '../../../components/Button'
import { Dock } from '../../../components/Dock'
import type { Draft, Step } from './draft'
import { lackOf } from './questions'
import { useDocument } from './useDocument'
import type { ReadyRecord } from './useRecord'

/** First what is asked, then saving, then reporting: one red button at a time. */
export function RecordDock(record: ReadyRecord) {
  const { refusal, asked, missing, isDirty, view } = record
  if (refusal === 'RECORD_TOO_EARLY') return <Dock note='散场以后再写记录' />
  if (refusal === 'SESSION_CANCELLED') return null
  if (asked) return <FillDock {...record} asked={asked} />
  const isStored = !isDirty && view.state === 'recorded'
  if (!refusal && (!isStored || missing.length)) return <StoreDock {...record} />
  return <ReportDock {...record} />
}

function FillDock({ asked, left, draft, view, isDirty, busy, fill, store }: ReadyRecord & { asked: Step }) {
  const lack = lackOf(asked, draft, view)
  const isLast = left.every((step) => step === asked)
  return (
    <Dock>
      {isDirty && (
        <Button kind='secondary' disabled={busy} onClick={store}>
          先保存
        </Button>
      )}
      <Button kind='primary' disabled={lack !== null} why={lack ?? ''} onClick={() => fill(asked)}>
        {verbOf(asked, draft, isLast)}
      </Button>
    </Dock>
  )
}

function verbOf(asked: Step, { takeAwaysOf }: Draft, isLast: boolean): string {
  if (asked === 'takeAways' && !takeAwaysOf.length) return '不选心得'
  return isLast ? '填入' : '填入，看下一项'
}

function StoreDock({ busy, store, view }: ReadyRecord) {
  return (
    <Dock>
      <Button kind='primary' disabled={busy} why='正在保存' onClick={store}>
        {view.version > 1 ? `保存第 ${view.version} 版` : '保存'}
      </Button>
    </Dock>
  )
}

function ReportDock({ refusal, missing, busy, report, sessionId, view }: ReadyRecord) {
  const file = useDocument(sessionId, view)
  const toReport = !refusal
  return (
    <Dock note={toReport ? '上报以后，退回了才能再改' : undefined}>
      {!missing.length && (
        <Button kind='secondary' disabled={file.busy} why='正在导出' onClick={file.make}>
          {toReport ? '导出' : '导出记录'}
        </Button>
      )}
      {toReport && (
        <Button kind='primary' disabled={busy} why='正在上报' onClick={report}>
          上报
        </Button>
      )}
    </Dock>
  )
}
