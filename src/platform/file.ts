import Taro from '@tarojs/taro'
import type { MaterialKind } from '#domain/material'
import type { SheetFormat } from '#types/contract/report'

/** A file that was chosen, as it lies on this device. */
export interface LocalFile {
  name: string
  /** Bytes. */
  size: number
  path: string
}

export type FileFormat = SheetFormat | MaterialKind

/** What shows it: the viewer of documents by its own name for the format, or that of pictures and films. */
const viewers: Partial<Record<FileFormat, 'pdf' | 'docx' | 'xlsx' | 'pptx' | 'gallery'>> = {
  pdf: 'pdf',
  docx: 'docx',
  xlsx: 'xlsx',
  pptx: 'pptx',
  mp4: 'gallery',
  jpg: 'gallery',
  png: 'gallery',
}

const galleryType = (format: FileFormat) => (format === 'mp4' ? 'video' : 'image')

/** What a device does with a file it was given. */
export type FileWay = 'open' | 'forward' | 'save'

/** A mini-program sees no folders: a file must have come through a chat. */
export const choosesFromChats = true

/** WeChat's viewers know no csv and no sound by itself; in a chat both open. */
export const wayOf = (format: FileFormat): FileWay => (viewers[format] ? 'open' : 'forward')

/** What a chat holds as a picture or a film is no file to WeChat, so then it shows everything. */
const askedFor = (extensions: readonly string[]) =>
  extensions.some((extension) => viewers[extension as FileFormat] === 'gallery')
    ? { type: 'all' as const }
    : { type: 'file' as const, extension: [...extensions] }

/** On some phones other files can be chosen all the same. Null if the person gives up. */
export async function chooseFile(extensions: readonly string[]): Promise<LocalFile | null> {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, ...askedFor(extensions) })
    const [file] = tempFiles
    return file ? { name: file.name, size: file.size, path: file.path } : null
  } catch (failure) {
    if (wasGivenUp(failure)) return null
    throw failure
  }
}

/** Into the cloud's storage; tells the file id. onProgress: percent. */
export function uploadFile(
  { path }: LocalFile,
  cloudPath: string,
  onProgress: (percent: number) => void = () => undefined,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const task = Taro.cloud.uploadFile({
      cloudPath,
      filePath: path,
      success: ({ fileID }) => resolve(fileID),
      fail: reject,
    }) as Partial<Taro.UploadTask> | undefined
    task?.onProgressUpdate?.(({ progress }) => onProgress(progress))
  })
}

/** Onto this device; tells the path. WeChat takes an error page for a file, too. */
export async function downloadFile(url: string): Promise<string> {
  const { statusCode, tempFilePath } = await Taro.downloadFile({ url })
  if (statusCode !== 200) throw new Error(`the link answered ${statusCode}`)
  return tempFilePath
}

/** Forwarding is allowed in answer to a tap alone. False if the person gives up. */
export async function openFile(path: string, name: string, format: FileFormat): Promise<boolean> {
  try {
    const viewer = viewers[format]
    if (!viewer) await Taro.shareFileMessage({ filePath: path, fileName: name })
    else if (viewer === 'gallery') await Taro.previewMedia({ sources: [{ url: path, type: galleryType(format) }] })
    else await Taro.openDocument({ filePath: path, fileType: viewer, showMenu: true })
    return true
  } catch (failure) {
    if (wasGivenUp(failure)) return false
    throw failure
  }
}

const wasGivenUp = (failure: unknown) => /cancel/.test(String((failure as { errMsg?: string }).errMsg))
