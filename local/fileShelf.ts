import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface StoredFile {
  fileId: string
  size: number
  at: number
  contentType: string
}

/** Where uploaded files lie: in memory, or in a folder that outlives the process. */
export interface FileShelf {
  has(fileId: string): boolean
  list(): StoredFile[]
  put(file: StoredFile, body: Buffer): Promise<void>
  read(fileId: string): Promise<Buffer | undefined>
  remove(fileId: string): Promise<boolean>
  clear(): Promise<void>
}

export function createMemoryShelf(): FileShelf {
  const files = new Map<string, { file: StoredFile; body: Buffer }>()
  return {
    has: (fileId) => files.has(fileId),
    list: () => [...files.values()].map(({ file }) => file),
    put: async (file, body) => void files.set(file.fileId, { file, body }),
    read: async (fileId) => files.get(fileId)?.body,
    remove: async (fileId) => files.delete(fileId),
    clear: async () => files.clear(),
  }
}

/** Names on disk are hashes, so no file id can leave the folder; the description beside it makes a file exist. */
export async function openFolderShelf(folder: string): Promise<FileShelf> {
  await mkdir(folder, { recursive: true })
  const files = new Map<string, StoredFile>()
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.json')) continue
    const file = JSON.parse(await readFile(join(folder, name), 'utf8')) as StoredFile
    files.set(file.fileId, file)
  }
  const pathOf = (fileId: string, end: string) => join(folder, createHash('sha256').update(fileId).digest('hex') + end)
  const removeBoth = async (fileId: string) => {
    await rm(pathOf(fileId, '.json'), { force: true })
    await rm(pathOf(fileId, '.bin'), { force: true })
  }
  return {
    has: (fileId) => files.has(fileId),
    list: () => [...files.values()],
    async put(file, body) {
      await writeWhole(pathOf(file.fileId, '.bin'), body)
      await writeWhole(pathOf(file.fileId, '.json'), JSON.stringify(file))
      files.set(file.fileId, file)
    },
    read: async (fileId) => (files.has(fileId) ? readFile(pathOf(fileId, '.bin')) : undefined),
    async remove(fileId) {
      const existed = files.delete(fileId)
      await removeBoth(fileId)
      return existed
    },
    async clear() {
      for (const fileId of files.keys()) await removeBoth(fileId)
      files.clear()
    },
  }
}

/** Never leaves a half-written file under the final name. */
export async function writeWhole(path: string, content: string | Buffer): Promise<void> {
  const aside = `${path}.${randomBytes(4).toString('hex')}`
  await writeFile(aside, content)
  await rename(aside, path)
}
