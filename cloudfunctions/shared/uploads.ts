/** Files that people upload: a row first, which names where it goes, and then the file. */
import { HOUR } from '#domain/calendar'
import { AppError } from '#domain/errors'
import { HEAD_BYTES, kindOf, looksLike, type MaterialKind, refuseMaterial } from '#domain/material'
import { filesIn, type PackDraft } from '#domain/monthPack'
import { _, db, getMany, mustGet, updateIf, updateMany } from './db'
import type { Upload } from './documents'
import { headOf, removeFile } from './storage'

/** What nobody came back for is looked at then; with the time between two ticks to spare, it is gone after a day. */
export const KEPT_MS = 23 * HOUR

/** 'cloud://env.bucket/materials/…' → 'materials/…' */
export const pathOf = (fileId: string) => fileId.replace(/^cloud:\/\/[^/]+\//, '')

interface Begun {
  path: string
  name: string
  month?: string | null
  courseId?: string | null
}

/** Allowed, and not there yet; asked for twice, it is one. */
export async function beginUpload(
  { path, name, month = null, courseId = null }: Begun,
  by: string,
  now: number,
): Promise<void> {
  const unknown = { fileId: null, kind: null, size: null }
  const dueAt = now + KEPT_MS
  await db.create('uploads', { _id: path, by, beganAt: now, month, courseId, name, state: 'begun', ...unknown, dueAt })
}

/** Is it there, how large is it, and is it what it is called. Asked again, the answer is the same. */
export async function checkUpload(fileId: string, isOurs: (upload: Upload) => boolean): Promise<Upload> {
  const upload = await db.get('uploads', pathOf(fileId))
  // only what was begun here: another file of the storage is nobody's material
  if (!upload || upload.state === 'going' || !isOurs(upload)) throw new AppError('FILE_GONE')
  if (upload.fileId !== null && upload.fileId !== fileId) throw new AppError('FILE_GONE')
  if (upload.state === 'checked') return upload
  const change = { state: 'checked' as const, fileId, ...(await looked(fileId)) }
  const isMine = await updateIf('uploads', { _id: upload._id, state: 'begun' }, change)
  return isMine ? { ...upload, ...change } : mustGet('uploads', upload._id)
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

type Content = Omit<PackDraft, 'month'>

/** What is known of the files that a pack names, if it names any. */
export async function uploadsOf(content: Content): Promise<Upload[]> {
  const paths = filesIn(content).map(pathOf)
  return paths.length ? getMany('uploads', paths) : []
}

/** Checked, for this month, and not about to go. */
export const isHeld = (upload: Upload, month: string) => upload.state === 'checked' && upload.month === month

/** Puts the sweep off until the pack that names them is in; false if it came first to one of them. */
export async function holdFor(uploads: readonly Upload[], now: number): Promise<boolean> {
  const open = uploads.filter(({ dueAt }) => dueAt !== null).map(({ _id }) => _id)
  if (!open.length) return true
  const changed = await updateMany('uploads', { _id: _.in(open), state: 'checked' }, { dueAt: now + KEPT_MS })
  if (changed === open.length) return true
  // what stood there already is not counted as changed
  const after = await getMany('uploads', open)
  return after.length === open.length && after.every(({ state }) => state === 'checked')
}
