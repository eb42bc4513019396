/** A session in the phone's own calendar, once: this phone remembers what it has put there. */
import type { SessionKind } from '#domain/session'
import { addToCalendar } from '../platform/calendar'
import { say } from '../platform/dialog'
import { load, save } from '../platform/storage'
import { kindWords } from './words'

interface Dated {
  id: string
  kind: SessionKind
  title: string
  start: number
  end: number
  place: string
}

const KEY = 'calendar.added'
/** More than a year of them. */
const MOST = 40

const answers = {
  added: '已加入手机日历，到时候会提醒',
  refused: '没有日历权限，请点右上角“…”打开设置，允许使用日历',
  failed: '没有加上，请再试一次，或自己记在日历里',
}

function added(): string[] {
  const kept = load(KEY)
  return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []
}

export const isInCalendar = (id: string) => added().includes(id)

/** Says how it went; true if it is in the calendar now. */
export async function putInCalendar({ id, kind, title, start, end, place }: Dated): Promise<boolean> {
  const answer = await addToCalendar({ id, title: `${kindWords[kind]}：${title}`, start, end, place })
  if (answer === 'givenUp') return false
  say(answers[answer])
  if (answer !== 'added') return false
  save(KEY, [...added().filter((one) => one !== id), id].slice(-MOST))
  return true
}
