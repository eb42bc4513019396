import { mustCallAs, world } from './world'

export const PDF = Buffer.from('%PDF-1.7\n% 讲稿\n')
export const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
/** An archive's first entry, as Office writes it. */
export const archiveOf = (entry: string) =>
  Buffer.concat([
    Buffer.from('504b0304', 'hex'),
    Buffer.alloc(22),
    Buffer.from([entry.length, 0, 0, 0]),
    Buffer.from(entry),
  ])
export const DOCX = archiveOf('[Content_Types].xml')

/** As the page does it: begun, and then put where that said; the file's id. */
export async function uploaded(name: string, body: Buffer = PDF, month = '2026-11'): Promise<string> {
  const { path } = await mustCallAs('o-groupOrganiser', 'material.begin', { month, name, size: body.length })
  return world().files.put(path, body)
}

/** Checked, and as a pack's form holds it. */
export async function material(name: string, body: Buffer = PDF, month = '2026-11') {
  const fileId = await uploaded(name, body, month)
  return { ...(await mustCallAs('o-groupOrganiser', 'material.check', { fileId })), courseId: null }
}

export const hasFile = (fileId: string) =>
  world()
    .files.list()
    .some((file) => file.fileId === fileId)
