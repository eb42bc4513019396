import type { Input, Output } from '#types/contract'
import { mustCallAs, setClock } from './world'

const at = (text: string) => Date.parse(`2026-11-${text}+08:00`)

/** 5 November, 15:00 to 17:00. */
export const draft: Input<'themeDay.publish'> = {
  branchId: 'branch',
  month: '2026-11',
  start: at('05T15:00:00'),
  end: at('05T17:00:00'),
  place: '二楼会议室',
  title: '守好一条路，温暖一程人',
  parts: { lesson: '雨雾天怎样守住收费口', film: '山路上的灯', practice: '雨雾保通演练' },
}

/** Published on the 2nd by the secretary; the clock stays there. */
export function publish(): Promise<Output<'themeDay.publish'>> {
  setClock('02 09:00:00')
  return mustCallAs('o-secretary', 'themeDay.publish', draft)
}

/** A request for leave, always the same. */
export const leaveFrom = (sessionId: string): Input<'leave.ask'> => ({
  sessionId,
  kind: 'onDuty',
  reason: '当天值夜班',
  requestId: 'leave-request-01',
})

/** The code that the screen shows now. */
export async function currentToken(sessionId: string): Promise<string> {
  const { now, slotMs, firstSlot, tokens } = await mustCallAs('o-secretary', 'attendance.showCodes', { sessionId })
  return tokens[Math.floor(now / slotMs) - firstSlot]!
}
