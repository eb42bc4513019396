import { useEffect, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { type ErrorCode, messages } from '#domain/errors'
import { refuseAtDoor } from '#domain/session'
import type { CodePurpose } from '#domain/signIn'
import { useNow } from '../../../lib/clock'
import { type Query, useQuery } from '../../../lib/useQuery'
import { keepScreenOn } from '../../../platform/keepScreenOn'
import { hideCode, showCode } from '../../../platform/shownCodes'
import { isSettled, type Live } from '../live/roster'
import { usePolling } from '../../../lib/usePolling'
import { barsAt, type Codes, digitsAt, linkAt } from './codes'
import { useCodes } from './useCodes'
import { type Numbers, useNumbers } from './useNumbers'

/** What stands on the white square. */
export type Square =
  | { step: 'early' }
  | { step: 'code'; link: string; isLink: boolean; bars: number; seconds: number; digits: string | null }
  | { step: 'none'; reason: string }
  | { step: 'over' }
  | { step: 'cancelled' }

export type Screen = { step: 'loading' } | { step: 'failed'; reason: string; retry: () => void } | Ready

interface Ready {
  step: 'ready'
  live: Live
  now: number
  square: Square
  numbers: Numbers
  offline: boolean
  purpose: CodePurpose
  /** Null where nobody is asked to sign out, or not yet. */
  turn: (() => void) | null
  /** Of the seed that the next spot-check draws by. */
  seal: string | null
}

/** Until the first code brings the pass for the numbers, and after the last: the list itself, less often. */
const LIST_MS = 30_000
/** Fine enough for a code that changes every five seconds and a clock that shows each of them. */
const TICK_MS = 500

/** The wall that waited for the opening stays until its first code is there. */
const JUST_OPENED_MS = 5000

const isOffline = (code: ErrorCode | null) => code === 'NETWORK' || code === 'INTERNAL'

export function useScreen(): Screen {
  const sessionId = decodeURIComponent(useRouter().params.sessionId ?? '')
  const query = useQuery('attendance.live', { sessionId })
  useKeptOn()

  const live = query.step === 'ready' ? query.data : null
  const wall = useWall(live)
  usePolling(query.reload, LIST_MS, !wall?.hasCodes && !(live && isSettled(live)))

  if (query.step === 'failed') return { step: 'failed', reason: query.message, retry: () => void query.reload() }
  // a wall without its code is no use to anybody: both appear together
  if (!wall?.square) return { step: 'loading' }
  return { step: 'ready', ...wall, square: wall.square, offline: wall.offline || isOld(query) }
}

/** Null until the list is there. */
function useWall(live: Live | null) {
  const [purpose, setPurpose] = useState<CodePurpose>('signIn')
  const now = useNow(TICK_MS)
  const { codes, refusal } = useCodes(live?.session ?? null, purpose, now)
  const { numbers, isStale } = useNumbers(live, codes?.pass ?? null)
  const square = live && squareOf(live.session, { codes, refusal, purpose }, now)
  useShown(live, square)
  if (!live || !numbers) return null

  const turn = () => setPurpose((old) => (old === 'signIn' ? 'signOut' : 'signIn'))
  return {
    live,
    now,
    square,
    numbers,
    purpose,
    hasCodes: codes !== null,
    offline: isOffline(refusal) || isStale,
    turn: mayTurn(live.session, now) ? turn : null,
    seal: codes ? codes.spotSeal : null,
  }
}

const isOld = (query: Query<Live>) => query.step === 'ready' && query.staleSince !== null

const mayTurn = ({ door, cancelled, start }: Live['session'], now: number) => door.signOut && !cancelled && now >= start

interface Held {
  codes: Codes | null
  refusal: ErrorCode | null
  purpose: CodePurpose
}

function squareOf(session: Live['session'], held: Held, now: number): Square | null {
  const { codes, refusal, purpose } = held
  const atDoor = refuseAtDoor(session, now)
  if (atDoor === 'SESSION_CANCELLED') return { step: 'cancelled' }
  if (purpose === 'signIn' && atDoor) return atDoor === 'SIGN_IN_NOT_OPEN' ? { step: 'early' } : { step: 'over' }
  const link = codes && linkAt(codes, now)
  if (codes && link) {
    // without an address before it only our own camera knows what the code is
    const isLink = codes.linkPrefix !== ''
    const digits = digitsAt(codes, now)
    return { step: 'code', link, isLink, bars: barsAt(codes, now), seconds: codes.slotMs / 1000, digits }
  }
  if (!refusal) return now < session.window.opensAt + JUST_OPENED_MS ? { step: 'early' } : null
  return { step: 'none', reason: isOffline(refusal) ? '没有网络，请支部书记先点名' : messages[refusal] }
}

function useKeptOn() {
  useEffect(() => {
    void keepScreenOn(true)
    return () => void keepScreenOn(false)
  }, [])
}

/** For the rehearsal in a browser; on a phone this tells nobody. */
function useShown(live: Live | null, square: Square | null) {
  const sessionId = live?.session.id
  const title = live ? `${live.branch} ${live.session.title}` : ''
  const link = square?.step === 'code' ? square.link : null
  useEffect(() => {
    if (sessionId && link) showCode({ sessionId, title, link })
    else if (sessionId) hideCode(sessionId)
  }, [sessionId, title, link])
  useEffect(() => () => hideCode(sessionId ?? ''), [sessionId])
}
