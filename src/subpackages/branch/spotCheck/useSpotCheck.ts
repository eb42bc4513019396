import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import * as v from 'valibot'
import { useAction } from '../../../lib/useAction'
import { useDraft } from '../../../lib/useDraft'

export const FEWEST = 1
export const MOST = 10
const USUAL = 3

const drawnSchema = v.object({
  n: v.number(),
  seed: v.string(),
  seal: v.string(),
  drawn: v.array(v.object({ id: v.string(), name: v.string() })),
  missing: v.array(v.string()),
  recorded: v.boolean(),
})
export type Drawn = v.InferOutput<typeof drawnSchema>

/** What was drawn stays on this phone until the next draw: a call in between, and the names are still there. */
export function useSpotCheck() {
  const sessionId = decodeURIComponent(useRouter().params.sessionId ?? '')
  const [count, setCount] = useState(USUAL)
  const { draft, keep, forget } = useDraft(`spotCheck:${sessionId}`, (kept): Drawn | null =>
    v.is(drawnSchema, kept) ? kept : null,
  )
  const drawing = useAction('attendance.drawSpotCheck')
  const recording = useAction('attendance.recordSpotCheck')

  async function draw() {
    const drawn = await drawing.run({ sessionId, count })
    if (drawn) keep({ ...drawn, missing: [], recorded: false })
  }

  function toggle(id: string) {
    if (!draft) return
    const { missing } = draft
    keep({ ...draft, missing: missing.includes(id) ? missing.filter((one) => one !== id) : [...missing, id] })
  }

  async function record() {
    if (!draft) return
    const done = await recording.run({ sessionId, n: draft.n, missing: draft.missing })
    if (done) keep({ ...draft, missing: done.missing, recorded: true })
  }

  return {
    drawn: draft,
    count,
    setCount,
    draw,
    drawing: drawing.state.step === 'busy',
    toggle,
    record,
    recording: recording.state.step === 'busy',
    /** Somebody else has recorded it: there is nothing left to do with these names. */
    isOver: recording.state.step === 'refused' && recording.state.code === 'SPOT_CHECK_DONE',
    /** Another draw has a seed of its own, and leaves this one as it is. */
    again: forget,
  }
}

export type SpotChecking = ReturnType<typeof useSpotCheck>
