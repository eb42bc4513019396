import { createHash } from 'node:crypto'
import type { org } from '#types/contract/org'
import { dayOf } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { identityOf, readLine, readRoster, type RosterPerson, rosterProblems } from '#domain/roster'
import { createMany, db, getMany, mustGet, updateIf } from '../../shared/db'
import { idFrom, type Member, type Org, type RosterImport, rosterPartId } from '../../shared/documents'
import type { Handlers } from '../../shared/serve'

const SHOWN_PROBLEMS = 200
/** A part may be 40 KB, and a reply of the database should stay below 1 MB. */
const PARTS_A_READ = 20

export const orgHandlers: Handlers<typeof org> = {
  'org.stageRoster': async ({ importId, part, rows }) => {
    await db.set('rosterParts', { _id: rosterPartId(importId, part), importId, part, rows })
    return { importId, part }
  },

  'org.checkRoster': async ({ importId, parts }, { member, now }) => {
    const ids = Array.from({ length: parts }, (_part, index) => rosterPartId(importId, index))
    const staged = (await getMany('rosterParts', ids, PARTS_A_READ)).sort((a, b) => a.part - b.part)
    if (staged.length !== parts) throw new AppError('ROSTER_PART_MISSING')
    const { headerLine, columns, people, problems } = readRoster(staged.flatMap(({ rows }) => rows))
    const accepted = people.length > 0 && problems.length === 0
    const firstLines = staged.map((_part, index) => 1 + staged.slice(0, index).flatMap(({ rows }) => rows).length)
    await db.set('rosterImports', {
      _id: importId,
      parts,
      digests: staged.map(({ rows }) => digestOf(rows)),
      firstLines,
      headerLine,
      columns,
      accepted,
      by: member._id,
      checkedAt: now,
    })

    return {
      importId,
      accepted,
      people: people.length,
      branches: new Set(people.map(({ unit, branch }) => `${unit}/${branch}`)).size,
      units: new Set(people.map(({ unit }) => unit)).size,
      problems: problems.slice(0, SHOWN_PROBLEMS).map((problem) => ({
        ...problem,
        message: `第 ${problem.line} 行 ${problem.column}：${rosterProblems[problem.code]}`,
      })),
      moreProblems: Math.max(0, problems.length - SHOWN_PROBLEMS),
    }
  },

  'org.applyRoster': async ({ importId, part }, { member, now }) => {
    const [checked, staged] = await Promise.all([
      mustGet('rosterImports', importId),
      mustGet('rosterParts', rosterPartId(importId, part)),
    ])
    if (!checked.accepted) throw new AppError('ROSTER_NOT_ACCEPTED')
    if (checked.digests[part] !== digestOf(staged.rows)) throw new AppError('ROSTER_CHANGED')

    const people = peopleIn(checked, part, staged.rows)
    const group = member.orgPath[0]!
    await createMissing('orgs', uniqueById(people.flatMap((person) => orgsOf(person, group))))
    const counts = await applyPeople(people.map((person) => memberFrom(person, group, dayOf(now))))
    return { part, ...counts, done: part === checked.parts - 1 }
  },
}

const digestOf = (rows: string[][]) => createHash('sha256').update(JSON.stringify(rows)).digest('base64url')

const peopleIn = ({ firstLines, headerLine, columns }: RosterImport, part: number, rows: string[][]) =>
  rows.flatMap((row, index) => {
    const line = firstLines[part]! + index
    return line <= headerLine ? [] : (readLine(row, columns, line)?.person ?? [])
  })

const unitId = ({ unit }: RosterPerson) => idFrom('u', unit)
const branchId = ({ unit, branch }: RosterPerson) => idFrom('b', unit, branch)

function orgsOf(person: RosterPerson, group: string): Org[] {
  const [unit, branch] = [unitId(person), branchId(person)]
  return [
    { _id: unit, level: 'unit', name: person.unit, path: [group, unit] },
    { _id: branch, level: 'branch', name: person.branch, path: [group, unit, branch] },
  ]
}

function memberFrom(person: RosterPerson, group: string, today: string): Member {
  const branch = branchId(person)
  return {
    _id: idFrom('m', ...identityOf(person)),
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

const uniqueById = <T extends { _id: string }>(docs: T[]) => [...new Map(docs.map((doc) => [doc._id, doc])).values()]

async function createMissing(name: 'orgs' | 'members', docs: Org[] | Member[]): Promise<Set<string>> {
  const present = new Set(
    (
      await getMany(
        name,
        docs.map(({ _id }) => _id),
      )
    ).map(({ _id }) => _id),
  )
  await createMany(
    name,
    docs.filter(({ _id }) => !present.has(_id)),
  )
  return present
}

async function applyPeople(people: Member[]) {
  const present = new Map(
    (
      await getMany(
        'members',
        people.map(({ _id }) => _id),
      )
    ).map((doc) => [doc._id, doc]),
  )
  const fresh = people.filter(({ _id }) => !present.has(_id))
  const changed = people.flatMap((person) => {
    const before = present.get(person._id)
    const after = before && merged(before, person)
    return after && JSON.stringify(after) !== JSON.stringify(before) ? [after] : []
  })
  await createMany('members', fresh)
  await Promise.all(changed.map(({ _id, openid: _kept, ...facts }) => updateIf('members', { _id }, facts)))
  return { added: fresh.length, changed: changed.length, unchanged: people.length - fresh.length - changed.length }
}

/** The roster knows branch duties only; a post it still lists keeps its first day, posts of other kinds stay. */
function merged(before: Member, roster: Member): Member {
  const others = before.posts.filter(({ org }) => org !== before.branchId)
  const listed = roster.posts.map(
    (post) => before.posts.find(({ duty, org, to }) => duty === post.duty && org === post.org && !to) ?? post,
  )
  return { ...before, ...roster, openid: before.openid, posts: [...listed, ...others] }
}
