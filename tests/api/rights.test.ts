/**
 * Every action × every kind of person × own, sibling, foreign, parent and missing place, against the matrix as this file
 * reads it: by letters, not through the code that the gate runs.
 */
import { writeFileSync } from 'node:fs'
import { type Cell, cellOf, type Resource, type Role } from '#domain/rights'
import { contract } from '#types/contract'
import type { Allow, PassKind } from '#types/contract/define'
import { newSession, type SpeakerCard } from '../../cloudfunctions/shared/documents'
import { mintListenPass, mintScreenPass, mintSignInPass } from '../../cloudfunctions/shared/passes'
import { orgs, paths, people, person } from '../support/people'
import { samples } from '../support/samples'
import { draft } from '../support/themeDay'
import { given, givenPeople, sendAs, setClock, useWorld } from '../support/world'

useWorld()

// passes are minted here as the functions of this world mint them
process.env.SIGN_IN_SECRET = 'a secret for tests only, 32 characters'
const ALWAYS = Date.parse('2099-01-01')

type Place = 'branch' | 'sibling' | 'foreign' | 'unit' | 'other' | 'group' | 'nowhere'
const places: Place[] = ['branch', 'sibling', 'foreign', 'unit', 'other', 'group', 'nowhere']

/** What each person is, and in which organisation; all but the outsider are members of their branch as well. */
const who: Record<string, { roles: [Role, Place][]; bound?: false; speaks?: true }> = {
  nobody: { roles: [], bound: false },
  li: { roles: [['member', 'branch']] },
  secretary: {
    roles: [
      ['member', 'branch'],
      ['secretary', 'branch'],
    ],
  },
  deputy: {
    roles: [
      ['member', 'branch'],
      ['secretary', 'branch'],
    ],
  },
  formerSecretary: { roles: [['member', 'branch']] },
  siblingSecretary: {
    roles: [
      ['member', 'sibling'],
      ['secretary', 'sibling'],
    ],
  },
  foreignMember: { roles: [['member', 'foreign']] },
  /** A confirmed 宣讲员, too. */
  siblingMember: { roles: [['member', 'sibling']], speaks: true },
  unitOrganiser: {
    roles: [
      ['member', 'sibling'],
      ['unitOrganiser', 'unit'],
    ],
  },
  otherOrganiser: {
    roles: [
      ['member', 'foreign'],
      ['unitOrganiser', 'other'],
    ],
  },
  groupOrganiser: {
    roles: [
      ['member', 'foreign'],
      ['groupOrganiser', 'group'],
    ],
  },
  administrator: {
    roles: [
      ['member', 'foreign'],
      ['administrator', 'group'],
    ],
  },
  tourOffice: {
    roles: [
      ['member', 'foreign'],
      ['tourOffice', 'group'],
    ],
  },
}

const below: Record<Place, Place[]> = {
  branch: ['branch'],
  sibling: ['sibling'],
  foreign: ['foreign'],
  unit: ['unit', 'branch', 'sibling'],
  other: ['other', 'foreign'],
  group: ['group', 'unit', 'other', 'branch', 'sibling', 'foreign'],
  nowhere: [],
}

const letterAllows = (cell: Cell, verb: 'read' | 'write') => (verb === 'read' ? /[bBuUgG]/ : /[BUG]/).test(cell)

type Matrix = typeof cellOf
type Wanted = { may: 'read' | 'write'; resource: Resource }

const isAllowed = (matrix: Matrix, name: string, { may, resource }: Wanted, place: Place) =>
  who[name]!.roles.some(([role, at]) => letterAllows(matrix(resource, role), may) && below[at].includes(place))

interface Case {
  action: string
  openid: string
  place: Place | '-'
  input: object
  expected: boolean
}

const isBranch = (place: Place) => place in paths

const mints = {
  signIn: (openid: string) =>
    mintSignInPass(
      { memberId: 'm-li', orgPath: paths.branch, stage: 'full', exempt: false, ruleVersion: '2026.1', until: ALWAYS },
      openid,
    )!,
  screen: (openid: string) => mintScreenPass({ sessionId: 'session-branch', until: ALWAYS }, openid),
  listen: (openid: string) =>
    mintListenPass(
      { memberId: 'm-li', courseId: 'course-1', version: 1, kept: false, seconds: [600], until: ALWAYS },
      openid,
    ),
}

/** Of a pass nothing counts but whose it is: the own one opens, another's or one of another kind does not. */
function passCases(base: Pick<Case, 'action' | 'openid'>, input: object, kind: PassKind): Case[] {
  const withPass = (pass: string, expected: boolean): Case => ({
    ...base,
    place: '-',
    input: { ...input, pass },
    expected,
  })
  const otherKind = kind === 'screen' ? 'signIn' : 'screen'
  return [
    withPass(mints[kind](base.openid), true),
    withPass(mints[kind]('o-another'), false),
    withPass(mints[otherKind](base.openid), false),
  ]
}

function casesOf(action: string, allow: Allow, matrix: Matrix = cellOf): Case[] {
  const input = samples[action as keyof typeof samples]
  return Object.entries(who).flatMap(([name, { bound = true, speaks = false }]): Case[] => {
    const base = { action, openid: bound ? `o-${name}` : 'o-nobody' }
    if (allow === 'visitor') return [{ ...base, place: '-', input, expected: true }]
    if (allow === 'member') return [{ ...base, place: '-', input, expected: bound }]
    if ('pass' in allow) return passCases(base, input, allow.pass)
    if (allow.at === 'group') return [{ ...base, place: '-', input, expected: isAllowed(matrix, name, allow, 'group') }]
    // the place is one's own entry
    if (allow.at === 'speaker') {
      const cell = matrix(allow.resource, 'speaker')
      return [{ ...base, place: '-', input, expected: speaks && (allow.may === 'read' ? /[sS]/ : /S/).test(cell) }]
    }
    return places.map((place) => {
      const known = allow.at === 'org' ? place !== 'nowhere' : isBranch(place)
      const at = { ...input, [`${allow.at}Id`]: allow.at === 'session' ? `session-${place}` : place }
      return { ...base, place, input: at, expected: known && isAllowed(matrix, name, allow, place) }
    })
  })
}

const cases = Object.entries(contract).flatMap(([action, { allow }]) => casesOf(action, allow))

const session = (branch: keyof typeof paths) => ({
  _id: `session-${branch}`,
  kind: 'themeDay' as const,
  sourceId: `${branch}:2026-11`,
  org: branch,
  orgPath: paths[branch],
  orgName: branch,
  scope: [branch],
  title: '',
  place: '',
  start: draft.start,
  end: draft.end,
  replyBy: draft.start,
  window: { opensAt: draft.start - 1_800_000, lateAfter: draft.start + 600_000, closesAt: draft.end },
  agenda: [],
  cancelled: false,
  cancelReason: null,
  lecturer: null,
  version: 1,
  reminded: true,
  record: 'draft' as const,
  changedAt: 0,
  publishedAt: 0,
  publishedBy: 'm-secretary',
  announced: true,
  replies: {},
  ...newSession,
})

const REFUSALS = ['FORBIDDEN', 'NOT_BOUND', 'SPEAKER_ONLY']

const card = { team: 'youth', topics: ['safety'], home: 'changsha', monthlyLimit: null } satisfies SpeakerCard
const giveEverybody = async () => {
  await givenPeople()
  const office = person('tourOffice', { branch: 'foreign', duty: 'tourOffice', at: 'group' })
  await given('members', { ...people.siblingMember, speaker: card }, office)
}

/** The cases in which the gate does otherwise than expected. */
async function differencesIn(asked: Case[]): Promise<string[]> {
  const differences: string[] = []
  await giveEverybody()
  await given('sessions', session('branch'), session('sibling'), session('foreign'))
  setClock('05 15:00:00')
  for (const { action, openid, place, input, expected } of asked) {
    // what an earlier case changed is as before for the next one
    await giveEverybody()
    const { reply } = await sendAs(openid, { action, input })
    const isMissing =
      place === 'nowhere' ||
      (place !== '-' && String((input as { sessionId?: string }).sessionId).startsWith('session-') && !isBranch(place))
    const refused = !reply.ok && (REFUSALS.includes(reply.code) || (isMissing && reply.code === 'NOT_FOUND'))
    if (refused === expected) differences.push(`${action} by ${openid} at ${place}: ${reply.ok ? 'ok' : reply.code}`)
  }
  return differences
}

const found: string[] = []
const topics = [...new Set(Object.keys(contract).map((action) => action.split('.')[0]!))]

test.each(topics)('no difference between the matrix and the gate, in any case of %s', async (topic) => {
  const differences = await differencesIn(cases.filter(({ action }) => action.startsWith(`${topic}.`)))
  found.push(...differences)
  expect(differences).toEqual([])
})

afterAll(() => {
  if (!process.env.BENCH_FILE) return
  const counted = { actions: Object.keys(contract).length, cases: cases.length, differences: found.length }
  writeFileSync(process.env.BENCH_FILE, JSON.stringify(counted))
})

test('every place and person of the matrix is asked', () => {
  expect(orgs.map(({ _id }) => _id).sort()).toEqual(places.filter((place) => place !== 'nowhere').sort())
  expect(new Set(cases.map(({ action }) => action)).size).toBe(Object.keys(contract).length)
  expect(cases.filter(({ expected }) => expected).length).toBeGreaterThan(50)
  expect(cases.filter(({ expected }) => !expected).length).toBeGreaterThan(500)
})

test('control: one cell of the matrix loosened, and the same comparison sees it', async () => {
  const loosened: Matrix = (resource, role) =>
    resource === 'themeDay' && role === 'member' ? 'B' : cellOf(resource, role)
  const name = 'themeDay.publish'
  const differences = await differencesIn(casesOf(name, contract[name].allow, loosened))
  expect(differences).toContain('themeDay.publish by o-li at branch: FORBIDDEN')
})
