/** What the book is made of, in as few requests as there are pages of it. */
import { _, find, findAll, findParts } from '../../../shared/db'
import type { Collection, Documents, Member, Org, Session } from '../../../shared/documents'

/** Attendances are some 600 bytes, sessions without their replies less: a thousand stay below the 1 MB of an answer. */
const PAGE = 1_000
/** The platform's own cap may be 100 rows a read: a page that is fuller may not be the last. */
const FULL = 100
const ANSWER_BYTES = 1_000_000
/** Beyond these the server no longer walks an index in its order, but reads everything and sorts. */
const WALKED = 200
const MOST_ORGS = 5_000
const MOST_MEMBERS = 100_000

export const orgsUnder = (orgId: string): Promise<Org[]> => findAll('orgs', { path: orgId as never }, MOST_ORGS)

/** Whoever has ever belonged to one of them; who belonged to several may come twice. */
export async function membersEver(branches: readonly string[]): Promise<Member[]> {
  const found: Member[] = []
  for (let at = 0; at < branches.length; at += WALKED) {
    const some = _.in(branches.slice(at, at + WALKED)) as never
    found.push(...(await findAll('members', { 'memberships.branch': some }, MOST_MEMBERS)))
  }
  return found
}

/** The cloud's papers name two caps, 100 and 1,000: only a page of just so many may not be the last. */
const isLast = ({ length }: readonly unknown[]) => length !== FULL && length !== PAGE

const parts = [
  ...(['kind', 'sourceId', 'version', 'org', 'orgName', 'title', 'place', 'start', 'end'] as const),
  ...(['cancelled', 'publishedAt', 'record', 'invited', 'settledAt'] as const),
] as const
export type BookSession = { _id: string } & Pick<Session, (typeof parts)[number]>

/**
 * By their start, some thousand at once, however small the pages. Hundreds of branches begin at the same instant, so those
 * of it that were seen are asked for no more.
 */
export async function* sessionsByThousands(
  orgId: string,
  from: number,
  before: number,
): AsyncGenerator<readonly BookSession[]> {
  let since = from
  let seen: string[] = []
  let found: BookSession[] = []
  for (;;) {
    const start = _.and([_.gte(since), _.lt(before)]) as never
    const where = { orgPath: orgId as never, start, _id: _.nin(seen) as never }
    const page = await findParts('sessions', where, { limit: PAGE, by: { start: 'asc' }, parts })
    found.push(...page)
    if (found.length >= PAGE || (isLast(page) && found.length)) {
      yield found
      found = []
    }
    if (isLast(page)) return
    const last = page.at(-1)!.start
    const atLast = page.flatMap((session) => (session.start === last ? [session._id] : []))
    seen = last === since ? [...seen, ...atLast] : atLast
    since = last
  }
}

/**
 * The named documents, as many a request as an answer holds. In the order of their ids, so that where the platform answers
 * with fewer, the next request goes on behind the last row received.
 */
export async function bySize<C extends Collection>(
  name: C,
  wanted: readonly { id: string; bytes: number }[],
): Promise<Documents[C][]> {
  const found: Documents[C][] = []
  let left = [...wanted].sort((a, b) => (a.id < b.id ? -1 : 1))
  while (left.length) {
    const asked = left.slice(0, howManyFit(left)).map(({ id }) => id)
    const page = await find(name, { _id: _.in(asked) } as never, { limit: PAGE, by: { _id: 'asc' } })
    found.push(...page)
    const behind = page.length === FULL ? page.at(-1)!._id : asked.at(-1)!
    left = left.filter(({ id }) => id > behind)
  }
  return found
}

function howManyFit(wanted: readonly { bytes: number }[]): number {
  let bytes = 0
  const over = wanted.findIndex((one) => (bytes += one.bytes) > ANSWER_BYTES)
  return Math.min(PAGE, over < 0 ? wanted.length : Math.max(1, over))
}

/**
 * Documents whose ids begin with a session's, in the order of these ids: what a full page left of one session begins the
 * next, so that pages are full whatever the sessions' sizes. `scarce`: most sessions have none.
 */
export async function ofSessions<C extends 'attendances' | 'makeups'>(
  name: C,
  sessionIds: readonly string[],
  scarce: boolean,
): Promise<Documents[C][]> {
  const found: Documents[C][] = []
  let left = sessionIds.map((id) => `${id}:`).sort()
  let after = ''
  while (left.length) {
    const asked = left.slice(0, scarce ? PAGE : WALKED)
    const where = { sessionId: _.in(asked.map((id) => id.slice(0, -1))), _id: _.gt(after) }
    const page = await find(name, where as never, { limit: PAGE, by: { _id: 'asc' } })
    found.push(...page)
    if (page.length < FULL) left = left.slice(asked.length)
    else {
      after = page.at(-1)!._id
      left = left.filter((id) => `${id}\uffff` > after)
    }
  }
  return found
}

export function bySession<Row extends { sessionId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const same = found.get(row.sessionId)
    if (same) same.push(row)
    else found.set(row.sessionId, [row])
  }
  return found
}
