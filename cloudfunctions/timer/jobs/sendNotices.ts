import { dayOf, timeOf, weekdayOf } from '#domain/calendar'
import { deliveryAfter, type DeliveryState, isWorthTelling, type NoticeKind, quotaId, thing } from '#domain/notice'
import { _, getThousands, updateIf } from '../../shared/db'
import type { Member, Notice, NoticeWords, Session } from '../../shared/documents'
import { withoutSecrets } from '../../shared/mask'
import { sendSubscribeMessage, type SubscribeMessage } from '../../shared/openapi'
import { pendingNotices } from '../../shared/queries'
import type { Clock } from './announce'

/** Notices a tick takes up. */
const NOTICES = 200
/** Sends under way at once: far below WeChat's line, and a batch ends within seconds. */
const TOGETHER = 10

/** Sends what is pending, each message at most once. Returns how many people were told. */
export async function sendNotices({ now, isOver }: Clock): Promise<number> {
  const notices = await pendingNotices(NOTICES)
  const known = await knownFor(notices)
  let told = 0
  for (const notice of notices) {
    if (isOver()) break
    try {
      told += await sendOne(notice, known, now)
    } catch (error) {
      console.error('sendNotices', notice._id, withoutSecrets(error))
    }
  }
  return told
}

interface Known {
  sessions: Map<string, Session>
  members: Map<string, Member>
  /** Quotas with something left; spending one is decided by its own update. */
  allowed: Set<string>
}

const waitingIn = ({ deliveries }: Notice) =>
  Object.keys(deliveries)
    .filter((memberId) => deliveries[memberId] === 'waiting')
    .sort()

/** Everybody whom the tick's notices are for, a thousand at a time: reads grow with the people, not with the notices. */
async function knownFor(notices: readonly Notice[]): Promise<Known> {
  const waiting = notices.flatMap(waitingIn)
  const wanted = notices.flatMap((notice) => waitingIn(notice).map((memberId) => quotaId(memberId, notice.template)))
  const [sessions, members, quotas] = await Promise.all([
    getThousands(
      'sessions',
      notices.flatMap(({ sessionId }) => (sessionId ? [sessionId] : [])),
    ),
    getThousands('members', waiting),
    getThousands('quotas', wanted),
  ])
  return {
    sessions: new Map(sessions.map((session) => [session._id, session])),
    members: new Map(members.map((member) => [member._id, member])),
    allowed: new Set(quotas.flatMap(({ _id, left }) => (left > 0 ? [_id] : []))),
  }
}

/**
 * Each batch is marked `sending` before the first message leaves, by an update that only one run can win. What a crash
 * leaves at `sending` is shown as such and never repeated.
 */
async function sendOne(notice: Notice, known: Known, now: number): Promise<number> {
  const message = messageOf(notice, known.sessions, now)
  const waiting = waitingIn(notice).flatMap((memberId) => known.members.get(memberId) ?? [])
  const allowed = new Set(
    waiting.flatMap(({ _id }) => (message && known.allowed.has(quotaId(_id, notice.template)) ? [_id] : [])),
  )

  let told = 0
  for (let at = 0; at < waiting.length; at += TOGETHER) {
    const batch = waiting.slice(at, at + TOGETHER)
    if (!(await claim(notice, batch, allowed))) return told
    const ask = batch.filter(({ _id }) => allowed.has(_id))
    const states = await Promise.all(ask.map((member) => deliver(notice, message!, member)))
    if (ask.length) {
      await updateIf('notices', { _id: notice._id }, deliveriesOf(ask.map(({ _id }, index) => [_id, states[index]!])))
    }
    told += states.filter((state) => state === 'told').length
  }
  await updateIf('notices', { _id: notice._id }, { state: 'done' })
  return told
}

const deliveriesOf = (states: (readonly [string, DeliveryState])[]) =>
  Object.fromEntries(states.map(([memberId, state]) => [`deliveries.${memberId}`, state]))

/** False if another run has taken any of this batch. Who allowed no message is unreached, and that is all. */
function claim(notice: Notice, batch: Member[], allowed: Set<string>): Promise<boolean> {
  const stillWaiting = deliveriesOf(batch.map(({ _id }) => [_id, 'waiting'] as const))
  const next = batch.map(({ _id }) => [_id, allowed.has(_id) ? 'sending' : 'unreached'] as const)
  return updateIf('notices', { _id: notice._id, ...stillWaiting }, deliveriesOf(next))
}

/** The permission is spent before the message leaves: a lost answer never sends a second one. */
async function deliver(notice: Notice, message: Message, member: Member): Promise<DeliveryState> {
  const quota = { _id: quotaId(member._id, notice.template), left: _.gt(0) }
  if (!member.openid || !(await updateIf('quotas', quota, { left: _.inc(-1) }))) return 'unreached'

  try {
    return deliveryAfter(await sendSubscribeMessage({ ...message, touser: member.openid }))
  } catch (error) {
    // the answer is lost, not the others' messages; it may have arrived, so it is not sent again
    console.error('deliver', notice._id, withoutSecrets(error))
    return 'failed'
  }
}

const OWN_STOPS = 'subpackages/tour/mine/index'

type Message = Omit<SubscribeMessage, 'touser'>

const hints: Record<Exclude<NoticeKind, 'tour'>, (session: Session) => string> = {
  themeDay: ({ start }) => `${weekdayOf(start)}，请在小程序中回复参加或请假`,
  reminder: () => '明天举行，您还没有回复参加或请假',
  cancelled: () => '已取消，原因见小程序',
  away: () => '累计请假超过提醒线，请了解情况',
}

/** Null where it is too late to be of use. */
function messageOf(notice: Notice, sessions: Map<string, Session>, now: number): Message | null {
  if (notice.says) return now < notice.says.start ? messageIn(notice.says.page ?? OWN_STOPS, notice.says) : null
  const session = sessions.get(notice.sessionId)
  if (!session) throw new Error(`no session ${notice.sessionId}`)
  const { kind, about } = notice
  if (kind === 'tour' || !isWorthTelling(kind, session, now)) return null
  const { title, place, orgName, start } = session
  const hint = hints[kind](session)
  // nobody is asked to a session that he only hears of
  return about === undefined
    ? messageIn(`pages/home/index?sessionId=${session._id}`, { title, place, start, hint })
    : messageIn('pages/home/index', { title: about, place: orgName, start, hint })
}

const messageIn = (page: string, { title, place, start, hint }: NoticeWords): Message => ({
  templateId: process.env.TEMPLATE_THEME_DAY ?? 'themeDay',
  page,
  data: {
    thing1: { value: thing(title) },
    date2: { value: `${dayOf(start)} ${timeOf(start)}` },
    thing3: { value: thing(place) },
    thing4: { value: thing(hint) },
  },
})
