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

/** Gone already is as good. */
export async function removeFile(fileId: string): Promise<void> {
  await cloud.deleteFile({ fileList: [fileId] })
}

/** Into this folder under a name that cannot be guessed; with a link for the next ten minutes. */
export async function putFile(folder: string, end: string, content: Buffer): Promise<{ fileId: string; url: string }> {
  const cloudPath = `${folder}/${randomBytes(16).toString('hex')}.${end}`
  const { fileID } = await cloud.uploadFile({ cloudPath, fileContent: content as never })
  const fileList = [{ fileID, maxAge: LINK_SECONDS }]
  const { fileList: links } = (await cloud.getTempFileURL({ fileList: fileList as never })) as unknown as Links
  if (!links[0]?.tempFileURL) throw new Error(`no link to ${fileID}`)
  return { fileId: fileID, url: links[0].tempFileURL }
}

interface Links {
  fileList: { tempFileURL: string }[]
}
