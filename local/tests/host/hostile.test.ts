import { request } from 'node:http'
import type { LocalCloud } from '../../index'
import { deploy, play, post } from './support'

let cloud: LocalCloud
beforeAll(async () => void (cloud = await play({ functions: deploy({ echo: { main: 'async (event) => event' } }) })))
afterEach(async () => {
  expect((await post(`${cloud.url}/cloud/echo`, '{"still":"there"}')).json).toMatchObject({ still: 'there' })
})

describe('the wire', () => {
  test.each([
    ['not JSON', '{', 'INVALID_PARAM'],
    ['nothing', '', 'INVALID_PARAM'],
    ['an array', '[]', 'INVALID_PARAM'],
    ['null', 'null', 'INVALID_PARAM'],
    ['no action', '{}', 'INVALID_PARAM'],
    ['an action that is no text', '{"action":{"$ne":null}}', 'INVALID_PARAM'],
    ['an unknown action', '{"action":"database.drop"}', ''],
    ['another unknown action', '{"action":"wx.wxPayApi"}', 'INVALID_PARAM'],
    ['a prototype as action', '{"action":"__proto__"}', 'INVALID_PARAM'],
    ['a function name that is no text', '{"action":"functions.invokeFunction","function_name":{}}', 'INVALID_PARAM'],
    [
      'request data that is not JSON',
      '{"action":"functions.invokeFunction","function_name":"echo","request_data":"{"}',
      'INVALID_PARAM',
    ],
    ['file lists that are none', '{"action":"storage.batchDeleteFile","fileid_list":{}}', 'INVALID_PARAM'],
    ['file ids that are none', '{"action":"storage.batchDeleteFile","fileid_list":[{"fileid":1}]}', 'INVALID_PARAM'],
    ['a path that is none', '{"action":"storage.getUploadMetadata","path":["a"]}', 'STORAGE_REQUEST_FAIL'],
    ['an open interface without a body', '{"action":"wx.openApi","apiName":"a.b"}', 'INVALID_PARAM'],
  ])('%s', async (_, body, code) => {
    const { status, json } = await post(cloud.adminUrl, body)
    expect(status).toBe(200)
    expect(json).toMatchObject({
      code: code || expect.any(String),
      message: expect.any(String),
      requestId: expect.any(String),
    })
  })

  test('a forged token is nobody', async () => {
    const { json } = await post(
      cloud.adminUrl,
      '{"action":"database.calculateDocument","collectionName":"notes","wxCloudApiToken":"f"}',
    )
    expect(json).toMatchObject({ data: { total: 0 } })
    expect(cloud.invocations.every(({ cost }) => cost.requests === 0)).toBe(true)
  })

  test.each([
    ['without a boundary', 'multipart/form-data', 'x'],
    ['cut off', 'multipart/form-data; boundary=b', '--b\r\ncontent-disposition: form-data; name="action"\r\n\r\nwx.op'],
    ['with bytes that are no protobuf', 'multipart/form-data; boundary=b', multipart('requestData', '\u00ff\u00ff')],
  ])('multipart %s', async (_, type, body) => {
    const { status, json } = await post(cloud.adminUrl, body, { 'content-type': type })
    expect([status, json.code]).toEqual([200, 'INVALID_PARAM'])
  })

  test('a body above 6 MB', async () => {
    const { json } = await post(cloud.adminUrl, JSON.stringify({ action: 'x'.repeat(6 * 1024 * 1024) }))
    expect(json).toMatchObject({ code: 'INVALID_PARAM', message: expect.stringContaining('larger') })
  })
})

function multipart(name: string, value: string) {
  const part = (field: string, text: string, type = '') =>
    `--b\r\ncontent-disposition: form-data; name="${field}"\r\n${type}\r\n${text}\r\n`
  return (
    part('action', 'wx.openApi') +
    part('apiName', 'a.b') +
    part(name, value, 'content-type: application/octet-stream\r\n') +
    '--b--\r\n'
  )
}

describe('the gateway', () => {
  test.each([
    ['not JSON', '{', 400],
    ['an array', '[1]', 400],
    ['a text', '"a"', 400],
    ['more than 6 MB', JSON.stringify({ a: 'x'.repeat(6 * 1024 * 1024) }), 413],
  ])('%s', async (_, body, status) => {
    const answered = await post(`${cloud.url}/cloud/echo`, body)
    expect(answered).toMatchObject({ status, json: { errCode: -501007, errMsg: expect.any(String) } })
  })

  test.each(['nope', '__proto__', 'constructor', '..%2fecho', 'echo/x', 'toString'])('no function %s', async (name) => {
    expect((await post(`${cloud.url}/cloud/${name}`, '{}')).status).toBe(404)
  })

  test('hostile names reach a function as plain data', async () => {
    const { json } = await post(`${cloud.url}/cloud/echo`, '{"__proto__":{"admin":true},"$where":"1","a.b":1}')
    expect(JSON.stringify(json)).toContain('"$where":"1"')
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })

  test('consent needs somebody who gives it', async () => {
    const subscribe = (body: object, headers = {}) =>
      post(`${cloud.url}/cloud/subscribe`, JSON.stringify(body), headers)
    expect((await subscribe({ templateIds: ['T'] })).status).toBe(400)
    expect((await subscribe({ templateIds: [1] }, { 'x-openid': 'o' })).status).toBe(400)
    expect((await subscribe({ templateIds: 'T' }, { 'x-openid': 'o' })).status).toBe(400)
    expect((await subscribe({ templateIds: ['T', 'U'] }, { 'x-openid': 'o' })).json).toEqual({ granted: ['T', 'U'] })
    expect([cloud.openapi.subscriptionsLeft('o', 'T'), cloud.openapi.subscriptionsLeft('o', 'U')]).toEqual([1, 1])
  })

  test('broken requests and connections', async () => {
    const { hostname, port } = new URL(cloud.url)
    await new Promise<void>((resolve) => {
      const half = request({
        hostname,
        port,
        method: 'POST',
        path: '/cloud/echo',
        headers: { 'content-length': '100' },
      })
      half.on('error', () => resolve())
      half.write('{"a":')
      setTimeout(() => half.destroy(new Error('gone')), 20)
    })
    expect((await fetch(`${cloud.url}/%ff%`)).status).toBe(404)
  })

  test('paths of the project are asked last', async () => {
    const own = await play({
      routes: async (_, response, { pathname }) =>
        pathname === '/cloud/personas' ? (response.end('[]'), true) : false,
    })
    expect(await (await fetch(`${own.url}/cloud/personas`)).text()).toBe('[]')
    expect((await fetch(`${own.url}/other`)).status).toBe(404)
  })
})

describe('a page that is not ours', () => {
  const WRITE = '{"action":"database.insertDocument","collectionName":"notes","data":["{\\"_id\\":\\"evil\\"}"]}'

  /** Node's fetch sets Host itself. */
  const send = (path: string, headers: Record<string, string>, body = '{}', base = cloud.url) =>
    new Promise<number>((resolve, reject) => {
      const { hostname, port } = new URL(base)
      const sent = request({ hostname, port, method: 'POST', path, headers }, (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
      })
      sent.on('error', reject).end(body)
    })
  const paths = [
    ['/admin', WRITE],
    ['/cloud/clock', '{"freeze":1}'],
    ['/cloud/echo', '{}'],
    ['/console', ''],
  ] as const

  test.each([
    ['of another site', (): Record<string, string> => ({ origin: 'https://example.org' })],
    ['of nowhere', () => ({ origin: 'null' })],
    ['of another port', () => ({ origin: 'http://127.0.0.1:1' })],
    ['by another name of this machine', () => ({ origin: cloud.url.replace('127.0.0.1', 'localhost') })],
    ['behind a name that was made to lead here', () => ({ host: `example.org:${new URL(cloud.url).port}` })],
    ['behind a name that begins like ours', () => ({ host: 'localhost.example.org' })],
  ])('%s reaches nothing', async (_, headers) => {
    for (const [path, body] of paths) expect([path, await send(path, headers(), body)]).toEqual([path, 403])
    expect(cloud.database.rows('notes')).toEqual([])
    expect(cloud.clock.state).toEqual({ frozen: false, offsetMs: 0 })
  })

  test.each([
    ['localhost', (port: string) => `localhost:${port}`],
    ['127.0.0.1', (port: string) => `127.0.0.1:${port}`],
    ['[::1]', (port: string) => `[::1]:${port}`],
    ['localhost behind another port', () => 'localhost:80'],
    ['LOCALHOST without a port', () => 'LOCALHOST'],
  ])('the own page at %s is answered', async (_, name) => {
    const host = name(new URL(cloud.url).port)
    expect(await send('/cloud/echo', { host })).toBe(200)
    expect(await send('/cloud/echo', { host, origin: `http://${host}` })).toBe(200)
  })

  test('started for other machines, any name will do, but no foreign page', async () => {
    const open = await play({ host: '0.0.0.0' })
    const host = `192.168.1.2:${new URL(open.url).port}`
    const body = '{"release":true}'
    expect(await send('/cloud/clock', { host, origin: `http://${host}` }, body, open.url)).toBe(200)
    expect(await send('/cloud/clock', { host, origin: 'https://example.org' }, body, open.url)).toBe(403)
  })
})
