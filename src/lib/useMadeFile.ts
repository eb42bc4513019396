import { useState } from 'react'
import type { Input } from '#types/contract'
import { say } from '../platform/dialog'
import { downloadFile, openFile } from '../platform/file'
import { useAction } from './useAction'

type Maker = 'report.record' | 'report.posters' | 'report.signInPoster'

/** A document that `report` makes: made, fetched and opened in one go. `quiet`: a refusal is left to the page. */
export function useMadeFile<A extends Maker>(action: A, options?: { quiet: boolean }) {
  const { state, run } = useAction(action, options)
  const [isTaking, setTaking] = useState(false)

  async function make(input: Input<A>, name: string) {
    const made = await run(input)
    if (!made) return
    setTaking(true)
    try {
      await openFile(await downloadFile(made.url), name, name.endsWith('.pdf') ? 'pdf' : 'docx')
    } catch {
      say('文件没有打开，请检查网络后再做一次')
    }
    setTaking(false)
  }

  return { make, busy: isTaking || state.step === 'busy', problem: state.step === 'refused' ? state.message : null }
}
