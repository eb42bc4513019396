import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { startLocalCloud } from 'wx-cloud-local'
import { addMonths, DAY, HOUR, instantOf, MINUTE } from '#domain/calendar'
import type { Output, Reply } from '#types/contract'
import declarations from '../../cloudfunctions/database.json'
import { newRow } from '../../cloudfunctions/shared/attendanceDocuments'
import {
  type Attendance,
  type Member,
  newSession,
  type Org,
  type Session,
  type Settlement,
} from '../../cloudfunctions/shared/documents'
import { memberOf } from './member'
import { isEntry } from '../run'

type Main = (event: unknown) => Promise<unknown>
const load = createRequire(__filename)

const [MONTHS, PEOPLE] = [12, 16]
/** Lines of the book that a branch has in a year: its sessions, and everybody at each. */
const LINES = MONTHS * (1 + PEOPLE)
const FIRST = '2026-01'
const NOW = instantOf('2026-12-31', '09:00')

interface Measured {
  rows: number
  roundTrips: number
  peakMemory: number
}

/** 台账 of a unit whose sessions are settled, of 10,000 lines and of 1,000, each in a process of its own. */
export async function measureExport() {
  const small = await measuredApart(1_000)
  const large = await measuredApart(10_000)
  return {
    rows: large.rows,
    roundTrips: large.roundTrips,
    peakMemoryRatio: Math.round((large.peakMemory / small.peakMemory) * 100) / 100,
  }
}

async function measuredApart(rows: number): Promise<Measured> {
  const child = fork(__filename, [String(rows)], { execArgv: [...process.execArgv, '--expose-gc'] })
  const [measured] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the export ended with ${code}`))),
  ])) as [Measured]
  return measured
}

/** `rowCap`: rows that the platform hands out a read, whatever is asked for. */
export async function measure(rows: number, rowCap: 100 | 1_000 = 1_000): Promise<Measured> {
  const cloud = await startLocalCloud({
    declarations: declarations as never,
    rowCap,
    variables: { SIGN_IN_SECRET: 'a secret for measuring only, 32 characters' },
  })
  cloud.clock.freeze(NOW)
  const put = (name: string, docs: readonly object[]) =>
    cloud.database.put(name, ...(docs as Record<string, unknown>[]))
  const branches = Array.from({ length: Math.ceil(rows / LINES) }, (_branch, index) => `branch${index}`)
  await put('orgs', [org('group', ['group']), org('unit', ['group', 'unit'])])
  for (const branch of branches) {
    const people = Array.from({ length: PEOPLE }, (_member, index) => person(branch, index))
    const sessions = Array.from({ length: MONTHS }, (_month, index) => sessionOf(branch, addMonths(FIRST, index)))
    await put('orgs', [org(branch, ['group', 'unit', branch])])
    await put('members', people)
    await put('sessions', sessions)
    for (const session of sessions) {
      await put(
        'attendances',
        people.slice(2).map((person) => rowOf(session, person)),
      )
      await put('settlements', [settlementOf(session, people)])
    }
  }
  const { main } = load(resolve('dist/cloudfunctions/report')) as { main: Main }
  const event = { action: 'report.recordBook', input: { orgId: 'unit', from: FIRST, to: addMonths(FIRST, MONTHS - 1) } }
  global.gc?.()
  const { reply, cost } = await cloud.run(main as never, event, { openid: 'o-branch0-0', functionName: 'report' })
  const answer = reply as Reply<Output<'report.recordBook'>>
  if (!answer.ok) throw new Error(answer.message)
  const peakMemory = process.resourceUsage().maxRSS
  await cloud.close()
  return { rows: answer.data.rows, roundTrips: cost.requests, peakMemory }
}

const org = (_id: string, path: string[]): Org => ({
  _id,
  level: (['group', 'unit', 'branch'] as const)[path.length - 1]!,
  name: `${_id} 党组织`,
  path,
  parent: path[path.length - 2] ?? null,
  formerNames: [],
  from: '2020-01-01',
  to: null,
  version: 1,
})

const person = (branch: string, index: number) =>
  memberOf(
    `${branch}-${index}`,
    ['group', 'unit', branch],
    branch === 'branch0' && index === 0 ? [{ duty: 'organiser', org: 'unit', from: '2020-01-01' }] : [],
  )

/** All branches at the same instant; one is on leave, one stays away. */
function sessionOf(branch: string, month: string): Session {
  const start = instantOf(`${month}-05`, '15:00')
  return {
    ...newSession,
    _id: `${branch}-${month}`,
    kind: 'themeDay',
    sourceId: `${branch}:${month}`,
    org: branch,
    orgPath: ['group', 'unit', branch],
    orgName: `${branch} 党支部`,
    scope: [branch],
    title: '守好一条路，温暖一程人',
    place: '二楼会议室',
    start,
    end: start + HOUR,
    replyBy: start - 4 * HOUR,
    window: { opensAt: start - 30 * MINUTE, lateAfter: start + 10 * MINUTE, closesAt: start + HOUR },
    agenda: [{ part: 'lesson', title: '雨雾天怎样守住收费口' }],
    lecturer: null,
    version: 1,
    cancelled: false,
    cancelReason: null,
    publishedAt: start - 5 * DAY,
    publishedBy: `${branch}-0`,
    announced: true,
    reminded: true,
    record: 'draft',
    changedAt: start,
    replies: { [`${branch}-0`]: 'leaveGranted' },
    invited: PEOPLE,
    settledAt: start + DAY,
  }
}

const rowOf = (session: Session, { _id, orgPath }: Member): Attendance => ({
  ...newRow,
  _id: `${session._id}:${_id}`,
  sessionId: session._id,
  memberId: _id,
  orgPath,
  stage: 'full',
  exempt: false,
  method: 'scan',
  slot: 1,
  signedAt: session.start,
  recordedAt: session.start,
})

/** As the clock writes it. */
const settlementOf = ({ _id, org, orgPath, start }: Session, people: readonly Member[]): Settlement => ({
  ...{ _id, org, orgPath, start },
  ruleVersion: '2026.1',
  settledAt: start + DAY,
  version: 1,
  lines: people.map(({ _id: memberId, name }, index) => ({
    memberId,
    name,
    expected: true,
    status: (['leave', 'absent'] as const)[index] ?? 'present',
    method: index < 2 ? null : 'scan',
    signedAt: index < 2 ? null : start,
    outAt: null,
    flags: [],
    halfHours: index < 2 ? 0 : 2,
  })),
})

async function main(rows: number): Promise<void> {
  const measured = await measure(rows)
  process.send?.(measured)
}

if (isEntry(__filename)) void main(Number(process.argv[2]))
