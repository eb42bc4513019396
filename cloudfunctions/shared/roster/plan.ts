/** What the lines of a roster mean to the people who are there already. */
import { listedSince, type Membership, stagesFrom } from '#domain/member'
import { identityOf, type LineKind, type RosterColumns, type RosterPerson } from '#domain/roster'
import type { Rules } from '#domain/rulePack'
import { idFrom, type Member } from '../documents'
import type { Place } from './places'

/** Where neither birth nor joining is known, the branch tells namesakes apart, whatever it is called. */
export const memberId = (person: RosterPerson, { branch }: Place) =>
  idFrom('m', ...(person.birth || person.joined ? identityOf(person) : [person.name, branch._id]))

/** What a line is read against: the columns that the sheet has, and the day from which its news count. */
export interface Reading {
  columns: RosterColumns
  day: string
  rules: Rules
  /** In force: who is new is judged by it at once. */
  ruleVersion: string
}

export interface Planned {
  kind: Exclude<LineKind, 'refused'>
  after: Member
  /** For whoever checks: what would change. */
  message: string
}

/** What a person of the roster comes to. */
export function planned(before: Member | undefined, person: RosterPerson, place: Place, reading: Reading): Planned {
  const { branch } = place
  if (!before) {
    return { kind: 'new', after: newcomer(person, place, reading), message: `新增到 ${branch.name}` }
  }
  const after = merged(before, person, place, reading)
  const changes = changesOf(before, after)
  return changes.length
    ? { kind: 'changed', after: { ...after, version: before.version + 1 }, message: `变动：${changes.join('、')}` }
    : { kind: 'unchanged', after: before, message: '没有变化' }
}

function newcomer(person: RosterPerson, place: Place, { day, rules, ruleVersion }: Reading): Member {
  const { branch } = place
  // since when somebody has been here, no roster says: in a branch that comes into being with it, at the earliest since
  // joining; in one that was there, from now on, or what was held would be judged anew
  const from = branch.from === day && person.joined && person.joined < day ? person.joined : day
  return {
    _id: memberId(person, place),
    openid: null,
    name: person.name,
    ...standing(place),
    stages: stagesFrom(person, {}, day, rules),
    birthMonth: person.birthMonth,
    job: person.job,
    phone: null,
    marks: marksIn(person, day),
    posts: postsIn(person, place, day),
    memberships: [{ branch: branch._id, name: branch.name, from, reason: 'roster' }],
    version: 1,
    ruleVersion,
  }
}

const standing = ({ unit, branch }: Place) => ({
  orgPath: branch.path,
  branchId: branch._id,
  branchName: branch.name,
  unitName: unit.name,
})

const marksIn = ({ marks }: RosterPerson, day: string): Member['marks'] =>
  marks.map((kind) => ({ kind, from: day, reason: '', grantedBy: null }))

const postsIn = ({ duty }: RosterPerson, { branch }: Place, day: string): Member['posts'] =>
  duty ? [{ duty, org: branch._id, from: day }] : []

/** What the sheet has no column for, it says nothing about; posts beyond the branch and exemptions are not its business. */
function merged(before: Member, person: RosterPerson, place: Place, { columns, day, rules }: Reading): Member {
  const isHere = before.branchId === place.branch._id
  const after: Member = {
    ...before,
    ...standing(place),
    name: person.name,
    stages: stagesFrom(person, before.stages, day, rules),
    memberships: isHere ? before.memberships : movedTo(before.memberships, place, day),
  }
  // who stays keeps the party group
  if (isHere) after.orgPath = before.orgPath
  if (columns.birth !== undefined) after.birthMonth = person.birthMonth
  if (columns.job !== undefined) after.job = person.job
  if (columns.note !== undefined) {
    const remarks = before.marks.filter(({ grantedBy }) => grantedBy === null)
    const granted = before.marks.filter(({ grantedBy }) => grantedBy !== null)
    after.marks = [...listedSince(remarks, marksIn(person, day), day, (a, b) => a.kind === b.kind), ...granted]
  }
  if (columns.duty !== undefined || !isHere) {
    const own = before.posts.filter(({ org }) => org === before.branchId)
    const others = before.posts.filter(({ org }) => org !== before.branchId)
    const isSame = (a: Member['posts'][number], b: Member['posts'][number]) => a.duty === b.duty && a.org === b.org
    after.posts = [...listedSince(own, postsIn(person, place, day), day, isSame), ...others]
  }
  return after
}

const movedTo = (memberships: readonly Membership[], { branch }: Place, day: string): Membership[] => [
  ...memberships.filter(({ from }) => from < day),
  { branch: branch._id, name: branch.name, from: day, reason: 'moved' },
]

const words = {
  name: '姓名',
  stages: '人员类别和入党日期',
  birthMonth: '出生日期',
  job: '工作岗位',
  marks: '备注',
  posts: '党内职务',
} as const

function changesOf(before: Member, after: Member): string[] {
  const move = before.branchId === after.branchId ? [] : [`由 ${before.branchName} 转到 ${after.branchName}`]
  const renamed = before.unitName !== after.unitName || (!move.length && before.branchName !== after.branchName)
  const fields = (Object.keys(words) as (keyof typeof words)[]).filter(
    (field) => canonical(before[field]) !== canonical(after[field]),
  )
  return [...move, ...(renamed ? ['组织名称'] : []), ...fields.map((field) => words[field])]
}

/** The cloud may hand fields back in another order. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
