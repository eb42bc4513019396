/** npm run shots: the pages as they are, from the running product, into docs/screenshots. */
import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { type LocalCloud, startLocalCloud } from 'wx-cloud-local'
import { instantOf, MINUTE } from '#domain/calendar'
import type { Output } from '#types/contract'
import declarations from '../cloudfunctions/database.json'
import { launch, openPhone } from '../tests/browser/launch'
import { buildFunctions } from './build'
import { layDemo } from './demo'
import { ask } from './demo/caller'
import { GROUP } from './demo/people'
import { type Persona, personasOf } from './demo/personas'
import { buildH5IfNeeded } from './h5'
import { pagesAndPersonas } from './stage/routes'

const OUT = 'docs/screenshots'
/** Those of the README; the others are small, so that all stay below 3 MB. */
const SHARP = ['home']
const NOW = instantOf('2026-11-04', '10:20')

interface Shot {
  name: string
  who: Pick<Persona, 'openid'>
  hash?: string
  fontScale?: 1 | 1.5
  /** The screen is a wall, not a phone. */
  wall?: boolean
  act?: (page: Page) => Promise<void>
}

async function openProduct(): Promise<LocalCloud> {
  await Promise.all([buildFunctions(), buildH5IfNeeded()])
  const cloud = await startLocalCloud({
    functions: resolve('dist/cloudfunctions'),
    declarations: declarations as never,
    variables: { SIGN_IN_SECRET: 'a secret for pictures only, 32 characters' },
    routes: pagesAndPersonas(() => cloud),
  })
  cloud.clock.freeze(NOW)
  await layDemo(cloud, () => undefined)
  cloud.clock.freeze(NOW)
  return cloud
}

async function take(cloud: LocalCloud, shots: Shot[]): Promise<void> {
  const browser = await launch()
  for (const { name, who, hash = '', fontScale = 1, wall, act } of shots) {
    const { page, close } = await openPhone(browser, `${cloud.url}/app?as=${who.openid}${hash}`, { fontScale })
    if (wall) await page.setViewportSize({ width: 1280, height: 720 })
    await page.waitForTimeout(1_200)
    await act?.(page)
    await page.waitForTimeout(600)
    await page.screenshot({ path: join(OUT, `${name}.png`), scale: SHARP.includes(name) ? 'device' : 'css' })
    await close()
  }
  await browser.close()
}

const inBothSizes = (shot: Shot): Shot[] => [shot, { ...shot, name: `${shot.name}-150`, fontScale: 1.5 }]
const HOMES = { secretary: '支部书记', organiser: '单位组织者', group: '集团组织者', administrator: '管理员' }

/** A phone that belongs to nobody yet. */
const STRANGER = { openid: 'demo-nobody' }

/** Each role's home, of the first who has it. */
const homesOf = (personas: Persona[]) =>
  Object.entries(HOMES).flatMap(([name, role]) => {
    const [who] = personas.filter(({ roles }) => roles.includes(role))
    return who ? inBothSizes({ name: `home-${name}`, who }) : []
  })

const tap = (text: string) => (page: Page) =>
  page.getByText(text, { exact: true }).filter({ visible: true }).last().tap()

/** What organisers, the administrator and a secretary with a written record have before them. */
function officesOf(cloud: LocalCloud, personas: Persona[]): Shot[] {
  const whoIs = (role: string) => personas.find(({ roles }) => roles.includes(role))!
  const office = (path: string) => `#/subpackages/office/${path}/index?orgId=${GROUP}`
  const written = cloud.database.rows('records').find(({ state }) => state === 'recorded')
  const writer = { openid: `demo-${String(written?.by)}` }
  return [
    ...inBothSizes({ name: 'heat-map', who: whoIs(HOMES.group), hash: office('heatMap') }),
    { name: 'tree', who: whoIs(HOMES.administrator), hash: office('tree') },
    { name: 'roster', who: whoIs(HOMES.administrator), hash: office('roster') },
    { name: 'record', who: writer, hash: `#/subpackages/branch/record/index?sessionId=${String(written?._id)}` },
  ]
}

/** A lesson under way and what else belongs to courses. */
function coursesOf(cloud: LocalCloud, personas: Persona[], who: Persona): Shot[] {
  const [place] = cloud.database.rows('places')
  const organiser = personas.find(({ roles }) => roles.includes(HOMES.group))!
  const page = (path: string, query = '') => `#/subpackages/${path}/index${query}`
  return [
    ...inBothSizes({ name: 'courses', who, hash: '#/pages/courses/index' }),
    ...inBothSizes({
      ...{ name: 'player', who, hash: page('study/course', `?scene=c${String(place?._id)}`) },
      // some lines in
      act: (shown) => shown.waitForTimeout(6_000),
    }),
    { name: 'course-desk', who: organiser, hash: page('office/courses', `?orgId=${GROUP}`) },
    { name: 'places', who: organiser, hash: page('office/courses/places', `?orgId=${GROUP}`) },
    { name: 'lectures', who: organiser, hash: page('office/lectures', `?orgId=${GROUP}`) },
  ]
}

/** A speaker's month, and what 宣讲办 works on. */
function preachingOf(cloud: LocalCloud, personas: Persona[]): Shot[] {
  const whoIs = (role: string) => personas.find(({ roles }) => roles.includes(role))!
  const [speaker, office] = [whoIs('宣讲员'), whoIs('宣讲办')]
  const released = cloud.database.rows('tours').find(({ version }) => Number(version) > 0)
  const page = (path: string, query = '') => `#/subpackages/tour/${path}/index${query}`
  return [
    ...inBothSizes({ name: 'speaking', who: speaker, hash: page('mine') }),
    { name: 'openings', who: speaker, hash: page('openings') },
    { name: 'tour', who: office, hash: page('tour', `?tourId=${String(released?._id)}`) },
    { name: 'requests', who: office, hash: page('requests') },
    { name: 'coverage', who: office, hash: page('coverage') },
  ]
}

type Session = Output<'member.home'>['sessions'][number]
type Trio = [Persona, Persona, Persona]

const membersWith = (personas: Persona[], { branch }: Persona) =>
  personas.filter((persona) => persona.branch === branch && persona.roles.includes('党员')) as [Persona, Persona]

/** The session of somebody's branch, as home tells it. */
const sessionOf = async (cloud: LocalCloud, { openid }: Persona) => {
  const { sessions } = await ask(cloud, openid, 'member.home', {})
  const [session] = sessions
  if (!session) throw new Error('the demo has no session for this person')
  return session
}

/** Half the branch scans on time, one late; the rest is still awaited. */
async function fill(cloud: LocalCloud, secretary: Persona, member: Persona, { id, start }: Session): Promise<void> {
  const { people } = await ask(cloud, secretary.openid, 'attendance.live', { sessionId: id })
  const openids = new Map(cloud.database.rows('members').map(({ _id, openid }) => [_id, openid as string | null]))
  const phones = people.flatMap(({ id, expected }) => (expected ? (openids.get(id) ?? []) : []))
  const scan = async (openid: string) => {
    const codes = await ask(cloud, secretary.openid, 'attendance.showCodes', { sessionId: id })
    const token = codes.tokens[Math.floor(codes.now / codes.slotMs) - codes.firstSlot]!
    await ask(cloud, openid, 'attendance.signIn', { token })
  }
  cloud.clock.freeze(start - 6 * MINUTE)
  for (const openid of new Set([member.openid, ...phones.slice(2, -4)])) await scan(openid)
  cloud.clock.freeze(start + 12 * MINUTE)
  await scan(phones.at(-4)!)
}

async function main(): Promise<void> {
  process.env.TZ = 'UTC'
  rmSync(OUT, { recursive: true, force: true })
  mkdirSync(OUT, { recursive: true })
  const cloud = await openProduct()
  const personas = personasOf(cloud)
  const [unpublished, tomorrow, today] = personas.filter(({ roles }) => roles.includes('支部书记')) as Trio
  const [asked, answered] = membersWith(personas, tomorrow)
  const [next, now] = [await sessionOf(cloud, tomorrow), await sessionOf(cloud, today)]
  const live = (sessionId: string) => `#/subpackages/branch/live/index?sessionId=${sessionId}`
  const month = '#/subpackages/branch/month/index?month=2026-11&branchId='
  const { leads } = await ask(cloud, unpublished.openid, 'member.home', {})

  await ask(cloud, answered.openid, 'themeDay.reply', { sessionId: next.id })
  await take(cloud, [
    ...inBothSizes({ name: 'home', who: asked }),
    { name: 'leave', who: asked, act: tap('请假') },
    ...homesOf(personas),
    ...inBothSizes({ name: 'home-unbound', who: STRANGER }),
    ...inBothSizes({ name: 'join', who: STRANGER, hash: '#/subpackages/account/join/index' }),
    ...coursesOf(cloud, personas, asked),
    ...inBothSizes({ name: 'month', who: unpublished, hash: month + leads!.branchId }),
    { name: 'replies', who: tomorrow, hash: live(next.id) },
    ...inBothSizes({ name: 'mine', who: answered, hash: '#/pages/mine/index' }),
    { name: 'kit', who: answered, hash: '#/subpackages/kit/index/index' },
    ...officesOf(cloud, personas),
    ...preachingOf(cloud, personas),
    { name: 'meetings', who: unpublished, hash: `#/subpackages/branch/meetings/index?branchId=${leads!.branchId}` },
  ])

  cloud.clock.freeze(now.start - 10 * MINUTE)
  const [present] = membersWith(personas, today)
  const screen = `#/subpackages/branch/screen/index?sessionId=${now.id}`
  await take(cloud, [
    { name: 'home-today', who: present },
    { name: 'screen', who: today, hash: screen, wall: true },
  ])
  await fill(cloud, today, present, now)
  await take(cloud, [
    ...inBothSizes({ name: 'live', who: today, hash: live(now.id) }),
    { name: 'receipt', who: present, act: tap('签到回执') },
  ])
  await cloud.close()
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
