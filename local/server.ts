import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { refuseForeign } from './doorkeeper'
import { answerJson, HttpError } from './http'
import type { createWire } from './wire'

/** Answers a request it knows; false: it does not. */
export type Route = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>

export interface Listening {
  port: number
  close(): Promise<void>
}

const ADMIN = /^\/admin(?:\/([0-9a-zA-Z-]{1,64}))?\/?$/

/** One port for the wire, the gateway, storage, the console and whatever the project adds. */
export async function listen(
  port: number,
  host: string,
  wire: ReturnType<typeof createWire>,
  routes: Route[],
): Promise<Listening> {
  const house = { host, wire, routes }
  const server = createServer((request, response) => void answer(request, response, house))
  // Longer than any client keeps a connection: closing first would look like a lost answer.
  server.keepAliveTimeout = 120_000
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  return { port: (server.address() as AddressInfo).port, close: () => closeServer(server) }
}

interface House {
  host: string
  wire: ReturnType<typeof createWire>
  routes: Route[]
}

async function answer(request: IncomingMessage, response: ServerResponse, { host, wire, routes }: House) {
  try {
    refuseForeign(request.headers, host)
    const url = parseUrl(request)
    const admin = ADMIN.exec(url.pathname)
    if (admin && request.method === 'POST')
      return await answerWire(request, response, await wire(request, admin[1] ?? ''))
    for (const route of routes) if (await route(request, response, url)) return
    throw new HttpError(404, -501000, `nothing answers ${request.method} ${url.pathname}`)
  } catch (error) {
    refuse(response, error)
  }
}

function parseUrl(request: IncomingMessage): URL {
  try {
    return new URL(request.url ?? '/', 'http://local')
  } catch {
    throw new HttpError(400, -501007, 'the address cannot be read')
  }
}

async function answerWire(
  request: IncomingMessage,
  response: ServerResponse,
  answered: Awaited<ReturnType<ReturnType<typeof createWire>>>,
) {
  if ('json' in answered) return answerJson(response, answered.json)
  if ('silentMs' in answered) {
    await delay(answered.silentMs, undefined, { ref: false })
    return void request.socket.destroy()
  }
  // Any content type but application/json says "not an error".
  response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(answered.bytes)
}

function refuse(response: ServerResponse, error: unknown) {
  if (response.headersSent || response.destroyed) return response.destroy()
  if (error instanceof HttpError)
    return answerJson(response, { errCode: error.errCode, errMsg: error.message }, error.status)
  answerJson(
    response,
    { errCode: -501001, errMsg: `wx-cloud-local: ${error instanceof Error ? error.message : String(error)}` },
    500,
  )
}

async function closeServer(server: Server) {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await closed
}
