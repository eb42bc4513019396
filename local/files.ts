import { createHash, randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { ENVIRONMENT_ID } from './environment'
import { WireError } from './errors'
import { answerJson, answerText, HttpError, isObject, readBody } from './http'
import type { Running } from './invocations'
import { nothingMeasured } from './meter'
import type { FileShelf, StoredFile } from './fileShelf'

const FILES = '/_files/'
const MAX_FILE = 100 * 1024 * 1024
const MAX_PATH_BYTES = 850
/** The cloud takes so many ids a call. */
const MAX_IDS = 50
const UPLOAD_MS = 10 * 60_000
const DEFAULT_AGE_S = 7200

/** What a link allows, and whose invocation pays for its use. */
interface Link {
  method: 'PUT' | 'GET'
  fileId: string
  expiresAt: number
  running: Running | undefined
}

export interface Files {
  uploadMetadata(path: unknown, running: Running | undefined): Record<string, string>
  downloadUrls(list: unknown, running: Running | undefined): Record<string, unknown>[]
  remove(ids: unknown): Promise<{ code: string; fileID: string }[]>
  /** Answers PUT and GET under /_files; false: not such a path. */
  answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean>
  list(): StoredFile[]
  /** As if uploaded by a phone; answers the file id. */
  put(path: string, body: Buffer): Promise<string>
  clear(): Promise<void>
}

export function createFiles(shelf: FileShelf, origin: () => string, now: () => number): Files {
  const links = new Map<string, Link>()

  /** A link ends by itself; upload and download addresses are not guessable. */
  function linkTo(link: Link): string {
    for (const [key, { expiresAt }] of links) if (expiresAt < now()) links.delete(key)
    const sign = randomBytes(12).toString('hex')
    links.set(sign, link)
    return sign
  }
  const addressOf = (fileId: string, sign: string) =>
    `${origin()}${FILES}${fileId.slice('cloud://'.length)}?sign=${sign}`

  return {
    uploadMetadata(path, running) {
      const fileId = fileIdOf(path)
      const sign = linkTo({ method: 'PUT', fileId, expiresAt: now() + UPLOAD_MS, running })
      return {
        url: encodeURI(addressOf(fileId, sign)),
        token: 'local',
        authorization: 'local',
        fileId,
        cosFileId: hashOf(fileId),
      }
    },
    downloadUrls: (list, running) =>
      idsIn(list).map(({ id, ageS }) => {
        if (!shelf.has(id)) return { code: 'STORAGE_FILE_NONEXIST', fileID: id, tempFileURL: '' }
        const sign = linkTo({ method: 'GET', fileId: id, expiresAt: now() + ageS * 1000, running })
        // Not percent-encoded: the SDK does that.
        return { code: 'SUCCESS', fileID: id, tempFileURL: addressOf(id, sign), maxAge: ageS }
      }),
    remove: (ids) =>
      Promise.all(
        idsIn(ids).map(async ({ id }) => ({
          code: (await shelf.remove(id)) ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST',
          fileID: id,
        })),
      ),
    async answer(request, response, url) {
      if (!url.pathname.startsWith(FILES)) return false
      const link = links.get(url.searchParams.get('sign') ?? '')
      const fileId = `cloud://${decodePath(url.pathname.slice(FILES.length))}`
      const method = request.method === 'HEAD' ? 'GET' : request.method
      if (!link || link.fileId !== fileId || link.method !== method || link.expiresAt < now()) {
        request.resume()
        answerText(response, errorXml('AccessDenied', 'The link is not valid or has expired.'), 'application/xml', 403)
        return true
      }
      const body = method === 'PUT' ? await readBody(request, MAX_FILE) : undefined
      await (body ? store(shelf, link, { body, at: now() }, response) : send(shelf, link, request, response))
      return true
    },
    list: () => shelf.list(),
    put: (path, body) => keep(shelf, path, body, now()),
    async clear() {
      links.clear()
      await shelf.clear()
    },
  }
}

async function store(
  shelf: FileShelf,
  { fileId, running }: Link,
  { body, at }: { body: Buffer; at: number },
  response: ServerResponse,
) {
  const finish = running?.meter.begin('storage.put')
  await shelf.put({ fileId, size: body.length, at, contentType: contentTypeOf(fileId) }, body)
  finish?.({ ...nothingMeasured(), bytesWritten: body.length, written: [fileId] })
  // Anything but an empty body is read as a failure.
  answerText(response, '', 'application/xml')
}

async function send(shelf: FileShelf, { fileId, running }: Link, request: IncomingMessage, response: ServerResponse) {
  const finish = running?.meter.begin('storage.get')
  const body = await shelf.read(fileId)
  finish?.({ ...nothingMeasured(), bytesRead: body?.length ?? 0, returned: body ? 1 : 0 }, body ? undefined : 'gone')
  if (!body) return answerJson(response, { errCode: -503003, errMsg: 'the file does not exist' }, 404)
  // Uploaded pages and pictures must not run scripts beside the console.
  response.setHeader('content-security-policy', 'sandbox')
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('accept-ranges', 'bytes')
  const part = partOf(request.headers.range, body.length)
  if (part) response.setHeader('content-range', `bytes ${part.from}-${part.to}/${body.length}`)
  const sent = part ? body.subarray(part.from, part.to + 1) : body
  response.setHeader('content-length', sent.length)
  answerText(response, request.method === 'HEAD' ? '' : sent, contentTypeOf(fileId), part ? 206 : 200)
}

/** Players jump by asking for a part. Null: the whole is wanted, or what was asked for makes no sense. */
function partOf(range: string | undefined, length: number): { from: number; to: number } | null {
  const [, first = '', last = ''] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? []
  const [from, to] = [Number(first), Math.min(last ? Number(last) : length - 1, length - 1)]
  return first && from <= to ? { from, to } : null
}

async function keep(shelf: FileShelf, path: string, body: Buffer, at: number): Promise<string> {
  const fileId = fileIdOf(path)
  await shelf.put({ fileId, size: body.length, at, contentType: contentTypeOf(fileId) }, body)
  return fileId
}

const fileIdOf = (path: unknown) => `cloud://${ENVIRONMENT_ID}.local/${mustBeStoragePath(path)}`

/** Stricter than the cloud: also refuses what would not survive in an address. */
export function mustBeStoragePath(path: unknown): string {
  const refuse = (why: string) => new WireError('STORAGE_REQUEST_FAIL', `cloudPath ${why}`)
  if (typeof path !== 'string' || path === '') throw refuse('must be a text that is not empty')
  if (Buffer.byteLength(path) > MAX_PATH_BYTES) throw refuse(`is longer than ${MAX_PATH_BYTES} bytes`)
  if (/[\p{Cc}\\?#%]/u.test(path)) throw refuse('contains one of \\ ? # % or a control character')
  if (path.split('/').some((part) => part === '' || part === '.' || part === '..')) {
    throw refuse('has an empty part, "." or ".."')
  }
  return path
}

/** File ids as both actions send them: texts, or {fileid, max_age} with seconds. */
function idsIn(list: unknown): { id: string; ageS: number }[] {
  if (!Array.isArray(list) || list.length > MAX_IDS)
    throw new WireError('INVALID_PARAM', `at most ${MAX_IDS} file ids a call`)
  return list.map((entry: unknown) => {
    const id = isObject(entry) ? entry.fileid : entry
    if (typeof id !== 'string') throw new WireError('INVALID_PARAM', 'a file id must be a text')
    const age = isObject(entry) ? entry.max_age : undefined
    return { id, ageS: typeof age === 'number' && age > 0 ? age : DEFAULT_AGE_S }
  })
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    throw new HttpError(400, -501007, 'the path is not a valid address')
  }
}

const TYPES: Record<string, string> = {
  ...{
    png: 'image/png',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    gif: 'image/gif',
    webp: 'image/webp',
    svg: 'image/svg+xml',
  },
  ...{
    mp3: 'audio/mpeg',
    m4a: 'audio/mp4',
    mp4: 'video/mp4',
    txt: 'text/plain; charset=utf-8',
    json: 'application/json',
  },
  ...{ pdf: 'application/pdf', csv: 'text/csv; charset=utf-8', html: 'text/html; charset=utf-8' },
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

const contentTypeOf = (fileId: string) =>
  TYPES[fileId.slice(fileId.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream'

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32)

/** The SDK reads all five of these from a refusal. */
const errorXml = (code: string, message: string) =>
  `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${message}</Message>` +
  '<Resource>/</Resource><RequestId>local</RequestId><TraceId>local</TraceId></Error>'
