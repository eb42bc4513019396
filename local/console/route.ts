import { readFileSync } from 'node:fs'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import type { Parts } from '../assemble'
import { WireError } from '../errors'
import { answerJson, answerText, HttpError } from '../http'
import type { Route } from '../server'
import { bundle } from '../workerCode'
import { createConsoleApi } from './api'

const API = '/console/api/'
let script: string | undefined

/** The page at /console, and what it asks for. */
export function consoleRoute(parts: Parts, reset: () => Promise<void>): Route {
  const api = createConsoleApi(parts, reset)
  return async (request, response, { pathname, searchParams }) => {
    if (pathname !== '/console' && !pathname.startsWith('/console/')) return false
    refuseForeign(request)
    if (pathname.startsWith(API)) {
      try {
        await api(request, response, pathname.slice(API.length), searchParams)
      } catch (error) {
        if (!(error instanceof WireError)) throw error
        answerJson(response, { errCode: -501007, errMsg: `${error.code}: ${error.message}` }, 400)
      }
      return true
    }
    const file = FILES[pathname]
    if (!file) return false
    answerText(response, file.read(), file.contentType)
    return true
  }
}

const text = (name: string) => readFileSync(join(__dirname, name))

const FILES: Record<string, { read: () => string | Buffer; contentType: string } | undefined> = {
  '/console': { read: () => text('page.html'), contentType: 'text/html; charset=utf-8' },
  '/console/': { read: () => text('page.html'), contentType: 'text/html; charset=utf-8' },
  '/console/style.css': { read: () => text('style.css'), contentType: 'text/css; charset=utf-8' },
  '/console/app.js': {
    // Built from TypeScript when it is first asked for, so that nothing built lies in the tree.
    read: () =>
      (script ??= bundle(join(__dirname, 'client/app.ts'), { platform: 'browser', format: 'esm', target: 'es2022' })),
    contentType: 'text/javascript; charset=utf-8',
  },
}

/** Another site in the same browser must not be able to read or change anything here. */
function refuseForeign({ headers, method }: IncomingMessage) {
  const { origin, host } = headers
  if (origin && origin !== `http://${host}`) throw new HttpError(403, -501008, 'the console answers its own page only')
  const isForm = method !== 'GET' && !headers['content-type']?.startsWith('application/json')
  if (isForm) throw new HttpError(415, -501007, 'the console takes application/json')
}
