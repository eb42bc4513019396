import { spawn } from 'node:child_process'
import { appendFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../../engine/index'
import { randomFrom, temporaryFolder } from '../support/engine'

const ROUNDS = 10
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
const random = randomFrom(seed)

/** Runs the writers until kill -9; returns the commits they were told of. */
function runUntilKilled(data: string, compactBytes: number, afterMs: number): Promise<string[]> {
  const program = join(__dirname, '../support/writers.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program, data, String(compactBytes)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  let isReady = false
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    if (isReady || !output.includes('ready')) return
    isReady = true
    setTimeout(() => child.kill('SIGKILL'), afterMs)
  })
  return new Promise((resolve) =>
    child.on('close', () =>
      resolve(
        output
          .split('\n')
          .slice(0, -1)
          .filter((line) => line.includes(':')),
      ),
    ),
  )
}

function addTornTail(data: string): void {
  const journals = readdirSync(data).filter((name) => name.startsWith('journal.'))
  const newest = Math.max(...journals.map((name) => Number(name.slice(8))))
  appendFileSync(join(data, `journal.${newest}`), '01234567 [{"o":"p","c":"ro')
}

async function examine(data: string, acknowledged: readonly string[]) {
  const database = await openDatabase({ data })
  const rows = new Map(database.rows('rows').map((row) => [String(row._id), row]))
  await database.close()
  const halves = [...rows.keys()].filter((id) => {
    const [, writer, n, half] = /^(\d)-(\d+)-([ab])$/.exec(id) ?? []
    return half && !rows.has(`${writer}-${n}-${half === 'a' ? 'b' : 'a'}`)
  })
  const lost = acknowledged.filter((commit) => !rows.has(`${commit.replace(':', '-')}-a`))
  const wrongCounts = [0, 1, 2, 3].filter((writer) => {
    const pairs = [...rows.keys()].filter((id) => id.startsWith(`${writer}-`)).length / 2
    return pairs !== (rows.get(`count-${writer}`)?.n ?? 0)
  })
  return { lost, halves, wrongCounts }
}

test(`${ROUNDS} rounds of kill -9 under 4 writers: nothing acknowledged is lost, no transaction is half there`, async () => {
  console.info(`seed ${seed}`)
  const data = temporaryFolder()
  const acknowledged: string[] = []
  for (let round = 0; round < ROUNDS; round++) {
    // Every second round compacts all the time, so that the kill often falls into it.
    const compactBytes = round % 2 ? 3000 : 100_000_000
    acknowledged.push(...(await runUntilKilled(data, compactBytes, 50 + random.below(200))))
    if (random.next() < 0.5) addTornTail(data)
    expect({ seed, round, ...(await examine(data, acknowledged)) }).toEqual({
      ...{ seed, round, lost: [], halves: [], wrongCounts: [] },
    })
  }
  console.info(`${acknowledged.length} commits acknowledged`)
  expect(acknowledged.length).toBeGreaterThan(ROUNDS)
}, 60_000)
