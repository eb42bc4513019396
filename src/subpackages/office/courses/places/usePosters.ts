import { useState } from 'react'
import type { Input } from '#types/contract'
import { useAction } from '../../../../lib/useAction'
import { say } from '../../../../platform/dialog'
import { downloadFile, openFile } from '../../../../platform/file'
import type { ReadyPlaces } from './usePlaces'

export type Layout = Input<'report.posters'>['layout']

const names: Record<Layout, string> = { sheet: '张贴码，每页 20 张', single: '张贴海报，每页一张' }

/** The codes in use of the page that is shown, as A4: made, fetched and opened in one go. */
export function usePosters({ orgId, inUse }: ReadyPlaces) {
  const { state, run } = useAction('report.posters', { quiet: true })
  const [isTaking, setTaking] = useState(false)

  async function make(layout: Layout) {
    const made = await run({ orgId, codes: inUse, layout })
    if (!made) return
    setTaking(true)
    try {
      await openFile(await downloadFile(made.url), `${names[layout]}.pdf`, 'pdf')
    } catch {
      say('文件没有打开，请检查网络后再试一次')
    }
    setTaking(false)
  }

  return {
    make,
    busy: isTaking || state.step === 'busy',
    problem: state.step === 'refused' ? state.message : null,
  }
}
