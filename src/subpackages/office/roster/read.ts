import { AppError } from '#domain/errors'
import { call } from '../../../lib/call'
import { type LocalFile, uploadFile } from '../../../platform/file'
import { formatOf, newId, problemWith } from './sheetFile'
import { mayPass, type Step } from './steps'

/** What fails on this side of the cloud's functions is the line. */
async function upload(file: LocalFile, importId: string): Promise<string> {
  const { path } = await call('roster.begin', { importId, format: formatOf(file) })
  try {
    return await uploadFile(file, path)
  } catch {
    throw new AppError('NETWORK')
  }
}

/** From the file to the report of what it would change; nothing is written. */
export async function readSheet(file: LocalFile, onDoing: (doing: string) => void): Promise<Step> {
  const problem = problemWith(file)
  if (problem) return { at: 'choosing', problem, again: null }
  const importId = newId()
  try {
    onDoing('正在上传')
    const fileId = await upload(file, importId)
    onDoing('正在读取')
    const { parts } = await call('report.readRoster', { importId, fileId })
    onDoing('正在检查')
    return { at: 'checked', fileName: file.name, report: await call('roster.check', { importId, parts }) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { at: 'choosing', problem: error.message, again: mayPass(error) ? file : null }
  }
}
