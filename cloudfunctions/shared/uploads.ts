/** Files that people upload: a row first, which names where it goes, and then the file. */
import { HOUR } from '#domain/calendar'
import { filesIn, type PackDraft } from '#domain/monthPack'
import { _, db, getMany, updateMany } from './db'
import type { Upload } from './documents'

/** What nobody came back for is looked at then; with the time between two ticks to spare, it is gone after a day. */
export const KEPT_MS = 23 * HOUR

/** 'cloud://env.bucket/materials/…' → 'materials/…' */
export const pathOf = (fileId: string) => fileId.replace(/^cloud:\/\/[^/]+\//, '')

/** Allowed, and not there yet; asked for twice, it is one. */
export async function beginUpload(
  { path, name, month = null }: { path: string; name: string; month?: string | null },
  by: string,
  now: number,
): Promise<void> {
  const unknown = { fileId: null, kind: null, size: null }
  const dueAt = now + KEPT_MS
  await db.create('uploads', { _id: path, by, beganAt: now, month, name, state: 'begun', ...unknown, dueAt })
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
