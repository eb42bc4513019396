import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startLocalCloud, type Declarations, type LocalCloudOptions } from './index'

const USAGE = `wx-cloud-local [--port 9000] [--data FOLDER] [--functions FOLDER] [--declarations FILE] [--loose] [--quiet]

  --port          port on 127.0.0.1; 0 takes a free one (default 9000)
  --data          folder that keeps documents and files (default: nothing is kept)
  --functions     folder of deployed functions, each <name>/index.js and config.json
  --declarations  JSON file {"collections": {"<name>": {"indexes": [...]}}}
  --loose         let pass what the SDK would silently let pass
  --quiet         no line per invocation`

function readOptions(): LocalCloudOptions {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '9000' },
      data: { type: 'string' },
      functions: { type: 'string' },
      declarations: { type: 'string' },
      loose: { type: 'boolean', default: false },
      quiet: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    console.log(USAGE)
    process.exit(0)
  }
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--port ${values.port}: not a port`)
  return {
    ...{ port, strict: !values.loose, shuffle: false as const, timers: true },
    ...(values.data !== undefined && { data: resolve(values.data) }),
    ...(values.functions !== undefined && { functions: resolve(values.functions) }),
    ...(values.declarations !== undefined && { declarations: readDeclarations(values.declarations) }),
    ...(!values.quiet && { log: (line: string) => console.log(line) }),
  }
}

const readDeclarations = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Declarations

async function main() {
  // The zone of threads is that of the process, and the cloud runs in UTC.
  process.env.TZ = 'UTC'
  const cloud = await startLocalCloud(readOptions())
  console.log(`${cloud.adminUrl}\nconsole: ${cloud.url}/console`)
  const stop = () => void cloud.close().then(() => process.exit(0))
  process.once('SIGINT', stop).once('SIGTERM', stop)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
