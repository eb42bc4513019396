import type { LocalCloud } from 'wx-cloud-local'
import { DAY, dayOf, HOUR, instantOf, MINUTE, monthOf, startOfMonth } from '#domain/calendar'
import { isPartyMember } from '#domain/member'
import { type DeliveryState, noticeId } from '#domain/notice'
import { themeDayParts } from '#domain/session'
import { themeDayId } from '#domain/themeDay'
import type { Member, Notice } from '../../cloudfunctions/shared/documents'
import { stageAt } from '../../cloudfunctions/shared/standing'
import { ask, inLanes } from './caller'
import { packFor } from './monthPack'
import { dice, openidOf } from './people'

export interface Branch {
  id: string
  name: string
  members: Member[]
  secretary: Member
}

/** The branches that one can step into: one still to publish, one for tomorrow, one about to begin. */
export const SHOWCASE = 3

interface Planned {
  branch: Branch
  start: number
}

export const LENGTH = 2 * HOUR

/** Early enough for every day of the month, and for the session that is about to begin. */
export const publishingTime = (now: number) => Math.min(startOfMonth(monthOf(now)) + 9 * HOUR, now - 36 * HOUR)

/** Four of five branches have published by today; the first one is left to whoever plays its secretary. */
export function planOf(branches: Branch[], now: number): Planned[] {
  const month = monthOf(now)
  // late in the evening the one about to begin is one that has begun: a session lies inside one day
  const soon = Math.min(Math.ceil((now + 5 * MINUTE) / (30 * MINUTE)) * 30 * MINUTE, instantOf(dayOf(now), '21:30'))
  const tomorrow = instantOf(dayOf(now + DAY), '15:00')
  return branches.flatMap((branch, index) => {
    if (index === 0) return []
    if (index === 1) return [{ branch, start: tomorrow }]
    if (index === 2) return [{ branch, start: soon }]
    if (dice('publish', branch.id) >= 80) return []
    const day = String(3 + (dice('day', branch.id) % 24)).padStart(2, '0')
    return [{ branch, start: instantOf(`${month}-${day}`, dice('hour', branch.id) < 50 ? '09:30' : '15:00') }]
  })
}

/** Everything goes through the secretaries' own actions, at the time they would have done it. */
export async function layThemeDays(
  cloud: LocalCloud,
  branches: Branch[],
  now: number,
  onProgress: (share: number) => void,
): Promise<void> {
  const planned = planOf(branches, now)
  const publishedAt = publishingTime(now)
  const held = planned.filter(({ start }) => start + LENGTH < now)
  let steps = 0
  const step = () => onProgress((steps += 1) / (planned.length + held.length))

  for (const month of new Set([monthOf(now), monthOf(now + DAY), monthOf(now + 20 * DAY)])) {
    await cloud.database.put('monthPacks', { ...packFor(month, publishedAt) })
  }
  const sessions = new Map<string, string>()
  cloud.clock.freeze(publishedAt)
  await inLanes(planned, 2, async ({ branch, start }) => {
    const { sessionId } = await publish(cloud, branch, start)
    sessions.set(branch.id, sessionId)
    step()
  })
  for (const { branch, start } of held.sort((a, b) => a.start - b.start)) {
    cloud.clock.freeze(start + 5 * MINUTE)
    const came = branch.members.filter(({ _id }) => dice('came', _id) < 88).map(({ _id }) => _id)
    const input = { sessionId: sessions.get(branch.id)!, memberIds: came.slice(0, 100) }
    if (came.length) await ask(cloud, openidOf(branch.secretary), 'attendance.rollCall', input)
    step()
  }
  await layNotices(cloud, planned.slice(SHOWCASE - 1), sessions, publishedAt)
  await layRecords(cloud, held.slice(-RECORDED), sessions, now)
  cloud.clock.freeze(now)
  await cloud.fireTimer('timer')
  cloud.clock.release()
}

/** Of the latest so many the record is written, so that an organiser has something to look at and to judge. */
const RECORDED = 60

async function layRecords(cloud: LocalCloud, held: Planned[], sessions: Map<string, string>, now: number) {
  for (const { branch, start } of held) {
    const said = dice('record', branch.id)
    if (said >= 80) continue
    cloud.clock.freeze(Math.min(start + LENGTH + HOUR, now))
    const sessionId = sessions.get(branch.id)!
    const { name } = branch.secretary
    const agenda = themeDayParts.map((part) => ({ held: true, lecturer: part === 'film' ? null : name }))
    const entered = { host: name, recorder: branch.members[0]!.name, agenda, decisions: [], takeAwaysOf: [] }
    const openid = openidOf(branch.secretary)
    const { missing } = await ask(cloud, openid, 'record.save', { sessionId, revision: 0, ...entered })
    if (said < 60 && !missing.length) await ask(cloud, openid, 'record.report', { sessionId })
  }
}

/** The month's messages have gone out, but for the showcase branches, whose notices the real timer sends. */
async function layNotices({ database }: LocalCloud, planned: Planned[], sessions: Map<string, string>, at: number) {
  const allowed = new Set(database.rows('quotas').map(({ memberId }) => memberId))
  const state = ({ _id, openid }: Member): DeliveryState =>
    !openid ? 'unbound' : allowed.has(_id) ? 'told' : 'unreached'
  const notices = planned.map(({ branch, start }): Notice => {
    const people = branch.members.filter((member) => isPartyMember(stageAt(member, dayOf(start))))
    const _id = noticeId('themeDay', themeDayId(branch.id, monthOf(start)), 1)
    const deliveries = Object.fromEntries(people.map((member) => [member._id, state(member)]))
    const sessionId = sessions.get(branch.id)!
    return {
      _id,
      kind: 'themeDay',
      template: 'themeDay',
      sessionId,
      branchId: branch.id,
      createdAt: at,
      state: 'done',
      deliveries,
    }
  })
  const told = new Set(notices.map(({ sessionId }) => sessionId))
  const announced = database.rows('sessions').filter(({ _id }) => told.has(String(_id)))
  await database.put('notices', ...notices.map((notice) => ({ ...notice })))
  await database.put('sessions', ...announced.map((session) => ({ ...session, announced: true })))
}

function publish(cloud: LocalCloud, branch: Branch, start: number) {
  const month = monthOf(start)
  const pack = packFor(month, 0)
  const choice = (part: (typeof themeDayParts)[number]) => pack[part][dice(part, branch.id) % 2]!.title
  return ask(cloud, openidOf(branch.secretary), 'themeDay.publish', {
    branchId: branch.id,
    month,
    start,
    end: start + LENGTH,
    place: '二楼会议室',
    title: pack.title,
    parts: { lesson: choice('lesson'), film: choice('film'), practice: choice('practice') },
  })
}
