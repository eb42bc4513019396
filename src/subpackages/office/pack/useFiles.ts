import { useEffect, useRef, useState } from 'react'
import type { Material, PackPart } from '#domain/monthPack'
import { chooseFile, type LocalFile } from '../../../platform/file'
import { say } from '../../../platform/dialog'
import { type Content, materialsAt, withMaterials } from './draft'
import { extensions, problemWith, send } from './upload'

/** Which of the pack's alternatives a file belongs to. */
export interface Spot {
  part: PackPart
  index: number
}

/** On its way, or stopped. */
export interface Sending {
  number: number
  at: Spot
  file: LocalFile
  percent: number
  /** Why it did not get there, and whether it may the next time. */
  stopped: { sentence: string; mayPass: boolean } | null
}

interface Form {
  content: Content
  change: (next: Content) => void
}

const NOT_OPENED = '没有打开选择文件的窗口，请更新微信后再试'

/** The files beside what is typed: they arrive while one goes on typing, or has left. */
export function useFiles(month: string, form: Form | null, save: () => Promise<void>) {
  const latest = useRef({ form, save })
  const [sending, setSending] = useState<Sending[]>([])
  const [changes, setChanges] = useState(0)
  const last = useRef(0)
  useEffect(() => {
    latest.current = { form, save }
  })
  useEffect(() => {
    if (changes) void latest.current.save()
  }, [changes])

  function put(at: Spot, edit: (materials: Material[]) => Material[]) {
    const known = latest.current.form
    if (!known) return
    const content = withMaterials(known.content, at, edit(materialsAt(known.content, at)))
    // two that arrive at once: the second finds the first
    latest.current.form = { ...known, content }
    known.change(content)
    setChanges((count) => count + 1)
  }

  const patch = (number: number, part: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.number === number ? { ...one, ...part } : one)))
  const drop = (number: number) => setSending((all) => all.filter((one) => one.number !== number))

  async function start({ number, at, file }: Sending) {
    patch(number, { percent: 0, stopped: null })
    const { material, stopped } = await send(file, month, (percent) => patch(number, { percent }))
    if (!material) return patch(number, { stopped })
    put(at, (materials) => [...materials, material])
    drop(number)
  }

  async function choose(at: Spot) {
    const answer = await chooseFile(extensions).then(
      (file) => ({ file }),
      () => null,
    )
    if (!answer) return say(NOT_OPENED)
    if (!answer.file) return
    const problem = problemWith(answer.file)
    const stopped = problem ? { sentence: problem, mayPass: false } : null
    const one: Sending = { number: ++last.current, at, file: answer.file, percent: 0, stopped }
    setSending((all) => [...all, one])
    if (!problem) await start(one)
  }

  return {
    sending,
    choose,
    again: start,
    drop,
    remove: (at: Spot, fileId: string | null) => put(at, (all) => all.filter((one) => one.fileId !== fileId)),
  }
}

export type Files = ReturnType<typeof useFiles>
