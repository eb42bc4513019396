import type { IncomingMessage, ServerResponse } from 'node:http'

/** A refusal that becomes an HTTP status and a JSON body {errCode, errMsg}. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly errCode: number,
    message: string,
  ) {
    super(message)
  }
}

/** The cloud's own bound for what is sent to a function. */
export const MAX_BODY = 6 * 1024 * 1024

const INVALID_PARAM = -501007

/** The whole body. A larger one is read to its end, so that the refusal reaches its sender, but not kept. */
export async function readBody(request: IncomingMessage, max = MAX_BODY): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= max) chunks.push(chunk)
    else chunks.length = 0
  }
  if (size > max) throw new HttpError(413, INVALID_PARAM, `the body is larger than ${max} bytes`)
  return Buffer.concat(chunks)
}

/** The body as a JSON object; nothing counts as {}. */
export async function readObject(request: IncomingMessage): Promise<Record<string, unknown>> {
  return parseObject((await readBody(request)).toString())
}

export function parseObject(text: string): Record<string, unknown> {
  let value: unknown
  try {
    value = text.trim() === '' ? {} : JSON.parse(text)
  } catch {
    throw new HttpError(400, INVALID_PARAM, 'the body is not JSON')
  }
  if (!isObject(value)) throw new HttpError(400, INVALID_PARAM, 'the body is not a JSON object')
  return value
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function answerJson(response: ServerResponse, value: unknown, status = 200): void {
  answerText(response, JSON.stringify(value ?? null), 'application/json; charset=utf-8', status)
}

export function answerText(response: ServerResponse, text: string | Buffer, contentType: string, status = 200): void {
  response.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store' }).end(text)
}
