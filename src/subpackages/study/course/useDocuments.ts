import { useState } from 'react'
import { AppError } from '#domain/errors'
import type { MaterialKind } from '#domain/material'
import { call } from '../../../lib/call'
import { type Course, withPass } from '../../../lib/openedCourses'
import { downloadFile, openFile, wayOf } from '../../../platform/file'

const LOST = '资料没有取到，请检查网络以后再点一次'
const NOT_OPENED = '这部设备没有打开资料，请再点一次'

async function fetchDocument(courseId: string, index: number): Promise<string> {
  const { url } = await withPass(courseId, (pass) => call('course.link', { pass, of: 'document', index }))
  return downloadFile(url)
}

/** From a tap to the file in WeChat's viewer. */
export function useDocuments({ id, documents }: Course) {
  const [opening, setOpening] = useState<number | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [fetched, setFetched] = useState<Record<number, string>>({})

  async function open(index: number) {
    const file = documents[index]
    if (!file || opening !== null) return
    setOpening(index)
    setProblem(null)
    const kind = file.kind as MaterialKind
    const before = fetched[index]
    try {
      const path = before ?? (await fetchDocument(id, index))
      setFetched((all) => ({ ...all, [index]: path }))
      // WeChat forwards in answer to a tap alone, which has passed when a file has just been downloaded
      if (before || wayOf(kind) !== 'forward') {
        await openFile(path, `${file.name}.${kind}`, kind).catch(() => setProblem(NOT_OPENED))
      }
    } catch (error) {
      setProblem(error instanceof AppError && error.code !== 'NETWORK' ? error.message : LOST)
    }
    setOpening(null)
  }

  return { open, opening, problem }
}
