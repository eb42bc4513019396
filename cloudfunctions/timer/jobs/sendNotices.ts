import { dayOf, timeOf, weekdayOf } from '#domain/calendar'
import { deliveryAfter, type DeliveryState, isWorthTelling, quotaId, thing } from '#domain/notice'
import { _, getMany, mustGet, updateIf } from '../../shared/db'
import type { Member, Notice, Session } from '../../shared/documents'
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
  let told = 0
  for (const notice of await pendingNotices(NOTICES)) {
    if (isOver()) break
    try {
      told += await sendOne(notice, now)
    } catch (error) {
      console.error('sendNotices', notice._id, withoutSecrets(error))
    }
  }
  return told
}

/**
 * Each batch is marked `sending` before the first message leaves, by an update that only one run can win. What a crash
 * leaves at `sending` is shown as such and never repeated.
 */
async function sendOne(notice: Notice, now: number): Promise<number> {
  const session = await mustGet('sessions', notice.sessionId)
  const waiting = Object.keys(notice.deliveries).filter((memberId) => notice.deliveries[memberId] === 'waiting')
  const allowed = isWorthTelling(session, now) ? await whoAllowed(notice, waiting) : new Set<string>()
  const members = (await getMany('members', waiting)).sort((a, b) => (a._id < b._id ? -1 : 1))

  let told = 0
  for (let at = 0; at < members.length; at += TOGETHER) {
    const batch = members.slice(at, at + TOGETHER)
    if (!(await claim(notice, batch, allowed))) return told
    const ask = batch.filter(({ _id }) => allowed.has(_id))
    const states = await Promise.all(ask.map((member) => deliver(notice, session, member)))
    if (ask.length) {
      await updateIf('notices', { _id: notice._id }, deliveriesOf(ask.map(({ _id }, index) => [_id, states[index]!])))
    }
    told += states.filter((state) => state === 'told').length
  }
  await updateIf('notices', { _id: notice._id }, { state: 'done' })
  return told
}

async function whoAllowed({ template }: Notice, memberIds: string[]): Promise<Set<string>> {
  const quotas = await getMany(
    'quotas',
    memberIds.map((memberId) => quotaId(memberId, template)),
  )
  return new Set(quotas.filter(({ left }) => left > 0).map(({ memberId }) => memberId))
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
async function deliver(notice: Notice, session: Session, member: Member): Promise<DeliveryState> {
  const quota = { _id: quotaId(member._id, notice.template), left: _.gt(0) }
  if (!member.openid || !(await updateIf('quotas', quota, { left: _.inc(-1) }))) return 'unreached'

  try {
    return deliveryAfter(await sendSubscribeMessage(messageFor(member.openid, session)))
  } catch (error) {
    // the answer is lost, not the others' messages; it may have arrived, so it is not sent again
    console.error('deliver', notice._id, withoutSecrets(error))
    return 'failed'
  }
}

function messageFor(touser: string, session: Session): SubscribeMessage {
  return {
    touser,
    templateId: process.env.TEMPLATE_THEME_DAY ?? 'themeDay',
    page: `pages/home/index?sessionId=${session._id}`,
    data: {
      thing1: { value: thing(session.title) },
      date2: { value: `${dayOf(session.start)} ${timeOf(session.start)}` },
      thing3: { value: thing(session.place) },
      thing4: { value: thing(`${weekdayOf(session.start)}，请在小程序中回复参加或请假`) },
    },
  }
}
