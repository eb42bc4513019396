/** A hall that signs in at once: people, what their phones send, and what came of it. */
import type { Reply } from '#types/contract'
import { newSession, type Member, type Session } from '../../cloudfunctions/shared/documents'
import { paths, people, person } from './people'
import { draft } from './themeDay'
import { deployed, given, mustCallAs, rows, setClock, world } from './world'

type Main = (event: unknown) => Promise<unknown>

/** Repeatable dice (mulberry32): a run is told by its seed. */
export function diceOf(seed: number) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const BRANCH_SIZE = 20
const memberAt = (index: number): Member => {
  const branch = `b${Math.floor(index / BRANCH_SIZE)}`
  const base = person(`p${index}`)
  const memberships = [{ branch, name: branch, from: '2015-07-01', reason: 'roster' as const }]
  return { ...base, orgPath: ['group', 'unit', branch], branchId: branch, branchName: branch, memberships }
}
export const openidAt = (index: number) => `o-p${index}`

const hall = (id: string, pace: number): Session => ({
  ...newSession,
  _id: id,
  kind: 'themeDay',
  sourceId: `${id}:2026-11`,
  org: 'branch',
  orgPath: paths.branch,
  orgName: '大礼堂',
  // the first branch by name too: home shows what is held from the branch down
  scope: ['group', 'b0'],
  title: '大会',
  place: '大礼堂',
  start: draft.start,
  end: draft.end,
  replyBy: draft.start,
  window: { opensAt: draft.start - 1_800_000, lateAfter: draft.start + 600_000, closesAt: draft.end },
  agenda: [],
  lecturer: null,
  version: 1,
  cancelled: false,
  cancelReason: null,
  publishedAt: 0,
  publishedBy: 'm-secretary',
  announced: true,
  reminded: true,
  record: 'draft',
  changedAt: 0,
  replies: {},
  pace,
})

export const HALL = 'hallhall'
const ELSEWHERE = 'elsewher'

/** The code that is on the wall now, and what is sent in its stead. */
export interface Codes {
  good: string
  old: string
  other: string
}

const AT_ONCE = 20_000

/** So many people in one hall, whose code is on the wall. */
export async function openHall(count: number, pace = 0): Promise<Codes> {
  await given('members', people.secretary)
  for (let from = 0; from < count; from += AT_ONCE) {
    const size = Math.min(AT_ONCE, count - from)
    await given('members', ...Array.from({ length: size }, (_one, index) => memberAt(from + index)))
  }
  await given('sessions', hall(HALL, pace), hall(ELSEWHERE, 0))
  const codeAt = async (sessionId: string, time: string) => {
    setClock(time)
    const { tokens } = await mustCallAs('o-secretary', 'attendance.showCodes', { sessionId })
    return tokens[0]!
  }
  const old = await codeAt(HALL, '05 14:45:00')
  const other = await codeAt(ELSEWHERE, '05 14:50:00')
  return { old, other, good: await codeAt(HALL, '05 14:50:00') }
}

export interface Sent {
  openid: string
  input: unknown
}

export const genuineAt = (index: number, { good }: Codes): Sent => ({
  openid: openidAt(index),
  input: { token: good, sessionId: HALL },
})

/** Everybody once, every tenth twice and half of those with the same breath, and one in twenty that is forged. */
export function crowdOf(count: number, codes: Codes, dice: () => number): Sent[] {
  const once = Array.from({ length: count }, (_one, index) => genuineAt(index, codes))
  const forged = Array.from({ length: Math.round(count / 20) }, (_one, index) => forgery(index, codes))
  const sent = shuffled([...once, ...forged], dice)
  const nervous = shuffled(once, dice).slice(0, Math.round(count / 10))
  for (const [index, again] of nervous.entries()) {
    const near = index % 2 ? sent.indexOf(again) + 1 : Math.floor(dice() * sent.length)
    sent.splice(near, 0, { ...again })
  }
  return sent
}

/** Wrong key, old, no text at all, of another session, from nobody. */
function forgery(index: number, { good, old, other }: Codes): Sent {
  const openid = `o-forger${index}`
  const altered = good.slice(0, -1) + (good.endsWith('A') ? 'B' : 'A')
  const inputs = [
    { token: altered },
    { token: old, sessionId: HALL },
    { token: { $ne: null } },
    { token: other, sessionId: HALL },
    { token: good },
  ]
  // who is nobody is refused for that alone, so the four others come from people who are somebody
  return { openid: index % 5 === 4 ? openid : openidAt(index), input: inputs[index % 5] }
}

function shuffled<T>(list: readonly T[], dice: () => number): T[] {
  const result = [...list]
  for (let at = result.length - 1; at > 0; at--) {
    const other = Math.floor(dice() * (at + 1))
    ;[result[at], result[other]] = [result[other]!, result[at]!]
  }
  return result
}

export interface Outcome {
  /** Members who were told that they are in. */
  receipts: Map<string, number>
  accepted: number
  requests: number
  refused: Record<string, number>
  lostReplies: number
  /** Whose every try went unheard. */
  unheard: Set<string>
}

interface Run {
  main?: Main
  lanes?: number
  /** A share of the answers that never reaches the phone, which then tries again. */
  drop?: number
  dice?: () => number
  /** Milliseconds before the next try, after so many in vain. */
  wait?: (refusals: number) => number
  tries?: number
}

/** So many phones at a time; each tries up to five times where it hears nothing. */
export async function storm(crowd: readonly Sent[], { main = deployed('api'), lanes = 48, ...run }: Run = {}) {
  const outcome: Outcome = {
    receipts: new Map(),
    accepted: 0,
    requests: 0,
    refused: {},
    lostReplies: 0,
    unheard: new Set(),
  }
  const queue = crowd.values()
  const lane = async () => {
    for (const sent of queue) await sendUntilHeard(sent, main, run, outcome)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return outcome
}

async function sendUntilHeard(sent: Sent, main: Main, run: Run, outcome: Outcome) {
  const { drop = 0, tries = 5, dice, wait } = run
  for (let attempt = 0; attempt < tries; attempt++) {
    const answer = await send(sent, main)
    outcome.requests += answer?.cost.requests ?? 0
    const isHeard = answer !== null && (!dice || dice() >= drop)
    if (!isHeard) outcome.lostReplies++
    else if (hear(sent.openid, answer.reply, outcome)) return
    if (wait) await new Promise((resume) => setTimeout(resume, wait(attempt)))
  }
  outcome.unheard.add(sent.openid)
}

type Answer = Reply<{ signedAt: number }>

/** Null where the function ended without an answer. */
const send = ({ openid, input }: Sent, main: Main) =>
  world()
    .run<Answer>(main as never, { action: 'attendance.signIn', input }, { openid, functionName: 'api' })
    .catch(() => null)

/** False if the cloud was only busy. */
function hear(openid: string, reply: Answer, outcome: Outcome): boolean {
  if (reply.ok) {
    const first = outcome.receipts.get(openid)
    // a later receipt that differs from the first would be a second record
    outcome.receipts.set(openid, first !== undefined && first !== reply.data.signedAt ? NaN : reply.data.signedAt)
    outcome.accepted++
  } else if (reply.code !== 'INTERNAL') {
    outcome.refused[reply.code] = (outcome.refused[reply.code] ?? 0) + 1
  }
  return reply.ok || reply.code !== 'INTERNAL'
}

/** I1 and I2: a row for each distinct person who was told so, and for nobody else but those who heard nothing. `asked`: of these alone. */
export function differencesIn({ receipts, unheard }: Outcome, asked?: readonly Sent[]): string[] {
  const idOf = (openid: string) => openid.replace('o-', 'm-')
  const concerned = asked && new Set(asked.map(({ openid }) => idOf(openid)))
  const held = rows('attendances').filter(
    ({ sessionId, memberId }) => sessionId === HALL && (!concerned || concerned.has(memberId)),
  )
  const owners = new Set(held.map(({ memberId }) => memberId))
  const told = new Set([...receipts.keys()].map(idOf))
  const lost = new Set([...unheard].map(idOf))
  return [
    ...(owners.size === held.length ? [] : [`${held.length - owners.size} duplicates`]),
    ...[...told].filter((id) => !owners.has(id)).map((id) => `${id} has a receipt and no row`),
    ...[...owners].filter((id) => !told.has(id) && !lost.has(id)).map((id) => `${id} has a row and no receipt`),
    ...[...receipts].filter(([, at]) => Number.isNaN(at)).map(([openid]) => `${openid} has two receipts`),
  ]
}

/** A bucket of one second at the cloud's rate, by the time of the simulation. */
export function limiterOf(rate: number) {
  let tokens = rate
  let filledAt = -Infinity
  return (at: number, requests: number): boolean => {
    tokens = Math.min(rate, tokens + ((at - filledAt) / 1000) * rate)
    filledAt = at
    if (tokens < requests) return false
    tokens -= requests
    return true
  }
}
