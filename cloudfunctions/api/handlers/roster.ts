/** What the lines of a roster mean to the organisation and to the people who are there already. */
import { identityOf, type LineKind, type RosterColumns, type RosterPerson } from '#domain/roster'
import { idFrom, type Member, type Org } from '../../shared/documents'

const unitId = ({ unit }: RosterPerson) => idFrom('u', unit)
const branchId = ({ unit, branch }: RosterPerson) => idFrom('b', unit, branch)
export const memberId = (person: RosterPerson) => idFrom('m', ...identityOf(person))

export function orgsOf(person: RosterPerson, group: string): Org[] {
  const [unit, branch] = [unitId(person), branchId(person)]
  return [
    { _id: unit, level: 'unit', name: person.unit, path: [group, unit] },
    { _id: branch, level: 'branch', name: person.branch, path: [group, unit, branch] },
  ]
}

export function memberFrom(person: RosterPerson, group: string, today: string): Member {
  const branch = branchId(person)
  return {
    _id: memberId(person),
    openid: null,
    name: person.name,
    orgPath: [group, unitId(person), branch],
    branchId: branch,
    branchName: person.branch,
    unitName: person.unit,
    stage: person.stage,
    stageSince: person.joined,
    birthMonth: person.birthMonth,
    job: person.job,
    marks: person.marks,
    posts: person.duty ? [{ duty: person.duty, org: branch, from: today }] : [],
  }
}

/** The roster knows branch duties only; a post it still lists keeps its first day, posts of other kinds stay. */
function merged(before: Member, roster: Member, columns: RosterColumns): Member {
  const others = before.posts.filter(({ org }) => org !== before.branchId)
  const listed = roster.posts.map(
    (post) => before.posts.find(({ duty, org, to }) => duty === post.duty && org === post.org && !to) ?? post,
  )
  const after = { ...before, ...roster, openid: before.openid, posts: [...listed, ...others] }
  // what the sheet has no column for, it says nothing about
  if (columns.duty === undefined) after.posts = before.posts
  if (columns.job === undefined) after.job = before.job
  if (columns.note === undefined) after.marks = before.marks
  if (columns.joined === undefined) after.stageSince = before.stageSince
  if (columns.birth === undefined) after.birthMonth = before.birthMonth
  return after
}

export interface Planned {
  kind: Exclude<LineKind, 'refused'>
  after: Member
  /** For whoever checks: what would change. */
  message: string
}

/** What a person of the roster comes to. */
export function planned(before: Member | undefined, roster: Member, columns: RosterColumns): Planned {
  if (!before) return { kind: 'new', after: roster, message: `新增到 ${roster.branchName}` }
  const after = merged(before, roster, columns)
  const changes = changesOf(before, after)
  return changes.length
    ? { kind: 'changed', after, message: `变动：${changes.join('、')}` }
    : { kind: 'unchanged', after, message: '没有变化' }
}

const words = {
  name: '姓名',
  stage: '人员类别',
  stageSince: '入党日期',
  birthMonth: '出生日期',
  job: '工作岗位',
  marks: '备注',
  posts: '党内职务',
} as const

function changesOf(before: Member, after: Member): string[] {
  const move = before.branchId === after.branchId ? [] : [`由 ${before.branchName} 转到 ${after.branchName}`]
  const fields = (Object.keys(words) as (keyof typeof words)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  )
  return [...move, ...fields.map((field) => words[field])]
}
