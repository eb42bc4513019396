import type { people } from '#types/contract/people'
import { dayOf } from '#domain/calendar'
import { postsOn } from '#domain/member'
import type { Member } from '../../shared/documents'
import { peoplePage } from '../../shared/queries'
import type { Handlers } from '../../shared/serve'

const PAGE = 20

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
}

const lineOf = ({ _id, name, branchName, job, stage, posts, openid }: Member, today: string) => ({
  id: _id,
  name,
  branch: branchName,
  job,
  stage,
  duties: postsOn(posts, today).map(({ duty }) => duty),
  joined: openid !== null,
})
