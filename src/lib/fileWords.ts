import type { MaterialKind } from '#domain/material'

const KB = 1024
const MB = 1024 * KB

/** 2.1 MB; 340 KB */
export function sizeWords(bytes: number): string {
  if (bytes >= MB) return `${Math.round((bytes / MB) * 10) / 10} MB`
  return `${Math.max(1, Math.round(bytes / KB))} KB`
}

const names: Partial<Record<MaterialKind, string>> = {
  docx: 'Word 文档',
  xlsx: 'Excel 表格',
  pptx: 'PPT 课件',
  mp3: '音频',
  m4a: '音频',
  mp4: '视频',
  jpg: '图片',
  png: '图片',
}

export const fileWords = ({ kind, size }: { kind: MaterialKind | null; size: number | null }) =>
  kind && size !== null ? `${names[kind] ?? kind.toUpperCase()}，${sizeWords(size)}` : '没有传完或已过期'
