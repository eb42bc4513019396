/** The storage's narrow door: no other file touches its interface. */
import { randomBytes } from 'node:crypto'
import cloud from 'wx-server-sdk'
import { AppError } from '#domain/errors'

/** A private link holds no longer than this. */
const LINK_SECONDS = 600

/** The whole file; refused, before anybody looks into it, if it is larger than `cap` bytes or not there. */
export async function readFile(fileId: string, cap: number): Promise<Buffer> {
  const { fileContent } = await cloud.downloadFile({ fileID: fileId }).catch((error: unknown) => {
    // what the SDK throws is an object of its own as often as an error
    if (/STORAGE_FILE_NONEXIST|-503003/.test(`${String(error)} ${JSON.stringify(error)}`))
      throw new AppError('FILE_GONE')
    throw error
  })
  if (fileContent.length > cap) throw new AppError('FILE_TOO_LARGE')
  return fileContent
}

/** How large it is and its first bytes, without the rest of it; refused if it is not there. */
export async function headOf(fileId: string, bytes: number): Promise<{ size: number; head: Uint8Array }> {
  const url = await linkTo(fileId)
  const answer = url ? await fetch(url, { headers: { range: `bytes=0-${bytes - 1}` } }) : null
  if (!answer?.body || answer.status === 404) throw new AppError('FILE_GONE')
  if (!answer.ok) throw new Error(`the link answered ${answer.status}`)
  // in part: 'bytes 0-63/1234'; a storage that answers with the whole says its length
  const size = answer.headers.get('content-range')?.split('/')[1] ?? answer.headers.get('content-length')
  const head = await firstOf(answer.body, bytes)
  return { size: Number(size ?? Number.NaN), head }
}

async function firstOf(body: ReadableStream<Uint8Array>, bytes: number): Promise<Uint8Array> {
  const reader = body.getReader()
  let head: Uint8Array = new Uint8Array()
  while (head.length < bytes) {
    const { value } = await reader.read()
    if (!value) break
    head = Buffer.concat([head, value]).subarray(0, bytes)
  }
  await reader.cancel()
  return head
}

/** For the next ten minutes; null if there is no such file. */
export async function linkTo(fileId: string): Promise<string | null> {
  const fileList = [{ fileID: fileId, maxAge: LINK_SECONDS }]
  const { fileList: links } = (await cloud.getTempFileURL({ fileList: fileList as never })) as unknown as Links
  return links[0]?.tempFileURL || null
}

/** Gone already is as good. */
export async function removeFile(fileId: string): Promise<void> {
  await cloud.deleteFile({ fileList: [fileId] })
}

/** The cloud takes so many a call. */
const MOST_AT_ONCE = 50
const PROBE = 'sweep/probe'

/**
 * Files that are known by their path alone, because nobody may have been told their id: that is what stands before the path
 * of any other file, and the path.
 */
export async function removePaths(paths: readonly string[]): Promise<void> {
  if (!paths.length) return
  const { fileID: probe } = await cloud.uploadFile({ cloudPath: PROBE, fileContent: Buffer.from('-') as never })
  const before = probe.slice(0, -PROBE.length)
  const fileIds = [...paths.map((path) => before + path), probe]
  for (let at = 0; at < fileIds.length; at += MOST_AT_ONCE) {
    await cloud.deleteFile({ fileList: fileIds.slice(at, at + MOST_AT_ONCE) })
  }
}

/** In this folder, under a name that cannot be guessed. */
export const newPath = (folder: string, end: string) => `${folder}/${randomBytes(16).toString('hex')}.${end}`

/** With a link for the next ten minutes. */
export async function putFile(path: string, content: Buffer): Promise<{ fileId: string; url: string }> {
  const { fileID } = await cloud.uploadFile({ cloudPath: path, fileContent: content as never })
  const url = await linkTo(fileID)
  if (!url) throw new Error(`no link to ${fileID}`)
  return { fileId: fileID, url }
}

interface Links {
  fileList: { tempFileURL: string }[]
}
