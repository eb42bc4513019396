/** 自主学习 belongs to the member: whatever anybody else asks, nothing of his place in a course comes back or changes. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { contract } from '#types/contract'
import type { Allow } from '#types/contract/define'
import { newSession, type Session } from '../../../cloudfunctions/shared/documents'
import { mintListenPass } from '../../../cloudfunctions/shared/passes'
import { givenCourse, givenPlace } from '../../support/courses'
import { people, paths } from '../../support/people'
import { samples } from '../../support/samples'
import { draft } from '../../support/themeDay'
import { given, givenPeople, rows, sendAs, setClock, useWorld } from '../../support/world'

useWorld()
process.env.SIGN_IN_SECRET = 'a secret for tests only, 32 characters'

/** Numbers that occur nowhere else. */
const HEARD = { track: 1, position: 437, listenedAt: 1_793_737_373_737 }
const hers = { _id: 'm-li:course-1', memberId: 'm-li', courseId: 'course-1', version: 1, ...HEARD }
const tells = (reply: unknown) => /\b437\b|1793737373737/.test(JSON.stringify(reply))

const session = (branch: keyof typeof paths): Session => ({
  ...newSession,
  ...{ _id: `session-${branch}`, kind: 'themeDay', sourceId: `${branch}:2026-11`, org: branch, orgPath: paths[branch] },
  ...{ orgName: branch, scope: [branch], title: '', place: '', start: draft.start, end: draft.end },
  ...{ replyBy: draft.start, agenda: [], cancelled: false, cancelReason: null, lecturer: null, version: 1 },
  window: { opensAt: draft.start - 1_800_000, lateAfter: draft.start + 600_000, closesAt: draft.end },
  ...{ reminded: true, record: 'draft', changedAt: 0, publishedAt: 0, publishedBy: 'm-secretary', announced: true },
  replies: {},
})

async function lay(): Promise<void> {
  setClock('05 15:00:00')
  await givenPeople()
  await given('sessions', session('branch'), session('sibling'), session('foreign'))
  await givenPlace('AAAAAAAA', await givenCourse())
  await given('progresses', hers)
}

const wanted = Object.keys(contract).filter((action) => action in samples)
/** One of each role, near and far, and somebody who is nobody's member. */
const { secretary, wang, siblingSecretary, foreignMember, unitOrganiser, groupOrganiser, administrator } = people
const others = [secretary, wang, siblingSecretary, foreignMember, unitOrganiser, groupOrganiser, administrator]
  .map(({ openid }) => openid!)
  .concat('o-nobody')

/** The sample everywhere a right may lie, and with everything in it that names what li listened to. */
function inputsOf(action: string, openid: string): object[] {
  const sample = samples[action as keyof typeof samples]
  const { allow } = contract[action as keyof typeof contract] as { allow: Allow }
  const names = { courseId: 'course-1', memberId: 'm-li', of: 'track' }
  const named = Object.fromEntries(Object.entries(names).filter(([name]) => name in sample))
  const input = { ...sample, ...named }
  if (typeof allow !== 'object') return openInputs(action, input)
  if ('pass' in allow) {
    const until = Date.parse('2099-01-01')
    const pass = mintListenPass(
      { memberId: null, courseId: 'course-1', version: 1, kept: false, seconds: [600, 600], until },
      openid,
    )
    return [{ ...input, pass }]
  }
  if (allow.at === 'group') return [input]
  if (allow.at === 'session') return ['branch', 'foreign'].map((at) => ({ ...input, sessionId: `session-${at}` }))
  const places = allow.at === 'org' ? ['branch', 'unit', 'group', 'foreign'] : ['branch', 'foreign']
  return places.map((place) => ({ ...input, [`${allow.at}Id`]: place }))
}

const openInputs = (action: string, input: object) =>
  action === 'course.open' ? [input, { by: 'course', courseId: 'course-1' }] : [input]

const topics = [...new Set(wanted.map((action) => action.split('.')[0]!))]

interface Asked {
  action: string
  openid: string
  input: object
}
const askedBy = (openid: string, action: string): Asked[] =>
  inputsOf(action, openid).map((input) => ({ action, openid, input }))

test.each(topics)(
  'nobody but li gets or changes anything of what li listened to, whatever he asks of %s',
  async (topic) => {
    await lay()
    const actions = wanted.filter((name) => name.startsWith(`${topic}.`))
    const all = actions.flatMap((action) => others.flatMap((openid) => askedBy(openid, action)))
    const told: string[] = []
    for (const { action, openid, input } of all) {
      // what was asked before may have sent somebody elsewhere
      await givenPeople()
      const { reply } = await sendAs(openid, { action, input })
      if (tells(reply)) told.push(`${action} to ${openid}`)
    }
    expect(told).toEqual([])
    expect(all.length).toBeGreaterThanOrEqual(others.length)
    expect(rows('progresses').filter(({ memberId }) => memberId === 'm-li')).toEqual([hers])
  },
)

test('control: li gets it, by the four ways there are, and the same look sees it', async () => {
  await lay()
  const ways = [
    ['course.forMe', {}],
    ['course.open', { by: 'course', courseId: 'course-1' }],
    ['course.open', { by: 'place', code: 'AAAAAAAA' }],
    ['member.exportOwn', {}],
  ] as const
  for (const [action, input] of ways) {
    const { reply } = await sendAs('o-li', { action, input })
    expect([action, reply.ok, tells(reply)]).toEqual([action, true, true])
  }
})

const theFour = ['course/open', 'course/position', 'course/shelf', 'study/ownStudy']

test('the clock’s work does not know of it either: four handlers name it, and where it is declared', () => {
  const folder = join(__dirname, '../../../cloudfunctions')
  const naming = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .filter((name) => /progresses|progressId|\bProgress\b/.test(readFileSync(join(folder, name), 'utf8')))
  const handlers = theFour.map((name) => `api/handlers/${name}.ts`)
  expect(naming.sort()).toEqual([...handlers, 'shared/courseDocuments.ts', 'shared/documents.ts'].sort())
})

test('what those four hand out of it goes to whom it belongs: the id of the caller, or of his pass, is in every request', () => {
  const textOf = (name: string) =>
    readFileSync(join(__dirname, `../../../cloudfunctions/api/handlers/${name}.ts`), 'utf8')
  const owners = theFour.flatMap((name) => [
    ...textOf(name).matchAll(
      /progressId\((?!memberId: string)([^,]+),|(?:match\(|'progresses', )\{ memberId: ([^ ]+) \}/g,
    ),
  ])
  const ids = owners.map(([, id, matched]) => id ?? matched)
  expect(ids.length).toBeGreaterThanOrEqual(6)
  expect(ids.filter((id) => !['member._id', 'memberId'].includes(id!))).toEqual([])
})
