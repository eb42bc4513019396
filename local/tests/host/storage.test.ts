import { readdirSync } from 'node:fs'
import { mustBeStoragePath } from '../../files'
import { linksTo, play, post, refusal, sdk, temporaryFolder } from './support'

const upload = (cloudPath: string, text = 'content') =>
  sdk.uploadFile({ cloudPath, fileContent: Buffer.from(text) as never })
const PATH = '通知/日本 a+b&c=.txt'

test('a file is uploaded, linked, downloaded and deleted by the SDK', async () => {
  const cloud = await play()
  const main = async () => {
    const { fileID } = await upload(PATH, '党课')
    const links = await linksTo(fileID, 'cloud://none/x')
    const { fileContent } = await sdk.downloadFile({ fileID })
    const deleted = (await sdk.deleteFile({ fileList: [fileID, 'cloud://none/x'] })) as { fileList: object[] }
    const gone = await sdk.downloadFile({ fileID }).catch((error: object) => JSON.stringify(error))
    return { fileID, links, text: fileContent.toString(), deleted: deleted.fileList, gone }
  }
  const { reply, cost } = await cloud.run(main, {})
  expect(reply.fileID).toBe(`cloud://local-env.local/${PATH}`)
  expect(reply.text).toBe('党课')
  expect(reply.links).toMatchObject([{ status: 0, maxAge: 7200 }, { status: -503003 }])
  expect(reply.deleted).toMatchObject([{ status: 0 }, { status: -503003 }])
  expect(reply.gone).toContain('STORAGE_FILE_NONEXIST')
  expect(cost.byAction).toEqual({
    ...{ 'storage.getUploadMetadata': 1, 'storage.put': 1, 'storage.get': 1 },
    ...{ 'storage.batchGetDownloadUrl': 3, 'storage.batchDeleteFile': 1 },
  })
  expect([cost.bytesWritten, cost.bytesRead, cost.depth]).toEqual([6, 6, 7])
  expect(cost.written).toEqual([`cloud://local-env.local/${PATH}`])
})

test('files outlive the process in a folder, under names that say nothing', async () => {
  const data = temporaryFolder()
  const first = await play({ data })
  const { reply } = await first.run(() => upload(PATH), {})
  await first.close()
  const names = readdirSync(`${data}/files`)
  expect(names).toHaveLength(2)
  expect(names.every((name) => /^[0-9a-f]{64}\.(bin|json)$/.test(name))).toBe(true)
  const again = await play({ data })
  const { reply: text } = await again.run(
    async () => (await sdk.downloadFile({ fileID: reply.fileID })).fileContent.toString(),
    {},
  )
  expect(text).toBe('content')
  await again.reset()
  expect(readdirSync(`${data}/files`)).toEqual([])
})

describe('addresses', () => {
  test('hold for one file, one way and a time', async () => {
    const cloud = await play()
    const link = async (maxAge: number) => {
      const { fileID } = await upload('a/b.html', '<script>1</script>')
      return (await linksTo({ fileID, maxAge }))[0]?.tempFileURL ?? ''
    }
    const { reply: url } = await cloud.run(() => link(60), {})
    const fine = await fetch(url)
    expect([fine.status, await fine.text()]).toEqual([200, '<script>1</script>'])
    expect(fine.headers.get('content-security-policy')).toBe('sandbox')
    expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(403)
    expect((await fetch(url.replace('b.html', 'c.html'))).status).toBe(403)
    expect((await fetch(url.split('?')[0] ?? '')).status).toBe(403)
    cloud.clock.advance(61_000)
    const late = await fetch(url)
    expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('AccessDenied')])
  })

  test.each([
    ['bytes=8-', 206, '1</script>', 'bytes 8-17/18'],
    ['bytes=0-7', 206, '<script>', 'bytes 0-7/18'],
    ['bytes=10-900', 206, '/script>', 'bytes 10-17/18'],
    ['bytes=18-', 200, '<script>1</script>', null],
    ['bytes=5-2', 200, '<script>1</script>', null],
    ['bytes=-4', 200, '<script>1</script>', null],
    ['lines=1-2', 200, '<script>1</script>', null],
  ])('a part of a file may be asked for: %s', async (range, status, text, told) => {
    const cloud = await play()
    const { reply: url } = await cloud.run(async () => {
      const { fileID } = await upload('a/b.html', '<script>1</script>')
      return (await linksTo({ fileID, maxAge: 60 }))[0]?.tempFileURL ?? ''
    }, {})
    const part = await fetch(url, { headers: { range } })
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([status, text, told])
  })

  test.each([
    '/_files/../../etc/passwd',
    '/_files/%2e%2e/%2e%2e/etc/passwd',
    '/_files/%',
    '/_files/',
    '/_files/..%2f..%2fetc%2fpasswd',
  ])('%s leads nowhere', async (path) => {
    const cloud = await play()
    for (const method of ['GET', 'PUT']) {
      const body = method === 'PUT' ? 'x' : null
      expect((await fetch(cloud.url + path, { method, body })).status).toBeGreaterThanOrEqual(400)
    }
  })
})

test.each([
  ['a/b.txt', true],
  ['通知/一.docx', true],
  ['a b+c&d=e.txt', true],
  ['../a', false],
  ['a/../b', false],
  ['a/./b', false],
  ['/a', false],
  ['a//b', false],
  ['a/', false],
  ['', false],
  ['a\\b', false],
  ['a\u0000b', false],
  ['a?b', false],
  ['a#b', false],
  ['a%2fb', false],
  ['长'.repeat(283), true],
  ['长'.repeat(284), false],
])('the path %j: %s', (path, isFine) => {
  if (isFine) expect(mustBeStoragePath(path)).toBe(path)
  else expect(() => mustBeStoragePath(path)).toThrow('cloudPath')
})

test('a refused path reaches the caller of the SDK; more than 50 ids too', async () => {
  const cloud = await play()
  expect(JSON.stringify(await refusal(cloud.run(() => upload('../a'), {})))).toContain('cloudPath')
  const many = () => linksTo(...Array.from({ length: 51 }, (_, i) => `cloud://x/${i}`))
  expect(JSON.stringify(await refusal(cloud.run(many, {})))).toContain('at most 50')
})

test('a link of one cloud is not one of another', async () => {
  const [one, two] = [await play(), await play()]
  const { reply } = await one.run(async () => linksTo((await upload('a')).fileID), {})
  const url = reply[0]?.tempFileURL ?? ''
  expect((await fetch(url.replace(one.url, two.url))).status).toBe(403)
  expect((await post(`${two.url}/nothing`, '{}')).status).toBe(404)
})
