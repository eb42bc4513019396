/** A new secretary's first month in four steps, ticked by what home and this phone know. */
import { DAY, MINUTE, monthOf, shortDay } from '#domain/calendar'
import { load, save } from '../../platform/storage'
import type { Home, OwnSession } from '../../me'
import { monthTasks } from './branchTasks'

export type Step = 'people' | 'publish' | 'forward' | 'day'

const DAYS = 60

export interface Begun {
  since: number
  /** What was opened from here; whether a card was forwarded, WeChat does not tell. */
  seen: Step[]
  away: boolean
}

const keyOf = (branchId: string) => `firstMonth:${branchId}`

/** As the month's page keeps it once something was published on this phone. */
const LAST_PLACE = 'lastPlace'

export const keep = (branchId: string, begun: Begun) => save(keyOf(branchId), begun)

const ownThemeDays = (sessions: OwnSession[], branchId: string) =>
  sessions.filter(({ kind, scope, cancelled }) => kind === 'themeDay' && scope.includes(branchId) && !cancelled)

/** Null for whoever has done it before: a month is published already, or this phone has published one. */
export function begunBy(branchId: string, { sessions }: Home, now: number): Begun | null {
  const kept = load<Begun>(keyOf(branchId))
  if (kept) return kept.away || now >= kept.since + DAYS * DAY ? null : kept
  const isNew = load(LAST_PLACE) === undefined && !ownThemeDays(sessions, branchId).length
  return isNew ? { since: now, seen: [], away: false } : null
}

/** The theme day that the steps are about, and the month in which it is or will be. */
export function themeDayOf(home: Home, branchId: string, now: number) {
  const own = ownThemeDays(home.sessions, branchId)
  const session = own.find(({ end }) => now < end) ?? own[own.length - 1] ?? null
  if (session) return { session, month: monthOf(session.start) }
  const due = monthTasks(home, now).find((task) => task.step === 'publish')
  return { session, month: due?.step === 'publish' ? due.month : home.month }
}

export interface StepView {
  step: Step
  title: string
  sub: string
  done: boolean
  /** Its turn comes only when the theme day is published. */
  open: boolean
}

const HALF_HOUR = 30 * MINUTE

function dayWords(session: OwnSession | null, now: number): string {
  if (!session) return '大家扫码，散场后写记录、上报'
  if (now >= session.end) return '活动已结束，请写记录、上报'
  if (now >= session.start - HALF_HOUR) return '投屏给大家扫码，没有手机的点名'
  return `${shortDay(session.start)} 投屏扫码，散场后写记录、上报`
}

interface Known {
  seen: Step[]
  session: OwnSession | null
  isRecorded: boolean
  now: number
}

export function stepsOf({ seen, session, isRecorded, now }: Known): StepView[] {
  const isPublished = session !== null
  return [
    { step: 'people', title: '看党员名单', sub: '人对不对，谁还没有认领', done: seen.includes('people'), open: true },
    {
      step: 'publish',
      title: '定主题党日',
      sub: session ? `已发布，${shortDay(session.start)}` : '时间、地点和内容，改一改就能发',
      done: isPublished,
      open: true,
    },
    {
      step: 'forward',
      title: '转发到支部群',
      sub: '没有认领的同志也能知道',
      done: isPublished && seen.includes('forward'),
      open: isPublished,
    },
    { step: 'day', title: '当天签到，散场写记录', sub: dayWords(session, now), done: isRecorded, open: isPublished },
  ]
}
