import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { type Cost, type LocalCloud, startLocalCloud } from 'wx-cloud-local'
import { HOUR, MINUTE, instantOf } from '#domain/calendar'
import type { ActionName, Input, Output, Reply } from '#types/contract'
import declarations from '../../cloudfunctions/database.json'
import { memberOf } from './member'

type Main = (event: unknown) => Promise<unknown>
const load = createRequire(__filename)

const MEMBERS = 200
const SCANS = 3
const START = instantOf('2026-11-05', '15:00')

interface Bench {
  cloud: LocalCloud
  ask<A extends ActionName>(openid: string, action: A, input: Input<A>): Promise<{ data: Output<A>; cost: Cost }>
}

async function openBench(): Promise<Bench> {
  const cloud = await startLocalCloud({
    declarations: declarations as never,
    variables: { SIGN_IN_SECRET: 'a secret for measuring only, 32 characters' },
  })
  const { main } = load(resolve('dist/cloudfunctions/api')) as { main: Main }
  const ask: Bench['ask'] = async (openid, action, input) => {
    const { reply, cost } = await cloud.run(main as never, { action, input }, { openid, functionName: 'api' })
    const answer = reply as Reply<never>
    if (!answer.ok) throw new Error(`${action}: ${answer.message}`)
    return { data: answer.data, cost }
  }
  return { cloud, ask }
}

const member = (branch: string, index: number) =>
  memberOf(
    `${branch}-${index}`,
    ['group', 'unit', branch],
    index ? [] : [{ duty: 'secretary', org: branch, from: '2020-01-01' }],
  )

async function publish({ cloud, ask }: Bench, branch: string, members: number) {
  const people = Array.from({ length: members }, (_member, index) => ({ ...member(branch, index) }))
  await cloud.database.put('members', ...people)
  cloud.clock.freeze(START - 48 * HOUR)
  const draft = { branchId: branch, month: '2026-11', start: START, end: START + 2 * HOUR, place: '二楼会议室' }
  const parts = { lesson: '一课', film: '一片', practice: '一实践' }
  return ask(`o-${branch}-0`, 'themeDay.publish', { ...draft, parts })
}

/** Publishing for 10 and for 1,000 members, then 200 members who each scan three times at once. */
export async function measureSlice() {
  const bench = await openBench()
  const { cloud, ask } = bench
  const small = await publish(bench, 'small', 10)
  const large = await publish(bench, 'large', 1_000)
  const { data } = await publish(bench, 'hall', MEMBERS)

  cloud.clock.freeze(START - 10 * MINUTE)
  const codes = (await ask('o-hall-0', 'attendance.showCodes', { sessionId: data.sessionId })).data
  const token = codes.tokens[Math.floor(codes.now / codes.slotMs) - codes.firstSlot]!
  const first = (await ask('o-hall-0', 'attendance.signIn', { token })).cost
  const scans = Array.from({ length: MEMBERS * SCANS }, (_scan, index) => `o-hall-${index % MEMBERS}`)
  const costs = await Promise.all(scans.map(async (openid) => (await ask(openid, 'attendance.signIn', { token })).cost))
  const shared = [first, ...costs].flatMap(({ written }) => written).filter((path) => !path.startsWith('attendances/'))
  const home = (await ask('o-hall-1', 'member.home', {})).cost
  const records = cloud.database.rows('attendances').length
  await cloud.close()

  return {
    home: { roundTrips: home.requests, bytes: home.replyBytes },
    signIn: { roundTrips: first.requests, sharedWrites: shared.length, records, expectedRecords: MEMBERS },
    publish: { roundTrips10: small.cost.requests, roundTrips1000: large.cost.requests },
  }
}
