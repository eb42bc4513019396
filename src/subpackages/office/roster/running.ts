/** The import that was started on this phone and not seen to its end: shown again whoever comes back to the page. */
import * as v from 'valibot'
import { load, save } from '../../../platform/storage'

const KEY = 'roster.running'

/** `started`: the cloud has said so. Else the order may have been lost on the way. */
const runSchema = v.object({ importId: v.string(), started: v.boolean() })
export type Run = v.InferOutput<typeof runSchema>

export function keptRun(): Run | null {
  const kept = load(KEY)
  return v.is(runSchema, kept) ? kept : null
}

export const keepRun = (run: Run) => save(KEY, run)
export const forgetRun = () => save(KEY, null)
