import { dayOf, timeOf, weekdayOf } from '#domain/calendar'
import { deliveryAfter, type DeliveryState, quotaId, thing } from '#domain/notice'
import { _, getMany, mustGet, updateIf } from '../../shared/db'
import type { Member, Notice, Session } from '../../shared/documents'
import { sendSubscribeMessage } from '../../shared/openapi'
import { pendingNotices } from '../../shared/queries'
import type { Clock } from './announce'

/** Notices a tick takes up. */
const NOTICES = 200
/** Sends under way at once: far below WeChat's line, and a batch ends within seconds. */
const TOGETHER = 10

/** Sends what is pending, each message at most once. Returns how many people were told. */
export async function sendNotices({ isOver }: Clock): Promise<number> {
  let told = 0
  for (const notice of await pendingNotices(NOTICES)) {
    if (isOver()) break
    told += await sendOne(notice)
  }
  return told
}

/**
 * Each batch is marked `sending` before the first message leaves, by an update that only one run can win. What a crash
 * leaves at `sending` is shown as such and never repeated.
 */
async function sendOne(notice: Notice): Promise<number> {
  const session = await mustGet('sessions', notice.sessionId)
  const waiting = Object.keys(notice.deliveries).filter((memberId) => notice.deliveries[memberId] === 'waiting')
  const [members, quotas] = await Promise.all([
    getMany('members', waiting),
    getMany(
      'quotas',
      waiting.map((memberId) => quotaId(memberId, notice.template)),
    ),
  ])
  const allowed = new Set(quotas.filter(({ left }) => left > 0).map(({ memberId }) => memberId))

  let told = 0
  for (let at = 0; at < members.length; at += TOGETHER) {
    const batch = members.slice(at, at + TOGETHER)
    const ask = batch.filter(({ _id }) => allowed.has(_id))
    if (!(await claim(notice, batch, allowed))) return told
    const states = await Promise.all(ask.map((member) => deliver(notice, session, member)))
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

/** False if another run has taken this batch. Who allowed no message is unreached, and that is all. */
function claim(notice: Notice, batch: Member[], allowed: Set<string>): Promise<boolean> {
  const first = batch[0]!._id
  const next = batch.map(({ _id }) => [_id, allowed.has(_id) ? 'sending' : 'unreached'] as const)
  return updateIf('notices', { _id: notice._id, [`deliveries.${first}`]: 'waiting' }, deliveriesOf(next))
}

/** The permission is spent before the message leaves: a lost answer never sends a second one. */
async function deliver(notice: Notice, session: Session, member: Member): Promise<DeliveryState> {
  const quota = { _id: quotaId(member._id, notice.template), left: _.gt(0) }
  if (!member.openid || !(await updateIf('quotas', quota, { left: _.inc(-1) }))) return 'unreached'

  const errCode = await sendSubscribeMessage({
    touser: member.openid,
    templateId: process.env.TEMPLATE_THEME_DAY ?? 'themeDay',
    page: `pages/home/index?sessionId=${session._id}`,
    data: {
      thing1: { value: thing(session.title) },
      date2: { value: `${dayOf(session.start)} ${timeOf(session.start)}` },
      thing3: { value: thing(session.place) },
      thing4: { value: thing(`${weekdayOf(session.start)}，请在小程序中回复参加或请假`) },
    },
  })
  return deliveryAfter(errCode)
}
