import type { material } from '#types/contract/material'
import { AppError } from '#domain/errors'
import { HEAD_BYTES, kindOf, looksLike, type MaterialKind, nameOf, refuseMaterial } from '#domain/material'
import type { PackPart } from '#domain/monthPack'
import { _, db, find, mustGet, updateIf } from '../../shared/db'
import type { MonthPack, Session, Upload } from '../../shared/documents'
import type { Handlers } from '../../shared/serve'
import { headOf, linkTo, newPath, removeFile } from '../../shared/storage'
import { beginUpload, pathOf } from '../../shared/uploads'

export const materialHandlers: Handlers<typeof material> = {
  'material.begin': async ({ month, name, size }, { member, now }) => {
    const kind = kindOf(name)
    const refusal = refuseMaterial(kind, size)
    if (refusal || !kind) throw new AppError(refusal ?? 'MATERIAL_KIND')
    const path = newPath('materials', kind)
    await beginUpload({ path, name: nameOf(name), month }, member._id, now)
    return { path }
  },

  'material.check': async ({ fileId }) => {
    const upload = await db.get('uploads', pathOf(fileId))
    // only what was begun here: another file of the storage is nobody's material
    if (!upload || upload.state === 'going') throw new AppError('FILE_GONE')
    if (upload.fileId !== null && upload.fileId !== fileId) throw new AppError('FILE_GONE')
    if (upload.state === 'checked') return factsOf(upload)
    const { kind, size } = await looked(fileId)
    const change = { state: 'checked' as const, fileId, kind, size }
    const isMine = await updateIf('uploads', { _id: upload._id, state: 'begun' }, change)
    const after = isMine ? { ...upload, ...change } : await mustGet('uploads', upload._id)
    return factsOf(after)
  },

  'material.list': async (_input, { session }) => ({ materials: await materialsOf(session) }),

  'material.open': async ({ fileId }, { session }) => {
    const isThere = (await materialsOf(session)).some((one) => one.fileId === fileId)
    const url = isThere ? await linkTo(fileId) : null
    if (!url) throw new AppError('MATERIAL_GONE')
    return { url }
  },
}

/** What is not what it is called goes at once. */
async function looked(fileId: string): Promise<{ kind: MaterialKind; size: number }> {
  const { size, head } = await headOf(fileId, HEAD_BYTES)
  const kind = kindOf(fileId)
  const refusal = refuseMaterial(kind, size) ?? (kind && looksLike(kind, head) ? null : 'MATERIAL_DAMAGED')
  if (!refusal && kind) return { kind, size }
  await removeFile(fileId)
  throw new AppError(refusal ?? 'MATERIAL_KIND')
}

function factsOf({ name, fileId, kind, size }: Upload) {
  if (fileId === null || kind === null || size === null) throw new AppError('FILE_GONE')
  return { name, fileId, kind, size }
}

/** What the branch took from the pack, by its title; of what it wrote itself there is none. */
async function materialsOf(session: Session) {
  if (session.kind !== 'themeDay' || session.cancelled) return []
  const pack = await packWhenPublished(session)
  const choicesOf = (part: PackPart) => pack?.[part] ?? []
  return session.agenda.flatMap(({ part, title }) => {
    if (part === null) return []
    const taken = choicesOf(part).find((choice) => choice.title === title)
    return (taken?.materials ?? []).flatMap(({ name, fileId, kind, size }) =>
      fileId === null || kind === null || size === null ? [] : [{ part, name, fileId, kind, size }],
    )
  })
}

/** A revision is for the branches that have not published yet. */
async function packWhenPublished({ sourceId, publishedAt }: Session): Promise<MonthPack | null> {
  const month = sourceId.slice(-7)
  const newest = await db.get('monthPacks', month)
  if (!newest || newest.publishedAt <= publishedAt) return newest
  const before = { month, publishedAt: _.lte(publishedAt) }
  const [older] = await find('packVersions', before, { limit: 1, by: { publishedAt: 'desc' } })
  return older ?? null
}
