/** A person as those see him who look after him: no phone, no openid, no birth. */
import { categoriesOn } from '#domain/category'
import { isExemptOn, postsOn, stages } from '#domain/member'
import { getMany } from './db'
import type { Member } from './documents'
import type { Visitor } from './serve'
import { partyGroupOf, stageAt } from './standing'

export const lineOf = (person: Member, today: string) => ({
  id: person._id,
  name: person.name,
  branchId: person.branchId,
  branch: person.branchName,
  job: person.job,
  stage: stageAt(person, today),
  duties: postsOn(person.posts, today).map(({ duty }) => duty),
  exempt: isExemptOn(person.marks, today),
  groupId: partyGroupOf(person),
  joined: person.openid !== null,
})

/** With all that is dated; categories as of the day `on`. */
export async function factsOf(
  person: Member,
  on: string,
  { rules, ruleVersion }: Pick<Visitor, 'rules' | 'ruleVersion'>,
) {
  const groupId = partyGroupOf(person)
  const wanted = [...new Set([...person.posts.map(({ org }) => org), ...(groupId ? [groupId] : [])])]
  const orgs = new Map((await getMany('orgs', wanted)).map(({ _id, name }) => [_id, name]))
  // to and fro between party groups is no other branch
  const newestFirst = person.memberships.filter(({ reason }) => reason !== 'grouped').reverse()
  return {
    person: lineOf(person, on),
    on,
    categories: categoriesOn(person, on, rules),
    group: (groupId && orgs.get(groupId)) ?? null,
    stages: stages.flatMap((stage) => {
      const since = person.stages[stage]
      return since === undefined ? [] : [{ stage, since: since || null }]
    }),
    memberships: newestFirst.map(({ branch, name, from, reason }) => ({
      // renamed meanwhile: where somebody is now is told by its name of now
      branch: branch === person.branchId ? person.branchName : name,
      from,
      reason,
    })),
    posts: [...person.posts]
      .sort((a, b) => (a.from < b.from ? 1 : -1))
      .map(({ duty, org, from, to }) => ({ duty, orgId: org, org: orgs.get(org) ?? '', from, to: to ?? null })),
    marks: person.marks.map(({ kind, from, to, reason, grantedBy }) => ({
      kind,
      from,
      to: to ?? null,
      reason,
      exempts: grantedBy !== null,
    })),
    ruleVersion,
  }
}
