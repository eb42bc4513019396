// npm test [-- jest's arguments]: types, lint and format beside the builds, then every test. Jest has the last word.
import { buildTarget } from './build'
import { findings } from './check'
import { roomy, runAloud } from './run'

/** Two lanes, for two cores. Tests read dist/, so they wait for it. */
async function prepare(): Promise<string[]> {
  const builds = async () => {
    await buildTarget('functions')
    await buildTarget('weapp')
    await buildTarget('h5')
  }
  const [found] = await Promise.all([findings(), builds()])
  return found
}

async function main(jestArguments: string[]) {
  const started = Date.now()
  const found = await prepare()
  const seconds = Math.round((Date.now() - started) / 1000)
  console.log(`built in ${seconds} s; ${found.length ? found.join('\n\n') : '0 findings'}`)

  const code = await runAloud('jest', ['--maxWorkers=3', '--workerIdleMemoryLimit=1GB', ...jestArguments], roomy)
  process.exitCode = found.length ? 1 : code
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message)
  process.exitCode = 1
})
