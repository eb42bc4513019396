import { useState } from 'react'
import type { SheetFormat } from '#types/contract/report'
import { downloadFile, openFile, wayOf } from '../../platform/file'

interface ReadyFile {
  url: string
  name: string
  format: SheetFormat
}

const LOST = '文件没有取到，请再试一次，超过 10 分钟请重新导出'
const NOT_OPENED = '这部设备没有打开文件，请再试一次，或换一种格式导出'

/** A file that was made: onto the device, and opened. */
export function useTaking() {
  const [taken, setTaken] = useState<{ url: string; path: string } | null>(null)
  const [isTaking, setTaking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  /** WeChat forwards in answer to a tap alone, which has passed when a file has just been downloaded. */
  async function take({ url, name, format }: ReadyFile) {
    setTaking(true)
    setProblem(null)
    const before = taken?.url === url ? taken.path : null
    const path = before ?? (await downloadFile(url).catch(() => null))
    if (path === null) setProblem(LOST)
    else {
      setTaken({ url, path })
      if (before !== null || wayOf(format) !== 'forward') await show(path, name, format)
    }
    setTaking(false)
  }

  async function show(path: string, name: string, format: SheetFormat) {
    await openFile(path, name, format).catch(() => setProblem(NOT_OPENED))
  }

  return {
    busy: isTaking,
    problem,
    take,
    reset() {
      setTaken(null)
      setProblem(null)
    },
  }
}
