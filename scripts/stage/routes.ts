import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import sirv from 'sirv'
import type { LocalCloud } from 'wx-cloud-local'
import { personasOf } from '../demo/personas'

const STAGE = join(__dirname, 'index.html')
const UPLOAD = /^\/cloud\/((?:rosters\/[\w-]{16,64}\.(?:xlsx|csv)|(?:materials|courses)\/[0-9a-f]{32}\.\w{3,4}))$/
const MB = 1024 * 1024

/** What wx.cloud.uploadFile is on a phone; the folders of rosters, materials and courses are the only ones that people write into. */
async function takeUpload(cloud: LocalCloud, path: string, request: IncomingMessage, response: ServerResponse) {
  const { 'x-openid': openid, 'content-length': length } = request.headers
  const isSmall = Number(length ?? Infinity) <= (path.startsWith('rosters/') ? 5 : 50) * MB
  if (!openid || !isSmall) {
    request.resume()
    return void response.writeHead(openid ? 413 : 401).end()
  }
  const fileId = await cloud.files.put(path, await buffer(request))
  response.setHeader('content-type', 'application/json; charset=utf-8').end(JSON.stringify({ fileId }))
}

/** What the browser asks of the product itself: the stage, the h5 pages, whom one can be, and to take a roster's file. */
export function pagesAndPersonas(cloud: () => LocalCloud) {
  // dev: files are looked up at each request, because the pages are built while the cloud is already up
  const pages = sirv('dist/h5', { dev: true })

  return async (request: IncomingMessage, response: ServerResponse, { pathname }: URL): Promise<boolean> => {
    if (pathname === '/cloud/personas') {
      response.setHeader('content-type', 'application/json; charset=utf-8').end(JSON.stringify(personasOf(cloud())))
      return true
    }
    const [, upload] = UPLOAD.exec(pathname) ?? []
    if (upload && request.method === 'PUT') {
      await takeUpload(cloud(), upload, request, response)
      return true
    }
    if (pathname === '/') {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(readFileSync(STAGE))
      return true
    }
    if (pathname === '/app') request.url = '/index.html'
    return new Promise((resolve) => {
      response.once('finish', () => resolve(true))
      pages(request, response, () => resolve(false))
    })
  }
}
