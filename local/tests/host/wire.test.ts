import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import protobuf from 'protobufjs'
import { deploy, play, post } from './support'
import type { LocalCloud } from '../../index'

// Every captured message of functions, storage and open interfaces, sent again and answered the same way.
interface Message {
  label: string
  action: string
  params: Record<string, unknown> & { apiName?: string; cgiName?: string; requestData?: { base64: string } }
  response: {
    data?: object
    code?: string
    message?: string
    contentType?: string
    body?: { base64: string; decoded: object }
  }
}

const FOLDER = join(__dirname, '../wire')
const read = (name: string) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Message
const names = readdirSync(FOLDER).filter((name) => /^(08[2-9]|09\d|100)-/.test(name))
const over = (action: string) => names.filter((name) => read(name).action === action).map((name) => [name])

const Response = protobuf
  .parse(
    `syntax = "proto3"; message R { bytes respData = 1; string contentType = 2; int32 errorCode = 3; uint32 httpCode = 4; }`,
  )
  .root.lookupType('R')

const FILE = 'cloud://local-env.local/dir/日本 a.txt'
const functions = deploy({
  echo: { main: 'async (event) => ({ got: event })' },
  boom: { main: 'async () => { throw new Error("boom") }' },
})
let cloud: LocalCloud

beforeAll(async () => void (cloud = await play({ functions, appId: 'wx1' })))

/** Sends one message from inside an invocation. */
async function send(message: Message, permissions?: string[]) {
  const main = async () => {
    const { params, action } = message
    const common = { action, envName: 'local-env', wxCloudApiToken: process.env.WX_API_TOKEN ?? '' }
    if (action !== 'wx.openApi') {
      const { json } = await post(cloud.adminUrl, JSON.stringify({ ...params, ...common }))
      return json
    }
    const form = new FormData()
    for (const [name, value] of Object.entries({ ...common, apiName: params.apiName ?? '' })) form.set(name, value)
    form.set('requestData', new Blob([Buffer.from(params.requestData?.base64 ?? '', 'base64')]))
    const response = await fetch(cloud.adminUrl, { method: 'POST', body: form })
    expect(response.headers.get('content-type')).toBe(message.response.contentType)
    return { base64: Buffer.from(await response.arrayBuffer()).toString('base64') }
  }
  const { reply } = await cloud.run(main, {}, { openid: 'oUser1', ...(permissions && { permissions }) })
  return reply as Record<string, unknown> & { base64?: string }
}

/** What differs from run to run. */
const steady = (value: unknown) =>
  JSON.parse(
    JSON.stringify(value, (key, one: unknown) => (key === 'requestId' ? undefined : one))
      .replaceAll(/http:\/\/[^/]+\/_\w+\/([^"?]*)(\?sign=\w+)?/g, (_, path: string) => `file/${decodeURI(path)}`)
      .replaceAll(/"(token|authorization|cosFileId)":"[^"]*"/g, '"$1":"…"'),
  ) as object

const put = async () => {
  const { data } = (await send(read('085-uploadFile-storage.getUploadMetadata.json'))) as { data: { url: string } }
  return fetch(data.url, { method: 'PUT', body: '0123456789' })
}

describe('functions', () => {
  test.each([
    ['082-callFunction-functions.invokeFunction.json'],
    ['083-callFunctionMissing-functions.invokeFunction.json'],
  ])('%s', async (name) => {
    const message = read(name)
    expect(steady(await send(message))).toEqual(steady(message.response))
  })

  test('084: a throwing function is told as such (the captured code is a stand-in’s)', async () => {
    const reply = await send(read('084-callFunctionThrows-functions.invokeFunction.json'))
    expect(reply).toMatchObject({ code: 'FUNCTIONS_EXECUTE_FAIL', message: 'errCode: -504002 | errMsg: Error: boom' })
  })
})

describe('storage', () => {
  test('085', async () => {
    const message = read('085-uploadFile-storage.getUploadMetadata.json')
    expect(steady(await send(message))).toEqual(steady(message.response))
  })

  test('086 and 089: the address takes the bytes with an empty answer, and gives them back', async () => {
    const stored = await put()
    expect([stored.status, await stored.text()]).toEqual([200, ''])
    const { data } = (await send(read('088-downloadFile-storage.batchGetDownloadUrl.json'))) as unknown as {
      data: { download_list: [{ tempFileURL: string }] }
    }
    const got = await fetch(encodeURI(data.download_list[0].tempFileURL))
    expect([got.status, (await got.arrayBuffer()).byteLength]).toEqual([200, 10])
  })

  test.each(names.filter((name) => /^(087|088|090)/.test(name)).map((name) => [name]))('%s', async (name) => {
    await put()
    const message = read(name)
    expect(steady(await send(message))).toEqual(steady(message.response))
  })

  test('091: no such file', async () => {
    await cloud.reset()
    const message = read('091-downloadFileMissing-storage.batchGetDownloadUrl.json')
    expect(JSON.stringify(message.params)).toContain(FILE)
    expect(steady(await send(message))).toEqual(steady(message.response))
  })
})

describe('open interfaces', () => {
  beforeEach(async () => {
    await cloud.reset()
    cloud.openapi.grantSubscription('oUser1', 'T')
    cloud.openapi.issuePhoneCode('13000000000', 'c')
    cloud.openapi.openData.set('cid', { phoneNumber: '13000000000' })
    cloud.openapi.fail('deny.me', 43101)
    cloud.openapi.fail('security.imgSecCheck', 40066)
  })

  const decode = (base64: string) =>
    Response.toObject(Response.decode(Buffer.from(base64, 'base64')), { bytes: String })
  const text = (decoded: Record<string, unknown>) => Buffer.from(String(decoded.respData), 'base64').toString()

  test.each(over('wx.openApi'))('%s', async (name) => {
    const message = read(name)
    const permissions = message.params.apiName === 'noperm.api' ? ['wxacode.getUnlimited'] : undefined
    const [got, wanted] = [(await send(message, permissions)).base64, message.response.body?.base64].map((one) =>
      decode(one ?? ''),
    )
    expect([got?.errorCode, got?.httpCode]).toEqual([wanted?.errorCode, wanted?.httpCode])
    if (got?.contentType !== 'image/png')
      expect(withoutTimes(text(got ?? {}))).toMatchObject(withoutTimes(text(wanted ?? {})))
    else expect(text(got).slice(1, 4)).toBe('PNG')
  })
})

/** Ids, times and content types with or without a charset are not compared; msgid keeps its digits. */
function withoutTimes(body: string): object {
  if (!body.startsWith('{')) return { body }
  return JSON.parse(
    body
      .replace(/"msgid":(\d+)/, '"msgid":"$1"')
      .replace(/"trace_id":"\w+"/, '"trace_id":"…"')
      .replace(/"timestamp":\d+/, '"timestamp":0'),
  ) as object
}
