/** A material on its way: allowed, uploaded, checked. */
import { AppError, messages } from '#domain/errors'
import { kindOf, materialKinds, refuseMaterial } from '#domain/material'
import type { Material } from '#domain/monthPack'
import { call } from '../../../lib/call'
import { type LocalFile, uploadFile } from '../../../platform/file'

export const extensions = [...materialKinds, 'jpeg'] as const

/** A sentence, or null. What is inside only the cloud can tell. */
export function problemWith({ name, size }: LocalFile): string | null {
  const refusal = refuseMaterial(kindOf(name), size)
  return refusal && messages[refusal]
}

/** Lost on the line, not refused. */
const passing = ['NETWORK', 'INTERNAL', 'FILE_GONE']

type Outcome =
  { material: Material; stopped: null } | { material: null; stopped: { sentence: string; mayPass: boolean } }

export async function send(file: LocalFile, month: string, onProgress: (percent: number) => void): Promise<Outcome> {
  try {
    const { path } = await call('material.begin', { month, name: file.name, size: file.size })
    const fileId = await uploadFile(file, path, onProgress).catch(() => {
      throw new AppError('NETWORK', '没有传上去，请检查网络以后再试一次')
    })
    const checked = await call('material.check', { fileId })
    return { material: { ...checked, courseId: null }, stopped: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { material: null, stopped: { sentence: error.message, mayPass: passing.indexOf(error.code) >= 0 } }
  }
}
