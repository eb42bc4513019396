import { useState } from 'react'
import { kindOf } from '#domain/material'
import { useAction } from '../../../../lib/useAction'
import { say } from '../../../../platform/dialog'
import { downloadFile, openFile } from '../../../../platform/file'

interface At {
  orgId: string
  courseId: string
}

/** The files as others will get them, before anybody else does. */
export function usePreviewing(at: At) {
  const { state, run } = useAction('course.previewFile')
  const [playing, setPlaying] = useState<{ fileId: string; url: string } | null>(null)

  async function play(fileId: string) {
    const link = await run({ ...at, fileId })
    if (link) setPlaying({ fileId, url: link.url })
  }

  async function show(fileId: string, name: string) {
    const kind = kindOf(fileId)
    const link = kind && (await run({ ...at, fileId }))
    if (!link) return
    try {
      await openFile(await downloadFile(link.url), `${name}.${kind}`, kind)
    } catch {
      say('文件没有打开，请检查网络后再试一次')
    }
  }

  return { playing, play, show, busy: state.step === 'busy' }
}

export type Previewing = ReturnType<typeof usePreviewing>
