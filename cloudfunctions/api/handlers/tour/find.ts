import type { speaker } from '#types/contract/speaker'
import type { tour } from '#types/contract/tour'
import { find, getMany } from '../../../shared/db'
import { peoplePage } from '../../../shared/queries'
import type { Handlers } from '../../../shared/serve'

type FindHandlers = Pick<Handlers<typeof speaker>, 'speaker.find'> & Pick<Handlers<typeof tour>, 'tour.hosts'>

const PEOPLE = 20
/** A unit has some sixty branches, the group some twenty units. */
const MOST_ORGS = 1_000

/** What the office has to find: people to be invited and places to go to, by name and no more than that. */
export const findHandlers: FindHandlers = {
  'speaker.find': async ({ prefix }, { member }) => {
    const people = await peoplePage(member.orgPath[0]!, { prefix, limit: PEOPLE })
    const entries = await getMany(
      'speakers',
      people.map(({ _id }) => _id),
    )
    return {
      people: people.map(({ _id: id, name, branchName, unitName }) => ({
        ...{ id, name, branch: branchName, unit: unitName },
        state: entries.find(({ _id }) => _id === id)?.state ?? null,
      })),
    }
  },

  'tour.hosts': async ({ unitId }, { member }) => {
    const [group] = member.orgPath
    const level = unitId === null ? 'unit' : 'branch'
    const children = await find('orgs', { parent: unitId ?? group! }, { limit: MOST_ORGS, by: { name: 'asc' } })
    const open = children.filter((org) => org.level === level && org.to === null && org.path[0] === group)
    return { orgs: open.map(({ _id: id, name }) => ({ id, name })) }
  },
}
