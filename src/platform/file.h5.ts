import type { FileWay, LocalFile } from './file'
import { openid } from './identity.h5'

export const choosesFromChats = false

/** A browser saves whatever it is. */
export const wayOf = (): FileWay => 'save'

export function chooseFile(extensions: readonly string[]): Promise<LocalFile | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = extensions.map((extension) => `.${extension}`).join()
  return new Promise((resolve) => {
    input.onchange = () => {
      const [file] = Array.from(input.files ?? [])
      resolve(file ? { name: file.name, size: file.size, path: URL.createObjectURL(file) } : null)
    }
    input.oncancel = () => resolve(null)
    input.click()
  })
}

/** The stage around the phone takes it in place of the cloud's storage. */
export async function uploadFile({ path }: LocalFile, cloudPath: string): Promise<string> {
  const body = await (await fetch(path)).blob()
  const response = await fetch(`/cloud/${cloudPath}`, {
    method: 'PUT',
    headers: openid ? { 'x-openid': openid } : {},
    body,
  })
  if (!response.ok) throw new Error(`the stage answered ${response.status}`)
  const { fileId }: { fileId: string } = await response.json()
  return fileId
}

/** The browser itself downloads when the file is used. */
export const downloadFile = async (url: string) => url

export async function openFile(path: string, name: string): Promise<boolean> {
  const link = document.createElement('a')
  link.href = path
  link.download = name
  link.click()
  return true
}
