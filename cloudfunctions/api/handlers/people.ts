import type { people } from '#types/contract/people'
import { dayOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { refuseExemption } from '#domain/exemption'
import { endedBefore, type Post, postsOn } from '#domain/member'
import { mustStay, refusePost } from '#domain/tree'
import { find, mustGet, updateIf } from '../../shared/db'
import type { Member } from '../../shared/documents'
import { factsOf, lineOf } from '../../shared/person'
import { peoplePage } from '../../shared/queries'
import type { AtBranch, Handlers } from '../../shared/serve'

const PAGE = 20
/** Of one organisation, now and before. */
const MOST_POSTS = 500

export const peopleHandlers: Handlers<typeof people> = {
  'people.list': async ({ prefix, after }, { org, now }) => {
    const found = await peoplePage(org.id, { ...(prefix && { prefix }), ...(after && { after }), limit: PAGE })
    const last = found.length === PAGE ? found[PAGE - 1] : undefined
    return {
      org: org.name,
      people: found.map((person) => lineOf(person, dayOf(now))),
      next: last ? { name: last.name, id: last._id } : null,
    }
  },

  'people.get': async ({ memberId, on }, caller) =>
    factsOf(await personOf(memberId, caller), on ?? dayOf(caller.now), caller),

  'people.exempt': async ({ memberId, kind, from, to, reason }, caller) => {
    const person = await personOf(memberId, caller)
    const refusal = refuseExemption({ kind, from, to }, person.marks, { today: dayOf(caller.now), rules: caller.rules })
    if (refusal) throw new AppError(refusal)
    const marks = [...person.marks, { kind, from, to, reason, grantedBy: caller.member._id }]
    return factsOf(await changed(person, { marks }), dayOf(caller.now), caller)
  },

  'people.endExemption': async ({ memberId, kind, from }, caller) => {
    const person = await personOf(memberId, caller)
    const today = dayOf(caller.now)
    const isMeant = (mark: Member['marks'][number]) =>
      mark.kind === kind && mark.from === from && mark.grantedBy !== null && (mark.to === undefined || mark.to >= today)
    const marks = person.marks.flatMap((mark) => (isMeant(mark) ? endedBefore(mark, today) : [mark]))
    const after = person.marks.some(isMeant) ? await changed(person, { marks }) : person
    return factsOf(after, today, caller)
  },

  'people.appoint': async ({ orgId, memberId, duty, from, to }, { now }) => {
    const [org, person] = await Promise.all([mustGet('orgs', orgId), mustGet('members', memberId)])
    const post: Post = { duty, org: orgId, from, ...(to && { to }) }
    const refusal = refusePost(org.level, post, dayOf(now))
    if (refusal) throw new AppError(refusal)
    if (org.to !== null || !person.orgPath.includes(orgId)) throw new AppError('TREE_PEOPLE')
    if (person.posts.some((held) => held.duty === duty && held.org === orgId && overlaps(held, post)))
      throw new AppError('POST_HELD')
    // a branch has one secretary: who comes takes over from who was
    if (duty === 'secretary') await endOthers(post, memberId)
    await changed(person, { posts: [...person.posts, post] })
    return { memberId, duty, from, to: to ?? null }
  },

  'people.endPost': async ({ orgId, memberId, duty, from }, { now }) => {
    const today = dayOf(now)
    const isMeant = (post: Post) => post.duty === duty && post.org === orgId && post.from === from
    const [org, person, holders] = await Promise.all([
      mustGet('orgs', orgId),
      mustGet('members', memberId),
      holdersAt(orgId),
    ])
    const post = person.posts.find(isMeant)
    if (!post) throw new AppError('NOT_FOUND')
    if (!isOpen(post, today)) return { memberId, duty, from, to: post.to ?? null }
    const stays = holders.filter(({ _id }) => _id !== memberId)
    const isLast = !stays.some(({ posts }) =>
      postsOn(posts, today).some((one) => one.duty === duty && one.org === orgId),
    )
    if (mustStay(duty)) {
      if (isLast) throw new AppError('POST_LAST')
      const { version } = org
      if (!(await updateIf('orgs', { _id: orgId, version }, { version: version + 1 })))
        throw new AppError('CHANGED_MEANWHILE')
    }

    const posts = person.posts.flatMap((one) => (isMeant(one) ? endedBefore(one, today) : [one]))
    await changed(person, { posts })
    return { memberId, duty, from, to: posts.find(isMeant)?.to ?? null }
  },
}

const overlaps = (a: Post, b: Post) => (a.to ?? b.from) >= b.from && (b.to ?? a.from) >= a.from

const isOpen = ({ to }: Post, today: string) => to === undefined || to >= today

const holdersAt = (orgId: string) => find('members', { 'posts.org': orgId }, { limit: MOST_POSTS, by: { _id: 'asc' } })

/** The branch's own people only: nobody is reached through a branch he does not belong to. */
async function personOf(memberId: string, { branch }: AtBranch): Promise<Member> {
  const person = await mustGet('members', memberId)
  if (person.branchId !== branch.id) throw new AppError('NOT_FOUND')
  return person
}

async function changed(person: Member, facts: Partial<Pick<Member, 'marks' | 'posts'>>): Promise<Member> {
  const { _id, version } = person
  if (!(await updateIf('members', { _id, version }, { ...facts, version: version + 1 })))
    throw new AppError('CHANGED_MEANWHILE')
  return { ...person, ...facts, version: version + 1 }
}

async function endOthers({ duty, org, from }: Post, memberId: string): Promise<void> {
  const isMeant = (post: Post) => post.duty === duty && post.org === org && isOpen(post, from)
  for (const other of await holdersAt(org)) {
    if (other._id === memberId || !other.posts.some(isMeant)) continue
    await changed(other, { posts: other.posts.flatMap((post) => (isMeant(post) ? endedBefore(post, from) : [post])) })
  }
}
