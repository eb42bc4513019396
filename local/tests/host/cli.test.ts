import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deploy, post, temporaryFolder } from './support'

const BIN = join(__dirname, '../../bin/wx-cloud-local.mjs')
const running: ChildProcess[] = []
afterAll(() => running.forEach((child) => child.kill('SIGKILL')))

async function start(...args: string[]) {
  const child = spawn(process.execPath, [BIN, '--port', '0', ...args])
  running.push(child)
  let printed = ''
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk))
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error(printed)))
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk
      const found = /http:\S+\/admin/.exec(printed)?.[0]
      if (found) resolve(found)
    })
  })
  return { url, child, printed: () => printed }
}

async function stop(child: ChildProcess) {
  child.kill('SIGINT')
  const [code] = (await once(child, 'exit')) as [number]
  return code
}

test('prints the address of the wire; Ctrl-C ends it; the next start finds the data', async () => {
  const folder = temporaryFolder()
  const declarations = join(folder, 'database.json')
  writeFileSync(declarations, JSON.stringify({ collections: { notes: {} } }))
  const functions = deploy({ zone: { main: 'async () => new Date(0).getHours()' } })
  const options = ['--data', join(folder, 'data'), '--declarations', declarations, '--functions', functions]

  const first = await start(...options)
  const insert = { action: 'database.insertDocument', collectionName: 'notes', data: ['{"_id":"a"}'] }
  expect((await post(first.url, JSON.stringify(insert))).json).toMatchObject({ data: { insertedIds: ['a'] } })
  expect(await (await fetch(first.url.replace('/admin', '/cloud/zone'), { method: 'POST' })).json()).toBe(0)
  expect(first.printed()).toMatch(/zone {2}wx_client {2}0 requests/)
  expect(await stop(first.child)).toBe(0)

  const second = await start(...options)
  const count = { action: 'database.calculateDocument', collectionName: 'notes' }
  expect((await post(second.url, JSON.stringify(count))).json).toMatchObject({ data: { total: 1 } })
  expect(await stop(second.child)).toBe(0)
})

test.each([
  [['--port', 'x'], 'not a port'],
  [['--functions', '/nowhere/at/all'], 'nowhere'],
])('%j is refused with a sentence', async (args, text) => {
  await expect(start(...args)).rejects.toThrow(text)
})
