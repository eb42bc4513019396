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

/** The stage around the phone takes it in place of the cloud's storage. Of what is sent, fetch tells no progress. */
export async function uploadFile(
  { path }: LocalFile,
  cloudPath: string,
  onProgress: (percent: number) => void = () => undefined,
): Promise<string> {
  const body = await (await fetch(path)).blob()
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', `/cloud/${cloudPath}`)
    if (openid) request.setRequestHeader('x-openid', openid)
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.round((loaded / total) * 100))
    request.onerror = () => reject(new Error('the stage did not answer'))
    request.onload = () => {
      if (request.status !== 200) return reject(new Error(`the stage answered ${request.status}`))
      const { fileId }: { fileId: string } = JSON.parse(request.responseText)
      resolve(fileId)
    }
    request.send(body)
  })
}

/** The browser itself downloads when the file is used. */
export const downloadFile = async (url: string) => url

/** localhost and 127.0.0.1 are two names of one server, and what has the other name is shown in place of the pages. */
const onThisServer = (url: string) => url.replace(/^https?:\/\/[^/]+/, '')

export async function openFile(path: string, name: string): Promise<boolean> {
  const link = document.createElement('a')
  link.href = onThisServer(path)
  link.download = name
  link.click()
  return true
}
