import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import sirv from 'sirv'
import type { LocalCloud } from 'wx-cloud-local'
import { personasOf } from '../demo/personas'

const STAGE = join(__dirname, 'index.html')

/** What the browser asks of the product itself: the stage around the phone, the h5 pages, and whom one can be. */
export function pagesAndPersonas(cloud: () => LocalCloud) {
  // dev: files are looked up at each request, because the pages are built while the cloud is already up
  const pages = sirv('dist/h5', { dev: true })

  return async (request: IncomingMessage, response: ServerResponse, { pathname }: URL): Promise<boolean> => {
    if (pathname === '/cloud/personas') {
      response.setHeader('content-type', 'application/json; charset=utf-8').end(JSON.stringify(personasOf(cloud())))
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
