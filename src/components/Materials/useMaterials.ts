import { useState } from 'react'
import type { Output } from '#types/contract'
import { useAction } from '../../lib/useAction'
import { downloadFile, openFile, wayOf } from '../../platform/file'
import { load, save } from '../../platform/storage'

export type Listed = Output<'material.list'>['materials'][number]

const KEY = 'materials'

/** What was published stays, so that one question does for a session: the last one asked about is kept. */
export function keptFor(sessionId: string): Listed[] | null {
  const kept = load<{ sessionId: string; materials: Listed[] }>(KEY)
  return kept?.sessionId === sessionId ? kept.materials : null
}

export const keepFor = (sessionId: string, materials: Listed[]) => save(KEY, { sessionId, materials })

const LOST = '资料没有取到，请检查网络以后再点一次'
const NOT_OPENED = '这部设备没有打开资料，请再点一次'

/** From a tap to the file in its viewer. */
export function useMaterials(sessionId: string) {
  const { run } = useAction('material.open', { quiet: true })
  const [opening, setOpening] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [fetched, setFetched] = useState<{ fileId: string; path: string } | null>(null)

  async function fetchFile({ fileId }: Listed): Promise<string | null> {
    const link = await run({ sessionId, fileId })
    const path = link && (await downloadFile(link.url).catch(() => null))
    if (path) setFetched({ fileId, path })
    return path
  }

  /** WeChat forwards in answer to a tap alone, which has passed when a file has just been downloaded. */
  async function open(file: Listed) {
    if (opening) return
    setOpening(file.fileId)
    setProblem(null)
    const before = fetched?.fileId === file.fileId ? fetched.path : null
    const path = before ?? (await fetchFile(file))
    if (path === null) setProblem(LOST)
    else if (before !== null || wayOf(file.kind) !== 'forward') {
      await openFile(path, `${file.name}.${file.kind}`, file.kind).catch(() => setProblem(NOT_OPENED))
    }
    setOpening(null)
  }

  return { open, opening, problem, fetched: fetched?.fileId ?? null }
}
