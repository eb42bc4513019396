import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { type LocalCloud, startLocalCloud } from 'wx-cloud-local'
import { instantOf } from '#domain/calendar'
import type { ActionName, Input, Reply } from '#types/contract'
import declarations from '../../cloudfunctions/database.json'
import type { Member, Org } from '../../cloudfunctions/shared/documents'
import { memberOf } from './member'
import { packFor } from '../demo/monthPack'

type Main = (event: unknown) => Promise<unknown>
const load = createRequire(__filename)
const functionNamed = (name: string) => (load(resolve('dist/cloudfunctions', name)) as { main: Main }).main as never

const MONTH = '2026-11'
const UNITS = 21

const org = (level: Org['level'], path: string[]): Org => ({
  _id: path[path.length - 1]!,
  level,
  name: `${path[path.length - 1]} 党组织`,
  path,
  parent: path[path.length - 2] ?? null,
  formerNames: [],
  from: '2021-01-01',
  to: null,
  version: 1,
})

function treeOf(branches: number): Org[] {
  const units = Array.from({ length: UNITS }, (_unit, index) => org('unit', ['group', `u${index}`]))
  const below = Array.from({ length: branches }, (_branch, index) =>
    org('branch', ['group', `u${index % UNITS}`, `b${index}`]),
  )
  return [org('group', ['group']), ...units, ...below]
}

const person = (name: string, post: Member['posts'][number]) => memberOf(name, ['group', 'u0', 'b0'], [post])

async function openCloud(branches: number): Promise<LocalCloud> {
  const cloud = await startLocalCloud({
    declarations: declarations as never,
    variables: { SIGN_IN_SECRET: 'a secret for measuring only, 32 characters' },
  })
  await cloud.database.put('orgs', ...treeOf(branches).map((each) => ({ ...each })))
  await cloud.database.put(
    'members',
    { ...person('organiser', { duty: 'organiser', org: 'group', from: '2021-01-01' }) },
    { ...person('secretary', { duty: 'secretary', org: 'b0', from: '2021-01-01' }) },
  )
  cloud.clock.freeze(instantOf(`${MONTH}-20`, '09:00'))
  return cloud
}

async function costOf<A extends ActionName>(cloud: LocalCloud, openid: string, action: A, input: Input<A>) {
  const { reply, cost } = await cloud.run(functionNamed('api'), { action, input }, { openid, functionName: 'api' })
  const answer = reply as Reply
  if (!answer.ok) throw new Error(`${action}: ${answer.message}`)
  return cost
}

/** What the group organiser publishes once, whatever the number of branches that read it. */
function publish(cloud: LocalCloud) {
  const { title, lesson, film, practice, case: cases } = packFor(MONTH, 0)
  const draft = JSON.parse(
    JSON.stringify({ title, lesson, film, practice, case: cases }),
  ) as Input<'pack.publish'>['draft']
  return costOf(cloud, 'o-organiser', 'pack.publish', { month: MONTH, version: 0, draft })
}

async function ring(cloud: LocalCloud): Promise<void> {
  const { reply } = await cloud.run(functionNamed('timer'), {}, { source: 'wx_trigger', functionName: 'timer' })
  const { failed } = reply as { failed: string[] }
  if (failed.length) throw new Error(`timer: ${failed.join(', ')}`)
}

/** Publishing a month's pack for 442 branches and for a hundred times as many; the month's page; the heat map. */
export async function measureMonth() {
  const cloud = await openCloud(442)
  const small = await publish(cloud)
  const page = await costOf(cloud, 'o-secretary', 'themeDay.month', { branchId: 'b0', month: MONTH })
  await ring(cloud)
  const map = await costOf(cloud, 'o-organiser', 'heatMap.get', { orgId: 'group', month: MONTH })
  await cloud.close()

  const vast = await openCloud(44_200)
  const large = await publish(vast)
  await vast.close()
  if (small.written.join() !== large.written.join()) throw new Error(`written: ${small.written}; ${large.written}`)

  return {
    publishRoundTrips442: small.requests,
    publishRoundTrips44200: large.requests,
    monthPageRoundTrips: page.requests,
    heatMapRoundTrips: map.requests,
    heatMapDocuments: map.examined,
  }
}
