/** The sheet on its way: what can be told of it on the phone already. */
import { messages } from '#domain/errors'
import type { LocalFile } from '../../../platform/file'

export const extensions = ['xlsx', 'csv'] as const

const MOST_BYTES = 5 * 1024 * 1024

const extensionOf = ({ name }: LocalFile) => {
  const lower = name.toLowerCase()
  return extensions.find((extension) => lower.slice(-extension.length - 1) === `.${extension}`) ?? null
}

/** A sentence, or null. What is inside only the cloud can tell. */
export function problemWith(file: LocalFile): string | null {
  if (!extensionOf(file)) return messages.SHEET_UNKNOWN
  return file.size > MOST_BYTES ? messages.FILE_TOO_LARGE : null
}

/** Names the import and its file, so that two imports never meet. */
export const newId = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`

/** Of a file with which there is no problem. */
export const formatOf = (file: LocalFile) => extensionOf(file) ?? 'xlsx'
