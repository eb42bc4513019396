import { useRef, useState } from 'react'
import { courseFileOf, courseLimits } from '#domain/course'
import { chooseFile, type LocalFile } from '../../../../platform/file'
import { say } from '../../../../platform/dialog'
import type { Typed } from './typed'
import { type Arrived, documentFiles, mediaFiles, problemWith, send, withFile } from './upload'

type FilePart = 'tracks' | 'documents'

/** On its way, or stopped. */
export interface Sending {
  number: number
  part: FilePart
  file: LocalFile
  percent: number
  /** Why it did not get there, and whether it may the next time. */
  stopped: { sentence: string; mayPass: boolean } | null
}

interface Course {
  orgId: string
  courseId: string
  edit: (change: (typed: Typed) => Typed) => void
  save: () => void
}

const NOT_OPENED = '没有打开选择文件的窗口，请更新微信后再试'
const asked = { tracks: mediaFiles, documents: documentFiles }

/** What is no file of a course is told of where it was chosen. */
function partOf({ name }: LocalFile, chosenFor: FilePart): FilePart {
  const media = courseFileOf(name)
  if (!media) return chosenFor
  return media === 'document' ? 'documents' : 'tracks'
}

/** The files beside what is typed: they arrive while one goes on typing, or has left. */
export function useCourseFiles({ orgId, courseId, edit, save }: Course) {
  const [sending, setSending] = useState<Sending[]>([])
  const last = useRef(0)

  const patch = (number: number, part: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.number === number ? { ...one, ...part } : one)))
  const drop = (number: number) => setSending((all) => all.filter((one) => one.number !== number))

  function arrive(file: Arrived) {
    edit((typed) => withFile(typed, file))
    save()
  }

  async function start({ number, file }: Sending) {
    patch(number, { percent: 0, stopped: null })
    const outcome = await send(file, { orgId, courseId }, (percent) => patch(number, { percent }))
    if (!outcome.file) return patch(number, { stopped: outcome.stopped })
    arrive(outcome.file)
    drop(number)
  }

  async function choose(chosenFor: FilePart) {
    const answer = await chooseFile(asked[chosenFor]).then(
      (file) => ({ file }),
      () => null,
    )
    if (!answer) return say(NOT_OPENED)
    if (!answer.file) return
    const problem = problemWith(answer.file)
    const stopped = problem ? { sentence: problem, mayPass: false } : null
    const one = { number: ++last.current, part: partOf(answer.file, chosenFor), file: answer.file, percent: 0, stopped }
    setSending((all) => [...all, one])
    if (!problem) await start(one)
  }

  const comingTo = (part: FilePart) =>
    sending.filter((one) => one.part === part && (!one.stopped || one.stopped.mayPass)).length

  return {
    of: (part: FilePart) => sending.filter((one) => one.part === part),
    isFull: (part: FilePart, held: number) => held + comingTo(part) >= courseLimits[part],
    isBusy: sending.some(({ stopped }) => !stopped),
    choose,
    again: start,
    drop,
  }
}

export type CourseFiles = ReturnType<typeof useCourseFiles>
