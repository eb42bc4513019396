import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { type LocalCloud, startLocalCloud } from 'wx-cloud-local'
import { HOUR, instantOf } from '#domain/calendar'
import { quotaId } from '#domain/notice'
import declarations from '../../cloudfunctions/database.json'
import { newSession, type Notice, type Session } from '../../cloudfunctions/shared/documents'
import { memberOf } from './member'

type Main = (event: unknown) => Promise<unknown>
const load = createRequire(__filename)

const RECIPIENTS = 8_467
const A_BRANCH = 19
/** Enough for three batches of one notice and a second notice. */
const CRASHED_RECIPIENTS = 30
const START = instantOf('2026-11-05', '15:00')
const NOW = START - 48 * HOUR

/** A message to everybody of the group; and the same, smaller, with the function ended after each of its requests in turn. */
export async function measureNotices() {
  const cloud = await startLocalCloud({ declarations: declarations as never })
  await lay(cloud, RECIPIENTS, A_BRANCH)
  const reads = await tickToTheEnd(cloud)
  const { sent, duplicates, lost } = outcomeOf(cloud, RECIPIENTS)
  const crashes = await crashEverywhere(cloud)
  await cloud.close()
  return {
    recipients: RECIPIENTS,
    sent,
    duplicates: duplicates + crashes.duplicates,
    lost,
    reads,
    crashPoints: crashes.points,
    leftAtSending: crashes.leftAtSending,
  }
}

/** What a crash leaves at `sending` is shown and never sent again: at most a batch of ten. */
async function crashEverywhere(cloud: LocalCloud) {
  let points = 0
  let duplicates = 0
  let leftAtSending = 0
  for (;;) {
    await cloud.reset()
    await lay(cloud, CRASHED_RECIPIENTS, A_BRANCH)
    cloud.faults.crashAfter = { requests: points + 1, function: 'timer', times: 1 }
    const isCrashed = await tick(cloud).then(
      () => false,
      () => true,
    )
    cloud.faults.crashAfter = null
    if (!isCrashed) return { points, duplicates, leftAtSending }
    points += 1
    await tickToTheEnd(cloud)
    const outcome = outcomeOf(cloud, CRASHED_RECIPIENTS)
    duplicates += outcome.duplicates
    leftAtSending = Math.max(leftAtSending, outcome.lost)
  }
}

function tick(cloud: LocalCloud) {
  const { main } = load(resolve('dist/cloudfunctions/timer')) as { main: Main }
  return cloud.run(
    main as never,
    {},
    {
      source: 'wx_trigger',
      functionName: 'timer',
      permissions: ['subscribeMessage.send'],
    },
  )
}

/** How many reads it took, by the thousand and by the notice. */
async function tickToTheEnd(cloud: LocalCloud): Promise<number> {
  let reads = 0
  while (cloud.database.rows('notices').some(({ state }) => state === 'pending')) {
    const { cost } = await tick(cloud)
    reads += cost.byAction['database.getDocument'] ?? 0
  }
  return reads
}

function outcomeOf(cloud: LocalCloud, recipients: number) {
  const told = new Map<string, number>()
  for (const { openid } of cloud.outbox) told.set(openid, (told.get(openid) ?? 0) + 1)
  return {
    sent: told.size,
    duplicates: [...told.values()].filter((count) => count > 1).length,
    lost: recipients - told.size,
  }
}

async function lay(cloud: LocalCloud, recipients: number, aBranch: number): Promise<void> {
  cloud.clock.freeze(NOW)
  const ids = Array.from({ length: recipients }, (_member, index) => `m${index}`)
  const branches = Array.from({ length: Math.ceil(recipients / aBranch) }, (_branch, index) => ({
    branch: `b${index}`,
    members: ids.slice(index * aBranch, (index + 1) * aBranch),
  }))
  await cloud.database.put(
    'members',
    ...branches.flatMap(({ branch, members }) => members.map((id) => ({ ...memberOf(id, ['group', 'unit', branch]) }))),
  )
  await cloud.database.put(
    'quotas',
    ...ids.map((id) => ({ _id: quotaId(id, 'themeDay'), memberId: id, template: 'themeDay', left: 1 })),
  )
  for (const id of ids) cloud.openapi.grantSubscription(`o-${id}`, 'themeDay', 1)
  await cloud.database.put('sessions', ...branches.map(({ branch }) => sessionOf(branch)))
  await cloud.database.put('notices', ...branches.map(({ branch, members }) => noticeOf(branch, members)))
}

const sessionOf = (branch: string): Record<string, unknown> => ({
  ...({
    ...newSession,
    _id: `s-${branch}`,
    kind: 'themeDay',
    sourceId: `${branch}:2026-11`,
    org: branch,
    orgPath: ['group', 'unit', branch],
    orgName: branch,
    scope: [branch],
    title: '守好一条路',
    place: '二楼会议室',
    start: START,
    end: START + 2 * HOUR,
    replyBy: START - 19 * HOUR,
    window: { opensAt: START, lateAfter: START, closesAt: START + 2 * HOUR },
    agenda: [],
    lecturer: null,
    version: 1,
    cancelled: false,
    cancelReason: null,
    publishedAt: NOW,
    publishedBy: 'm',
    announced: true,
    reminded: true,
    record: 'draft',
    changedAt: NOW,
    replies: {},
  } satisfies Session),
})

const noticeOf = (branch: string, members: readonly string[]): Record<string, unknown> => ({
  ...({
    _id: `themeDay:${branch}:2026-11:1`,
    kind: 'themeDay',
    template: 'themeDay',
    sessionId: `s-${branch}`,
    branchId: branch,
    createdAt: NOW,
    state: 'pending',
    deliveries: Object.fromEntries(members.map((id) => [id, 'waiting' as const])),
  } satisfies Notice),
})
