/** A small organisation: one unit with two branches, and a branch of another unit. */
import type { Duty, Stage } from '#domain/member'
import type { Member, Org } from '../../cloudfunctions/shared/documents'

export const paths = {
  branch: ['group', 'unit', 'branch'],
  sibling: ['group', 'unit', 'sibling'],
  foreign: ['group', 'other', 'foreign'],
} as const
export type BranchName = keyof typeof paths

const begun = { applicant: '2012-07-01', activist: '2013-07-01', developmentTarget: '2014-07-01' } as const
/** Full members joined in 2015; who is on probation has been since last December. */
function stagesUpTo(stage: Stage): Member['stages'] {
  if (stage === 'full') return { ...begun, probationary: '2015-07-01', full: '2016-07-01' }
  if (stage === 'probationary') return { ...begun, probationary: '2025-12-01' }
  return { [stage]: begun[stage] }
}

export function person(
  name: string,
  {
    branch = 'branch',
    stage = 'full',
    duty,
    at,
    bound = true,
  }: { branch?: BranchName; stage?: Stage; duty?: Duty; at?: string; bound?: boolean } = {},
): Member {
  return {
    _id: `m-${name}`,
    openid: bound ? `o-${name}` : null,
    name,
    orgPath: paths[branch],
    branchId: branch,
    branchName: `${branch}党支部`,
    unitName: `${paths[branch][1]}党委`,
    stages: stagesUpTo(stage),
    birthMonth: '1985-04',
    job: '收费员',
    phone: null,
    marks: [],
    posts: duty ? [{ duty, org: at ?? branch, from: '2024-01-01' }] : [],
    memberships: [{ branch, name: `${branch}党支部`, from: '2015-07-01', reason: 'roster' }],
    version: 1,
    ruleVersion: '2026.1',
  }
}

export const people = {
  secretary: person('secretary', { duty: 'secretary' }),
  deputy: person('deputy', { duty: 'deputySecretary' }),
  li: person('li'),
  wang: person('wang'),
  phoneless: person('phoneless', { bound: false }),
  activist: person('activist', { stage: 'activist' }),
  siblingSecretary: person('siblingSecretary', { branch: 'sibling', duty: 'secretary' }),
  siblingMember: person('siblingMember', { branch: 'sibling' }),
  foreignMember: person('foreignMember', { branch: 'foreign' }),
  formerSecretary: {
    ...person('formerSecretary'),
    posts: [{ duty: 'secretary' as const, org: 'branch', from: '2020-01-01', to: '2024-12-31' }],
  },
  unitOrganiser: person('unitOrganiser', { branch: 'sibling', duty: 'organiser', at: 'unit' }),
  otherOrganiser: person('otherOrganiser', { branch: 'foreign', duty: 'organiser', at: 'other' }),
  groupOrganiser: person('groupOrganiser', { branch: 'foreign', duty: 'organiser', at: 'group' }),
  administrator: person('administrator', { branch: 'foreign', duty: 'administrator', at: 'group' }),
}

const org = (_id: string, level: Org['level'], path: readonly string[]): Org => ({
  _id,
  level,
  name: `${_id}党支部`,
  path,
  parent: path[path.length - 2] ?? null,
  formerNames: [],
  from: '2015-01-01',
  to: null,
  version: 1,
})

export const orgs = [
  org('group', 'group', ['group']),
  org('unit', 'unit', ['group', 'unit']),
  org('other', 'unit', ['group', 'other']),
  ...Object.entries(paths).map(([name, path]) => org(name, 'branch', path)),
]
