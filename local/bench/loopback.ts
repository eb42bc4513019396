import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import sdk from 'wx-server-sdk'
import { environmentOf } from '../environment'
import { startLocalCloud } from '../index'
import { medianMs } from './timing'

const CALLS = 300

/** Medians in ms: one `doc().get()` of the real SDK against this cloud, and one POST of that size to a bare server. */
export async function measureLoopback(): Promise<{ sdkCallMs: number; httpMs: number }> {
  const cloud = await startLocalCloud({ declarations: { collections: { rows: {} } } })
  const given = { ...process.env }
  const environment = { adminUrl: cloud.adminUrl, appId: 'wx0', variables: {} }
  Object.assign(process.env, environmentOf(environment, { id: 'bench', openid: 'o', source: 'wx_client' }))
  try {
    await cloud.database.put('rows', { _id: 'a', n: 1 })
    sdk.init({ env: 'local-env' })
    const document = sdk.database().collection('rows').doc('a')
    const sdkCallMs = await medianMs(CALLS, async () => void (await document.get()))
    return { sdkCallMs, httpMs: await measureHttp() }
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in given)) delete process.env[name]
    Object.assign(process.env, given)
    await cloud.close()
  }
}

async function measureHttp(): Promise<number> {
  const answer = JSON.stringify({ data: { list: ['{"_id":"a","n":1}'], offset: 0 }, requestId: 'f'.repeat(32) })
  const server = createServer((incoming, response) => {
    incoming.resume()
    incoming.on('end', () => response.setHeader('content-type', 'application/json').end(answer))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const body = JSON.stringify({ action: 'database.getDocument', padding: 'x'.repeat(300) })
  try {
    return await medianMs(CALLS, () => post(port, body))
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

function post(port: number, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = { port, host: '127.0.0.1', method: 'POST', headers: { 'content-length': Buffer.byteLength(body) } }
    const outgoing = request(options, (response) => response.resume().on('end', resolve))
    outgoing.on('error', reject).end(body)
  })
}
