/** 宣讲 on home: there may be several in a month. */
import type { Home, OwnSession } from '../src/me'
import { replacedBy } from '../src/pages/home/nextThing'

const at = (text: string) => Date.parse(`2026-11-${text}+08:00`)
const stop = (day: string, title: string, more: Partial<OwnSession> = {}) =>
  ({
    ...{ id: day, kind: 'stop', title, start: at(`${day}T09:00:00`), end: at(`${day}T10:30:00`), scope: ['b'] },
    ...{ cancelled: false, signIn: null, ...more },
  }) as OwnSession
const homeOf = (...sessions: OwnSession[]) => ({ sessions }) as unknown as Home

test('a cancelled stop is hidden by another day of the same, not by another stop of the month', () => {
  const cancelled = stop('10', '把安全送到路上', { cancelled: true })
  const [same, other] = [stop('20', '把安全送到路上'), stop('20', '把党章讲明白')]
  const now = at('02T09:00:00')
  expect(replacedBy(homeOf(cancelled, same), same, now)).toEqual([cancelled])
  expect(replacedBy(homeOf(cancelled, other), other, now)).toEqual([])
})
