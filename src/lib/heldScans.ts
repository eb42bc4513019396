/** 补传: scans made without a network wait on this phone until they can be sent; what became of them waits until it was read. */
import { useEffect, useSyncExternalStore } from 'react'
import { useDidShow } from '@tarojs/taro'
import type { Output } from '#types/contract'
import { isUndecided } from '#domain/attendance'
import { AppError } from '#domain/errors'
import { sessionIn } from '#domain/signIn'
import { whenOnline } from '../platform/network'
import { load, save } from '../platform/storage'
import { call } from './call'
import { deviceMark } from './deviceMark'

interface HeldScan {
  token: string
  sessionId: string
  at: number
}

interface Held {
  waiting: HeldScan[]
  /** pending: somebody has to confirm it. refusal: null if it was taken. */
  news: { sessionId: string; pending: boolean; refusal: string | null }[]
}

const KEY = 'heldScans'
/** A month of mishaps; nobody scans more without a network. */
const MOST = 20

let held = load<Held>(KEY) ?? { waiting: [], news: [] }
const listeners = new Set<() => void>()

function keep(next: Held) {
  held = next
  save(KEY, held)
  listeners.forEach((tell) => tell())
}

function subscribe(tell: () => void) {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}

export const useHeld = () => useSyncExternalStore(subscribe, () => held)

/** The last scan of a session takes the place of an earlier one: each is as good, and the server keeps one. */
export function holdScan(token: string, at: number) {
  const sessionId = sessionIn(token)
  const others = held.waiting.filter((scan) => scan.sessionId !== sessionId)
  keep({ ...held, waiting: [...others, { token, sessionId, at }].slice(-MOST) })
}

export const forgetNews = () => keep({ ...held, news: [] })

function settle({ token, sessionId }: HeldScan, what: { pending: boolean; refusal: string | null }) {
  keep({
    waiting: held.waiting.filter((scan) => scan.token !== token),
    news: [...held.news, { sessionId, ...what }].slice(-MOST),
  })
}

type Receipt = Output<'attendance.signIn'>

let sending = false

/** Whether one is too old the server says: the phone's clock may be wrong by a day. False if the line is down. */
async function send(scan: HeldScan, onReceipt: (receipt: Receipt) => void): Promise<boolean> {
  const { token, sessionId } = scan
  try {
    const receipt = await call('attendance.signIn', { token, sessionId, device: deviceMark(), offline: true })
    onReceipt(receipt)
    settle(scan, { pending: isUndecided(receipt), refusal: null })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code === 'NETWORK' || error.code === 'INTERNAL') return false
    settle(scan, { pending: false, refusal: error.message })
  }
  return true
}

async function sendHeld(onReceipt: (receipt: Receipt) => void) {
  if (sending) return
  sending = true
  try {
    for (const scan of held.waiting) if (!(await send(scan, onReceipt))) return
  } finally {
    sending = false
  }
}

/** On every show of the app, when the network is back, and when home was answered. */
export function useSendHeld(onReceipt: (receipt: Receipt) => void, homeSince: number | undefined) {
  useDidShow(() => void sendHeld(onReceipt))
  useEffect(() => whenOnline(() => void sendHeld(onReceipt)), [onReceipt])
  useEffect(() => void sendHeld(onReceipt), [onReceipt, homeSince])
}
