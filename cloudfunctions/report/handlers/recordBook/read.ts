/** What the book is made of, in as few requests as there are pages of it. */
import { _, find, findAll } from '../../../shared/db'
import type { Documents, Member, Org, Session } from '../../../shared/documents'

/** The platform's own cap may be 100 rows a read: a page that is fuller may not be the last. */
const FULL = 100
/** Sessions of a full branch are some 3 KB, attendances 350 bytes: far below the 16 MB of an answer. */
const PAGE = 1_000
/** Beyond these the server no longer walks an index in its order, but reads everything and sorts. */
const WALKED = 200
const MOST_ORGS = 5_000
const MOST_MEMBERS = 100_000

export const orgsUnder = (orgId: string): Promise<Org[]> => findAll('orgs', { path: orgId as never }, MOST_ORGS)

/** Whoever has ever belonged there. Nobody leaves the group. */
export const membersEver = (orgId: string, isGroup: boolean, branches: readonly string[]): Promise<Member[]> =>
  findAll(
    'members',
    isGroup ? { orgPath: orgId as never } : { 'memberships.branch': _.in([...branches]) },
    MOST_MEMBERS,
  )

/**
 * By their start, some thousand at once, however small the pages. Hundreds of branches begin at the same instant, so those
 * of it that were seen are asked for no more.
 */
export async function* sessionsByThousands(orgId: string, from: number, before: number): AsyncGenerator<Session[]> {
  let since = from
  let seen: string[] = []
  let found: Session[] = []
  for (;;) {
    const start = _.and([_.gte(since), _.lt(before)]) as never
    const where = { orgPath: orgId as never, start, _id: _.nin(seen) as never }
    const page = await find('sessions', where, { limit: PAGE, by: { start: 'asc' } })
    found.push(...page)
    const isLast = page.length < FULL
    if (found.length >= PAGE || (isLast && found.length)) {
      yield found
      found = []
    }
    if (isLast) return
    const last = page.at(-1)!.start
    const atLast = page.flatMap((session) => (session.start === last ? [session._id] : []))
    seen = last === since ? [...seen, ...atLast] : atLast
    since = last
  }
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
