import { useState } from 'react'
import { dayOf } from '#domain/calendar'
import { useAction } from '../../../lib/useAction'
import { kindWords } from '../../../lib/words'
import { say } from '../../../platform/dialog'
import { downloadFile, openFile } from '../../../platform/file'
import type { RecordView } from './draft'

/** The record as a document: made, fetched and opened in one go. */
export function useDocument(sessionId: string, { session, branch }: RecordView) {
  const { state, run } = useAction('report.record')
  const [isTaking, setTaking] = useState(false)

  async function make() {
    const made = await run({ sessionId })
    if (!made) return
    setTaking(true)
    try {
      const path = await downloadFile(made.url)
      await openFile(path, `${branch}${dayOf(session.start)}${kindWords[session.kind]}记录.docx`, 'docx')
    } catch {
      say('文件没有打开，请检查网络后再导出一次')
    }
    setTaking(false)
  }

  return { busy: isTaking || state.step === 'busy', make }
}
