/** Random organisations with their theme days and records, always the same for the same seed. */
import { addDays, addMonths, dayOf, DAY, HOUR, MINUTE, monthOf, startOfMonth } from '#domain/calendar'
import { themeDayId } from '#domain/themeDay'
import { packFor } from '../../scripts/demo/monthPack'
import { type ActivityRecord, newSession, type Org, type Session } from '../../cloudfunctions/shared/documents'
import { given, rows } from './world'

export type Dice = (sides: number) => number

/** mulberry32 */
export function diceOf(seed: number): Dice {
  let state = seed
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides
  }
}

const org = (_id: string, level: Org['level'], path: readonly string[], name: string): Org => ({
  _id,
  level,
  name,
  path,
  parent: path.length > 1 ? path[path.length - 2]! : null,
  formerNames: [],
  from: '2020-01-01',
  to: null,
  version: 1,
})

export const unitOrg = (index: number) => org(`u${index}`, 'unit', ['group', `u${index}`], `第${index}单位党委`)
export const branchOrg = (unit: string, name: string, from = '2020-01-01'): Org => {
  const _id = `${unit}-${name}`
  return {
    ...org(
      _id.replace(/[^\w-]/g, (char) => char.charCodeAt(0).toString(36)),
      'branch',
      [],
      name,
    ),
    parent: unit,
    from,
  }
}

export async function givenTree(units: number, branches: number, dice: Dice): Promise<void> {
  const names = Array.from(
    { length: branches },
    (_branch, index) => `${String.fromCharCode(0x4e00 + dice(900))}${index}党支部`,
  )
  const below = Array.from({ length: units }, (_unit, index) => unitOrg(index)).flatMap((unit) => [
    unit,
    ...names.map((name) => {
      const branch = branchOrg(unit._id, name)
      return { ...branch, path: [...unit.path, branch._id] }
    }),
  ])
  await given('orgs', org('group', 'group', ['group'], '集团党委'), ...below)
}

export function sessionOf(
  branch: Org,
  { month, day, version, at }: { month: string; day: number; version: number; at: number },
): Session {
  const start = startOfMonth(month) + day * DAY + 15 * HOUR
  return {
    ...newSession,
    _id: `${branch._id}.${month}.${version}`,
    kind: 'themeDay',
    sourceId: themeDayId(branch._id, month),
    org: branch._id,
    orgPath: branch.path,
    orgName: branch.name,
    scope: [branch._id],
    title: '主题党日',
    place: '会议室',
    start,
    end: start + 2 * HOUR,
    replyBy: start,
    window: { opensAt: start - 30 * MINUTE, lateAfter: start, closesAt: start + 2 * HOUR },
    agenda: [{ part: 'lesson', title: '一课' }],
    lecturer: null,
    version,
    cancelled: false,
    cancelReason: null,
    publishedAt: at,
    publishedBy: 'm',
    announced: true,
    reminded: true,
    record: 'draft',
    changedAt: at,
    replies: {},
  }
}

export function recordOf({ _id, org: branch, orgPath, orgName, title, start }: Session, at: number): ActivityRecord {
  return {
    _id,
    org: branch,
    orgPath,
    orgName,
    title,
    start,
    month: monthOf(start),
    state: 'recorded',
    version: 1,
    revision: 1,
    host: null,
    recorder: null,
    agenda: [],
    decisions: null,
    takeAwaysOf: null,
    recordedAt: at,
    reportedAt: null,
    acceptedAt: null,
    returnedAt: null,
    remark: null,
    reported: null,
    by: 'm',
    changedAt: at,
  }
}

const pick = <T>(list: readonly T[], dice: Dice): T | undefined => list[dice(Math.max(1, list.length))]
const branches = () => rows('orgs').filter(({ level, to }) => level === 'branch' && to === null)
const newest = (sourceId: string) =>
  rows('sessions')
    .filter((session) => session.sourceId === sourceId)
    .sort((a, b) => b.version - a.version)[0]

/** A branch publishes, or publishes anew what it cancelled. */
async function publish(now: number, dice: Dice): Promise<void> {
  const branch = pick(branches(), dice)!
  const month = addMonths(monthOf(now), dice(3) - 1 - dice(2) * dice(9))
  const before = newest(themeDayId(branch._id, month))
  if (before && !before.cancelled) return
  const version = (before?.version ?? 0) + 1
  await given('sessions', sessionOf(branch, { month, day: dice(27), version, at: now }))
}

/** One step further, or back, with the record of something that was held. */
async function move(now: number, dice: Dice): Promise<void> {
  const held = rows('sessions').filter(({ end, cancelled, kind }) => end <= now && !cancelled && kind === 'themeDay')
  const session = pick(held, dice)
  if (!session) return
  const record = rows('records').find(({ _id }) => _id === session._id)
  if (!record) return given('records', recordOf(session, now))
  const { recordedAt, reportedAt, returnedAt } = record
  const isReported = reportedAt !== null && reportedAt > (returnedAt ?? 0)
  const isRecorded = recordedAt !== null && recordedAt > (returnedAt ?? 0)
  const step = isReported
    ? dice(3)
      ? { state: 'accepted' as const, acceptedAt: now }
      : { state: 'returned' as const, returnedAt: now, version: record.version + 1 }
    : isRecorded
      ? { state: 'reported' as const, reportedAt: now }
      : { state: 'recorded' as const, recordedAt: now }
  await given('records', { ...record, ...step, changedAt: now })
}

async function cancel(now: number, dice: Dice): Promise<void> {
  const session = pick(
    rows('sessions').filter(({ start, cancelled }) => start > now && !cancelled),
    dice,
  )
  if (session) await given('sessions', { ...session, cancelled: true, announced: false, changedAt: now })
}

/** Something that is no theme day, and must not show. */
async function meet(now: number, dice: Dice): Promise<void> {
  const branch = pick(branches(), dice)!
  const session = sessionOf(branch, { month: monthOf(now), day: dice(27), version: 1, at: now })
  await given('sessions', { ...session, _id: `${session._id}.m`, kind: 'memberMeeting', sourceId: `m:${session._id}` })
}

async function preparePack(now: number, dice: Dice): Promise<void> {
  const month = addMonths(monthOf(now), dice(3))
  const [known] = rows('monthPacks').filter(({ _id }) => _id === month)
  await given('monthPacks', { ...packFor(month, now), version: (known?.version ?? 0) + 1 })
}

/** Any one of the changes that show within a tick. */
export async function change(now: number, dice: Dice): Promise<void> {
  const changes = [publish, publish, publish, move, move, move, move, cancel, meet, preparePack]
  await pick(changes, dice)!(now, dice)
}

/** Changes of the tree, which show on the next day. */
export async function changeTree(now: number, dice: Dice): Promise<void> {
  const branch = pick(branches(), dice)!
  const into = pick(
    branches().filter(({ _id, parent }) => _id !== branch._id && parent === branch.parent),
    dice,
  )
  const today = dayOf(now)
  const kind = dice(3)
  if (kind === 0) return given('orgs', { ...branch, name: `新${branch.name}` })
  if (kind === 1) {
    const fresh = branchOrg(branch.parent!, `${branch.name}分${dice(1_000)}`, today)
    return given('orgs', { ...fresh, path: [...branch.path.slice(0, -1), fresh._id] })
  }
  if (!into) return
  const path = [...into.path, branch._id]
  await given('orgs', { ...branch, path, parent: into._id, to: addDays(today, -1) })
  const moved = rows('sessions').filter(({ org: id }) => id === branch._id)
  if (moved.length) await given('sessions', ...moved.map((session) => ({ ...session, orgPath: path })))
}
