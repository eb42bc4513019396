import { dayOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { isExpected } from '#domain/session'
import { _, findAll, getMany } from '../../../shared/db'
import type { Org } from '../../../shared/documents'
import { standingOn } from '../../../shared/standing'

/** Twenty branches of some fifty each. */
const MOST_PEOPLE = 5_000

/** Branches of the organisation that are still there, in the order asked for. */
export async function openBranches(ids: readonly string[], orgId: string): Promise<Org[]> {
  const found = await getMany('orgs', ids)
  return ids.map((id) => {
    const branch = found.find(({ _id }) => _id === id)
    if (!branch || branch.level !== 'branch' || branch.to !== null || !branch.path.includes(orgId))
      throw new AppError('TREE_NOT_BRANCH')
    return branch
  })
}

/** How many party members each of them will send on that day. */
export async function expectedFrom(branches: readonly Org[], start: number): Promise<Map<string, number>> {
  const people = await findAll('members', { branchId: _.in(branches.map(({ _id }) => _id)) as never }, MOST_PEOPLE)
  const comes = (branch: Org) => (person: (typeof people)[number]) =>
    isExpected({ scope: [branch._id] }, standingOn(person, dayOf(start), { org: branch._id, orgPath: branch.path }))
  return new Map(branches.map((branch) => [branch._id, people.filter(comes(branch)).length]))
}
