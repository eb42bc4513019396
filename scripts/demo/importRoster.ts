import { readFile } from 'node:fs/promises'
import type { LocalCloud } from 'wx-cloud-local'
import { ask } from './caller'

/** As many as the contract allows: 2,000 people a call. */
const PARTS_AT_ONCE = 10

/** The roster goes in as an administrator brings it: uploaded, read, checked as a whole, then applied part by part. */
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

  const report = await ask(cloud, administrator, 'org.checkRoster', { importId, parts })
  if (!report.accepted) throw new Error(report.problems.map(({ message }) => message).join('\n'))
  onProgress(0.3)

  for (let part = 0; part < parts; part += PARTS_AT_ONCE) {
    await ask(cloud, administrator, 'org.applyRoster', { importId, part, count: PARTS_AT_ONCE })
    onProgress(0.3 + 0.7 * Math.min(1, (part + PARTS_AT_ONCE) / parts))
  }
  return report
}
