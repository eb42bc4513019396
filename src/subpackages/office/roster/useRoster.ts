import { useCallback, useEffect, useRef, useState } from 'react'
import { chooseFile, type LocalFile } from '../../../platform/file'
import { readSheet } from './read'
import { forgetRun, keptRun, type Run } from './running'
import { extensions } from './sheetFile'
import { type Checked, CHOOSING, type Step } from './steps'
import { writeAll } from './write'

const NOT_OPENED = '没有打开选择文件的窗口，请更新微信后再试'

const writing = (run: Run): Step => ({ at: 'writing', run, written: null, stopped: null })

export function useRoster() {
  const [step, setStep] = useState<Step>(() => {
    const run = keptRun()
    return run ? writing(run) : CHOOSING
  })
  const isOpen = useRef(true)

  const follow = useCallback(async (run: Run) => {
    const last = await writeAll(run, { isOpen: () => isOpen.current, onStep: setStep })
    if (last) setStep(last)
  }, [])

  useEffect(() => {
    isOpen.current = true
    const run = keptRun()
    if (run) void follow(run)
    return () => void (isOpen.current = false)
  }, [follow])

  const read = async (file: LocalFile) => setStep(await readSheet(file, (doing) => setStep({ at: 'reading', doing })))

  async function choose() {
    const answer = await chooseFile(extensions).then(
      (file) => ({ file }),
      () => null,
    )
    if (!answer) setStep({ at: 'choosing', problem: NOT_OPENED, again: null })
    else if (answer.file) await read(answer.file)
  }

  async function write(run: Run) {
    setStep(writing(run))
    await follow(run)
  }

  return {
    step,
    choose,
    read,
    start: ({ importId }: Checked) => write({ importId, started: false }),
    goOn: write,
    /** What has begun goes on in the cloud, and is not followed here any more. */
    restart() {
      forgetRun()
      setStep(CHOOSING)
    },
  }
}

export type Roster = ReturnType<typeof useRoster>
