import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { type LocalCloud, startLocalCloud } from 'wx-cloud-local'
import type { ActionName, Input, Output, Reply } from '#types/contract'
import { functionOf } from '#types/functionOf'
import declarations from '../../cloudfunctions/database.json'
import { ROSTER } from '../demo'
import { ADMINISTRATOR, layGround } from '../demo/people'

type Main = (event: unknown) => Promise<unknown>
const load = createRequire(__filename)

/** The file of a whole company from upload to the last part applied, as the administrator; and once more. */
export async function measureRoster() {
  const cloud = await startLocalCloud({
    declarations: declarations as never,
    variables: { SIGN_IN_SECRET: 'a secret for measuring only, 32 characters' },
  })
  await layGround(cloud)
  const first = await importFile(cloud, 'bench-first')
  const second = await importFile(cloud, 'bench-second')
  await cloud.close()
  return {
    people: first.people,
    refused: first.refused,
    secondRunChanges: second.changes,
    roundTrips: first.roundTrips,
  }
}

async function importFile(cloud: LocalCloud, importId: string) {
  let roundTrips = 0
  async function ask<A extends ActionName>(action: A, input: Input<A>): Promise<Output<A>> {
    const functionName = functionOf(action)
    const { main } = load(resolve('dist/cloudfunctions', functionName)) as { main: Main }
    const { reply, cost } = await cloud.run(main as never, { action, input }, { openid: ADMINISTRATOR, functionName })
    roundTrips += cost.requests
    const answer = reply as Reply<Output<A>>
    if (!answer.ok) throw new Error(`${action}: ${answer.message}`)
    return answer.data
  }

  const fileId = await cloud.files.put('rosters/bench.xlsx', await readFile(ROSTER))
  const { parts } = await ask('report.readRoster', { importId, fileId })
  const { people, counts } = await ask('roster.check', { importId, parts })
  let standing = await ask('roster.start', { importId })
  while (!standing.done) standing = await ask('roster.apply', { importId })
  const changes = standing.counts.new + standing.counts.changed
  return { people, refused: counts.refused, changes, roundTrips }
}
