import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type SDK from 'wx-server-sdk'
import { startLocalCloud, type LocalCloud, type LocalCloudOptions } from '../../index'

/** The unmodified SDK, in this process. */
export const sdk = jest.requireActual<typeof SDK>('wx-server-sdk')
// Typed as a text, but a symbol.
sdk.init({ env: sdk.DYNAMIC_CURRENT_ENV as unknown as string })

const clouds: LocalCloud[] = []
const folders: string[] = []

// Loading the SDK in a thread takes seconds on a busy machine.
jest.setTimeout(30_000)

afterAll(async () => {
  for (const cloud of clouds.splice(0)) await cloud.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A cloud that ends with the test file. */
export async function play(options: LocalCloudOptions = {}): Promise<LocalCloud> {
  const cloud = await startLocalCloud({ declarations: { collections: { notes: {} } }, ...options })
  clouds.push(cloud)
  return cloud
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wx-cloud-local-'))
  folders.push(folder)
  return folder
}

const SDK_PATH = JSON.stringify(createRequire(__filename).resolve('wx-server-sdk'))
const SDK_HEAD = `const cloud = require(${SDK_PATH})\ncloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })\n`

/** Writes functions as they are deployed; `cloud` is the SDK. */
export function deploy(functions: Record<string, { main: string; config?: object }>): string {
  const folder = temporaryFolder()
  for (const [name, { main, config }] of Object.entries(functions)) {
    mkdirSync(join(folder, name))
    const head = main.includes('cloud.') ? SDK_HEAD : ''
    writeFileSync(
      join(folder, name, 'index.js'),
      `${head}exports.main = ${main}
`,
    )
    if (config) writeFileSync(join(folder, name, 'config.json'), JSON.stringify(config))
  }
  return folder
}

/** What a promise is rejected with; fails if it is not. */
export async function refusal(
  promise: Promise<unknown>,
): Promise<{ errCode?: number; errMsg?: string; message?: string }> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: object) => ({ error }),
  )
  if ('value' in outcome) throw new Error(`not refused: ${JSON.stringify(outcome.value)}`)
  return outcome.error
}

export async function post(url: string, body: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { method: 'POST', body, headers })
  const text = await response.text()
  return { status: response.status, json: JSON.parse(text) as Record<string, unknown> }
}

/** Adds a note through the SDK, whose typings know callbacks only. */
export async function add(_id: string, more: object = {}): Promise<void> {
  await sdk
    .database()
    .collection('notes')
    .add({ data: { _id, n: 1, ...more } as never })
}

/** Links to files, through the SDK. */
export async function linksTo(...fileList: (string | { fileID: string; maxAge: number })[]) {
  const result = await sdk.getTempFileURL({ fileList: fileList as never })
  return (result as { fileList: { tempFileURL: string; status: number; maxAge: number }[] }).fileList
}
