/** npm start: the whole product on this machine. PORT and YUEKE_DATA choose port and data folder; --fresh lays the demo anew. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { startLocalCloud, type LocalCloud } from 'wx-cloud-local'
import declarations from '../cloudfunctions/database.json'
import { buildFunctions } from './build'
import { layDemo } from './demo'
import { buildH5IfNeeded } from './h5'
import { pagesAndPersonas } from './stage/routes'

const PORT = Number(process.env.PORT ?? 10086)
const DATA = resolve(process.env.YUEKE_DATA ?? '.local')
const LAID = join(DATA, 'demo-laid')

/** The key of this machine's own codes; production has its own in the function's environment. */
function signInSecret(): string {
  const file = join(DATA, 'sign-in-secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

function showProgress(stage: string, share: number): void {
  if (!process.stdout.isTTY) {
    if (share === 1) console.log(`${stage} 完成`)
    return
  }
  const full = Math.round(share * 30)
  process.stdout.write(`\r${stage} ${'█'.repeat(full)}${'░'.repeat(30 - full)} ${Math.round(share * 100)}%`)
  if (share === 1) process.stdout.write('\n')
}

async function layUnlessLaid(cloud: LocalCloud): Promise<void> {
  if (existsSync(LAID)) return
  // a laying that was interrupted leaves no mark, and begins anew
  await cloud.reset()
  await layDemo(cloud, showProgress)
  writeFileSync(LAID, new Date(cloud.clock.now()).toISOString())
}

async function main(): Promise<void> {
  // functions run in UTC, and threads take the zone of their process
  process.env.TZ = 'UTC'
  if (process.argv.includes('--fresh')) rmSync(DATA, { recursive: true, force: true })
  mkdirSync(DATA, { recursive: true })
  await buildFunctions()

  const cloud = await startLocalCloud({
    port: PORT,
    data: DATA,
    functions: resolve('dist/cloudfunctions'),
    declarations: declarations as never,
    variables: { SIGN_IN_SECRET: signInSecret() },
    timers: true,
    routes: pagesAndPersonas(() => cloud),
  })
  const stop = () => void cloud.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)

  await Promise.all([buildH5IfNeeded(), layUnlessLaid(cloud)])
  // after the laying, which may begin with a reset
  cloud.openapi.moderation.mediaFunction = 'timer'
  // a poster's code opens the pages, not the stage around them
  cloud.openapi.codes.origin = `http://localhost:${PORT}/app`
  console.log(
    `\n月课  http://localhost:${PORT}\n控制台 http://localhost:${PORT}/console\n数据  ${DATA}（Ctrl-C 停止，数据保留）`,
  )
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
