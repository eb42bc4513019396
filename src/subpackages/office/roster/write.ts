import { AppError } from '#domain/errors'
import { call } from '../../../lib/call'
import { forgetRun, keepRun, type Run } from './running'
import { mayPass, type Step, type Written } from './steps'

const PAUSE_MS = 1_000

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, PAUSE_MS))

interface Watch {
  isOpen: () => boolean
  onStep: (step: Step) => void
}

/** Asks for the rest as long as the page is open; after that the clock does. Null if the page was left. */
export async function writeAll({ importId, started }: Run, { isOpen, onStep }: Watch): Promise<Step | null> {
  let run: Run = { importId, started }
  let written: Written | null = null
  keepRun(run)
  try {
    written = await call(started ? 'roster.apply' : 'roster.start', { importId })
    run = { importId, started: true }
    keepRun(run)
    while (!written.done) {
      if (!isOpen()) return null
      onStep({ at: 'writing', run, written, stopped: null })
      const next: Written = await call('roster.apply', { importId })
      // the clock may be at it just now
      if (next.applied === written.applied && !next.done) await pause()
      written = next
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (mayPass(error)) return { at: 'writing', run, written, stopped: error.message }
    forgetRun()
    return { at: 'choosing', problem: error.message, again: null }
  }
  forgetRun()
  return { at: 'done', written }
}
