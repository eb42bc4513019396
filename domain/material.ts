/** 资料: files that a month's pack brings along. What a file is called says what it should be; its first bytes say what it is. */
import type { ErrorCode } from './errors'

export const materialKinds = ['pdf', 'docx', 'xlsx', 'pptx', 'mp3', 'm4a', 'mp4', 'jpg', 'png'] as const
export type MaterialKind = (typeof materialKinds)[number]

/** Bytes: what a phone uploads and downloads within a minute. `name`: characters. */
export const materialLimits = { bytes: 50 * 1024 * 1024, name: 40 } as const

/** So many bytes tell what a file is. */
export const HEAD_BYTES = 64

const extensionOf = (fileName: string) => /\.(\w{1,8})$/.exec(fileName.trim())?.[1]?.toLowerCase() ?? ''

export function kindOf(fileName: string): MaterialKind | null {
  const extension = extensionOf(fileName)
  return materialKinds.find((kind) => kind === (extension === 'jpeg' ? 'jpg' : extension)) ?? null
}

/** Without the ending, which the kind tells. */
export const nameOf = (fileName: string) =>
  [...fileName.trim().replace(/\.\w{1,8}$/, '')].slice(0, materialLimits.name).join('').trim() || '未命名'

export function refuseMaterial(kind: MaterialKind | null, size: number): ErrorCode | null {
  if (!kind) return 'MATERIAL_KIND'
  if (size > materialLimits.bytes) return 'MATERIAL_TOO_LARGE'
  return size > 0 ? null : 'MATERIAL_DAMAGED'
}

const textIn = (head: Uint8Array, from: number, to: number) => String.fromCharCode(...head.slice(from, to))

/** An archive whose first entry is one that Office writes: any other archive holds what it likes. */
const isOffice = (head: Uint8Array) =>
  textIn(head, 0, 4) === 'PK\u0003\u0004' &&
  /^(\[Content_Types\]|_rels\/|docProps\/|customXml\/|word\/|xl\/|ppt\/)/.test(textIn(head, 30, HEAD_BYTES))
/** The first box of what MPEG-4 writes. */
const isMpeg4 = (head: Uint8Array) => textIn(head, 4, 8) === 'ftyp'
/** A tag, or the eleven bits that begin a frame. */
const isMp3 = (head: Uint8Array) =>
  textIn(head, 0, 3) === 'ID3' || (head[0] === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0)

const looks: Record<MaterialKind, (head: Uint8Array) => boolean> = {
  pdf: (head) => textIn(head, 0, 5) === '%PDF-',
  docx: isOffice,
  xlsx: isOffice,
  pptx: isOffice,
  mp3: isMp3,
  m4a: isMpeg4,
  mp4: isMpeg4,
  jpg: (head) => textIn(head, 0, 3) === '\u00ff\u00d8\u00ff',
  png: (head) => textIn(head, 0, 8) === '\u0089PNG\r\n\u001a\n',
}

/** head: its first bytes. */
export const looksLike = (kind: MaterialKind, head: Uint8Array) => looks[kind](head)
