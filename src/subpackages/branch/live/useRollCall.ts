import { useEffect, useRef, useState } from 'react'
import { useDidHide, useUnload } from '@tarojs/taro'
import { AppError } from '#domain/errors'
import { call as ask } from '../../../lib/call'
import { say } from '../../../platform/dialog'

/** Long enough to see the wrong name, short enough for a queue at the table. */
const GRACE_MS = 5000
/** As many as one request may name. */
const BATCH = 100

export interface RollCall {
  /** Called, and still to be taken back. */
  called: readonly string[]
  /** On their way to the server. */
  sending: readonly string[]
  /** Nothing is lost: it is tried again as long as the page is open. */
  offline: boolean
  call: (memberId: string) => void
  takeBack: (memberId: string) => void
}

const without = (list: readonly string[], others: readonly string[]) => list.filter((id) => !others.includes(id))

/** The server takes nothing back, so 点到 waits a moment before it goes; whoever is called meanwhile goes along. */
export function useRollCall(sessionId: string, onRecorded: () => Promise<void>): RollCall {
  const [called, setCalled] = useState<readonly string[]>([])
  const [sending, setSending] = useState<readonly string[]>([])
  const [offline, setOffline] = useState(false)

  async function send() {
    const memberIds = called.slice(0, BATCH)
    if (!memberIds.length || sending.length) return
    setSending(memberIds)
    setCalled((list) => without(list, memberIds))
    try {
      await ask('attendance.rollCall', { sessionId, memberIds })
      setOffline(false)
      await onRecorded()
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const noLine = error.code === 'NETWORK'
      setOffline(noLine)
      if (noLine) setCalled((list) => [...memberIds, ...list])
      else say(error.message)
    } finally {
      setSending([])
    }
  }

  const latest = useRef(send)
  useEffect(() => {
    latest.current = send
  })
  useEffect(() => {
    if (!called.length || sending.length) return
    const timer = setTimeout(() => void latest.current(), GRACE_MS)
    return () => clearTimeout(timer)
  }, [called, sending])
  // whoever leaves the page has made up his mind
  useDidHide(() => void latest.current())
  useUnload(() => void latest.current())

  return {
    called,
    sending,
    offline,
    call: (memberId) => setCalled((list) => [...without(list, [memberId]), memberId]),
    takeBack: (memberId) => setCalled((list) => without(list, [memberId])),
  }
}
