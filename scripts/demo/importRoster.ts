import { readFile } from 'node:fs/promises'
import type { LocalCloud } from 'wx-cloud-local'
import { ask } from './caller'

/** The roster goes in as an administrator brings it: uploaded, read, checked as a whole, then written. */
export async function importRoster(
  cloud: LocalCloud,
  administrator: string,
  file: string,
  onProgress: (share: number) => void,
): Promise<{ people: number; branches: number; units: number }> {
  const importId = `demo-${cloud.clock.now()}`
  const fileId = await cloud.files.put('rosters/demo.xlsx', await readFile(file))
  const { parts } = await ask(cloud, administrator, 'report.readRoster', { importId, fileId })
  onProgress(0.2)

  const report = await ask(cloud, administrator, 'roster.check', { importId, parts })
  if (!report.accepted) throw new Error(report.problems.map(({ message }) => message).join('\n'))
  onProgress(0.3)

  let standing = await ask(cloud, administrator, 'roster.start', { importId })
  while (!standing.done) {
    standing = await ask(cloud, administrator, 'roster.apply', { importId })
    onProgress(0.3 + 0.7 * (standing.applied / standing.parts))
  }
  return report
}
