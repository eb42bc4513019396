import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useRouter, useUnload } from '@tarojs/taro'
import { AppError } from '#domain/errors'
import { scan } from '../../../platform/scan'
import { call } from '../../../lib/call'
import { serverNow } from '../../../lib/clock'
import type { Person } from '../live/roster'
import { deliver, isPassing, takeBatch } from './deliver'
import { type Verdict, verdictOn } from './judge'
import { changeScans, pendingScans, watchScans } from './pendingScans'

/** A name is read and a face looked at. */
const SHOWN_MS = 1000
const WAIT_MS = 4000
const ENOUGH = 10
/** As many as one request may carry. */
const BATCH = 100

/** The list gives the names at once; without it they come with the answer. Asked for again as long as it is missing. */
function usePeople(sessionId: string) {
  const people = useRef<readonly Person[] | null>(null)
  const learn = useCallback(async () => {
    if (people.current) return
    try {
      people.current = (await call('attendance.live', { sessionId })).people
    } catch (error) {
      // without a list scanning goes on all the same
      if (!(error instanceof AppError)) throw error
    }
  }, [sessionId])
  useEffect(() => void learn(), [learn])
  return { people, learn }
}

/** Sends what waits: ten at once, or what there is after a few seconds; and again and again while there is no line. */
function useSending(sessionId: string, onSent: () => Promise<void>) {
  const scans = useSyncExternalStore(watchScans, () => pendingScans(sessionId))
  const [isCut, setCut] = useState(false)

  const send = useCallback(async () => {
    const error = await deliver(sessionId, takeBatch(sessionId, BATCH))
    setCut(isPassing(error))
    if (!error) await onSent()
  }, [sessionId, onSent])

  const isDue = scans.waiting.length > 0 && scans.sending.length === 0
  const atOnce = scans.waiting.length >= ENOUGH && !isCut
  useEffect(() => {
    if (!isDue) return
    const timer = setTimeout(() => void send(), atOnce ? 0 : WAIT_MS)
    return () => clearTimeout(timer)
  }, [isDue, atOnce, isCut, send])
  useUnload(() => {
    if (pendingScans(sessionId).waiting.length) void send()
  })

  return { scans, isCut }
}

const pause = () => new Promise<void>((done) => setTimeout(done, SHOWN_MS))

export function useCounterScan() {
  const sessionId = decodeURIComponent(useRouter().params.sessionId ?? '')
  const { people, learn } = usePeople(sessionId)
  const { scans, isCut } = useSending(sessionId, learn)
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const [scanning, setScanning] = useState(false)
  const gone = useRef(false)
  useUnload(() => void (gone.current = true))

  function take(text: string) {
    const found = verdictOn(text, { people: people.current, scans: pendingScans(sessionId), now: serverNow() })
    setVerdict(found)
    if (found.step !== 'taken') return
    changeScans(sessionId, (old) => ({ ...old, waiting: [...old.waiting, found.scan] }))
  }

  /** The camera opens again by itself until one goes back from it. */
  async function scanOn() {
    setScanning(true)
    for (let text = await scan(); text !== null && !gone.current; text = await scan()) {
      take(text)
      await pause()
    }
    setScanning(false)
  }

  return { scans, isCut, verdict, scanning, scanOn }
}
