import Taro from '@tarojs/taro'
import type { SheetFormat } from '#types/contract/report'

/** A file that was chosen, as it lies on this device. */
export interface LocalFile {
  name: string
  /** Bytes. */
  size: number
  path: string
}

export type FileFormat = SheetFormat | 'docx'

/** What a device does with a file it was given. */
export type FileWay = 'open' | 'forward' | 'save'

/** A mini-program sees no folders: a file must have come through a chat. */
export const choosesFromChats = true

/** WeChat's viewer knows no csv. */
export const wayOf = (format: FileFormat): FileWay => (format === 'csv' ? 'forward' : 'open')

/** On some phones other files can be chosen all the same. Null if the person gives up. */
export async function chooseFile(extensions: readonly string[]): Promise<LocalFile | null> {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: [...extensions] })
    const [file] = tempFiles
    return file ? { name: file.name, size: file.size, path: file.path } : null
  } catch (failure) {
    if (wasGivenUp(failure)) return null
    throw failure
  }
}

/** Into the cloud's storage; tells the file id. */
export async function uploadFile({ path }: LocalFile, cloudPath: string): Promise<string> {
  const { fileID } = await Taro.cloud.uploadFile({ cloudPath, filePath: path })
  return fileID
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
    if (format === 'csv') await Taro.shareFileMessage({ filePath: path, fileName: name })
    else await Taro.openDocument({ filePath: path, fileType: format, showMenu: true })
    return true
  } catch (failure) {
    if (wasGivenUp(failure)) return false
    throw failure
  }
}

const wasGivenUp = (failure: unknown) => /cancel/.test(String((failure as { errMsg?: string }).errMsg))
