import { useEffect } from 'react'
import { useRouter } from '@tarojs/taro'
import { type ErrorCode, messages } from '#domain/errors'
import { refuseAtDoor } from '#domain/session'
import { useNow } from '../../../lib/clock'
import { useQuery } from '../../../lib/useQuery'
import { keepScreenOn } from '../../../platform/keepScreenOn'
import { hideCode, showCode } from '../../../platform/shownCodes'
import { isSettled, type Live, turnoutOf } from '../live/roster'
import { usePolling } from '../usePolling'
import { barsAt, type Codes, linkAt } from './codes'
import { useCodes } from './useCodes'

/** What stands on the white square. */
export type Square =
  | { step: 'early' }
  | { step: 'code'; link: string; isLink: boolean; bars: number; seconds: number }
  | { step: 'none'; reason: string }
  | { step: 'over' }
  | { step: 'cancelled' }

export type Screen =
  | { step: 'loading' }
  | { step: 'failed'; reason: string; retry: () => void }
  | { step: 'ready'; live: Live; now: number; square: Square; present: number; expected: number; offline: boolean }

const POLL_MS = 10_000
/** Fine enough for a code that changes every five seconds and a clock that shows each of them. */
const TICK_MS = 500

/** The wall that waited for the opening stays until its first code is there. */
const JUST_OPENED_MS = 5000

const isOffline = (code: ErrorCode | null) => code === 'NETWORK' || code === 'INTERNAL'

export function useScreen(): Screen {
  const sessionId = decodeURIComponent(useRouter().params.sessionId ?? '')
  const query = useQuery('attendance.live', { sessionId })
  usePolling(query.reload, POLL_MS, query.step !== 'ready' || !isSettled(query.data))
  useKeptOn()

  const live = query.step === 'ready' ? query.data : null
  const now = useNow(TICK_MS)
  const { codes, refusal } = useCodes(live?.session ?? null, now)
  const square = live && squareOf(live.session, codes, refusal, now)
  useShown(live, square)

  if (query.step === 'failed') return { step: 'failed', reason: query.message, retry: () => void query.reload() }
  // a wall without its code is no use to anybody: both appear together
  if (!live || !square) return { step: 'loading' }
  const { present, expected } = turnoutOf(live.people)
  return {
    step: 'ready',
    live,
    now,
    square,
    present: present.length,
    expected: expected.length,
    offline: isOffline(refusal) || (query.step === 'ready' && query.staleSince !== null),
  }
}

function squareOf(
  session: Live['session'],
  codes: Codes | null,
  refusal: ErrorCode | null,
  now: number,
): Square | null {
  const atDoor = refuseAtDoor(session, now)
  if (atDoor === 'SESSION_CANCELLED') return { step: 'cancelled' }
  if (atDoor === 'SIGN_IN_NOT_OPEN') return { step: 'early' }
  if (atDoor) return { step: 'over' }
  const link = codes && linkAt(codes, now)
  if (codes && link) {
    // without an address before it only our own camera knows what the code is
    const isLink = codes.linkPrefix !== ''
    return { step: 'code', link, isLink, bars: barsAt(codes, now), seconds: codes.slotMs / 1000 }
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
