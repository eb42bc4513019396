import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from './engine'
import { WireError } from './errors'
import { faultError, type Fault, type FaultGate } from './faults'
import type { Files } from './files'
import { FunctionError } from './functionError'
import type { Host } from './host'
import { HttpError, isObject, parseObject, readBody } from './http'
import type { Invocations, Running } from './invocations'
import { nothingMeasured, type Measured } from './meter'
import { parseMultipart } from './multipart'
import type { OpenApi } from './openapi'

/** JSON, or protobuf bytes, or no answer at all: the connection breaks after so many ms. */
export type WireAnswer = { json: Record<string, unknown> } | { bytes: Uint8Array } | { silentMs: number }

export interface WireParts {
  database: Database
  files: Files
  host: Host
  openapi: OpenApi
  faults: FaultGate
  invocations: Invocations
  now: () => number
}

interface Call {
  action: string
  params: Record<string, unknown>
  /** The invocation that sent it; undefined: a program outside the cloud. */
  running: Running | undefined
  token: string
  source: string
  measured: Measured
}

/** Answers `POST /admin`. Bodies hold the caller's token: they are never logged. */
export function createWire(parts: WireParts) {
  return async (request: IncomingMessage, pathToken: string): Promise<WireAnswer> => {
    const requestId = randomBytes(16).toString('hex')
    let finish: ((measured: Measured, error?: string) => void) | undefined
    const measured = nothingMeasured()
    try {
      const call = await readCall(request, pathToken, parts, measured)
      const { action, params, running } = call
      finish = running?.meter.begin(
        action,
        typeof params.collectionName === 'string' ? params.collectionName : undefined,
      )
      const answer = parts.invocations.wasKilled(call.token) ? { silentMs: 0 } : await carryOut(call, parts)
      finish?.(measured, 'silentMs' in answer ? 'no answer' : undefined)
      return 'json' in answer ? { json: { ...answer.json, requestId } } : answer
    } catch (error) {
      const { code, message } = explain(error)
      finish?.(measured, `${code}: ${message}`)
      return { json: { code, message, requestId } }
    }
  }
}

async function readCall(
  request: IncomingMessage,
  pathToken: string,
  { invocations }: WireParts,
  measured: Measured,
): Promise<Call> {
  const body = await readBody(request)
  const isMultipart = request.headers['content-type']?.startsWith('multipart/')
  const params = isMultipart ? await parseMultipart(request.headers, body) : parseObject(body.toString())
  const { action, wxCloudApiToken } = params
  if (typeof action !== 'string') throw new WireError('INVALID_PARAM', 'the request names no action')
  const token = typeof wxCloudApiToken === 'string' && wxCloudApiToken ? wxCloudApiToken : pathToken
  const source = request.headers['x-tcb-source']
  return { action, params, running: invocations.running(token), token, source: String(source ?? ',scf'), measured }
}

/** One request with the faults around it. */
async function carryOut(call: Call, parts: WireParts): Promise<WireAnswer> {
  const { faults } = parts
  const { action, params, running } = call
  faults.admit()
  const delayMs = faults.delayMs()
  if (delayMs > 0) await delay(delayMs)

  const collection = typeof params.collectionName === 'string' ? params.collectionName : undefined
  const fault = faults.strike({ action, collection, transaction: Boolean(params.transactionId) })
  if (fault && fault.kind !== 'replyLost') return strikeBefore(fault, call, parts)

  const answer = await perform(call, parts)
  const carriedOut = (running?.meter.carriedOut() ?? 0) + 1
  if (running && faults.crashes(running.function, carriedOut)) {
    parts.invocations.kill(running, new Error(`crashed after ${carriedOut} requests (failure switch)`))
    return { silentMs: 0 }
  }
  return fault ? { silentMs: fault.holdMs ?? 0 } : answer
}

async function strikeBefore(
  { kind, holdMs = 0 }: Fault,
  call: Call,
  { database, now }: WireParts,
): Promise<WireAnswer> {
  if (kind === 'timeout' || kind === 'replyLost') return { silentMs: holdMs }
  if ((kind === 'conflict' || kind === 'ended') && typeof call.params.transactionId === 'string') {
    // The cloud drops a transaction that met a conflict. One that is gone already cannot be aborted.
    const trip = { ...nothingMeasured(), invocation: call.token, now: now() }
    const transactionId = call.params.transactionId
    await database.perform('database.abortTransaction', { transactionId }, trip).catch(() => undefined)
  }
  throw faultError(kind)
}

async function perform(call: Call, parts: WireParts): Promise<WireAnswer> {
  const { action, params, running, token, measured } = call
  if (action.startsWith('database.')) {
    const trip = Object.assign(measured, { invocation: token, now: parts.now() })
    return { json: await parts.database.perform(action, params, trip) }
  }
  switch (action) {
    case 'functions.invokeFunction':
      return { json: await invokeFunction(call, parts.host) }
    case 'storage.getUploadMetadata':
      return { json: { data: parts.files.uploadMetadata(params.path, running) } }
    case 'storage.batchGetDownloadUrl':
      return { json: { data: { download_list: parts.files.downloadUrls(params.file_list, running) } } }
    case 'storage.batchDeleteFile':
      return { json: { data: { delete_list: await parts.files.remove(params.fileid_list) } } }
    case 'wx.openApi':
      return { bytes: await parts.openapi.answer(params, running) }
    default:
      throw new WireError('INVALID_PARAM', `wx-cloud-local does not support the action ${action.slice(0, 100)}`)
  }
}

/** A called function sees the caller of the calling one and a source that is longer by one. */
async function invokeFunction({ params, running, source }: Call, host: Host) {
  const { function_name: name, request_data: data } = params
  if (typeof name !== 'string') throw new WireError('INVALID_PARAM', 'function_name is missing')
  const event = typeof data === 'string' && data ? parseEvent(data) : {}
  const caller = { openid: running?.openid ?? '', source: running ? `${running.source},scf` : source }
  const { text } = await host.invoke(name, event, caller)
  return { data: { response_data: text } }
}

function parseEvent(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new WireError('INVALID_PARAM', 'request_data is not JSON')
  }
}

function explain(error: unknown): { code: string; message: string } {
  if (error instanceof WireError) return { code: error.code, message: error.message }
  if (error instanceof HttpError) return { code: 'INVALID_PARAM', message: error.message }
  if (error instanceof FunctionError) {
    return { code: 'FUNCTIONS_EXECUTE_FAIL', message: `errCode: ${error.errCode} | errMsg: ${error.message}` }
  }
  const detail = isObject(error) && typeof error.message === 'string' ? error.message : String(error)
  return { code: 'SYS_ERR', message: `[InternalError] wx-cloud-local: ${detail}` }
}
