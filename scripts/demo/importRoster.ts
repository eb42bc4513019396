import type { LocalCloud } from 'wx-cloud-local'
import { ask, inLanes } from './caller'
import { inParts, readRosterFile } from './rosterFile'

/** The roster goes in through the administrator's own action: staged, checked as a whole, then applied part by part. */
export async function importRoster(
  cloud: LocalCloud,
  administrator: string,
  file: string,
  onProgress: (share: number) => void,
): Promise<{ people: number; branches: number; units: number }> {
  const parts = inParts(await readRosterFile(file)).map((rows, part) => ({ rows, part }))
  const importId = `demo-${cloud.clock.now()}`
  let steps = 0
  const step = () => onProgress((steps += 1) / (2 * parts.length))

  await inLanes(parts, 2, async ({ rows, part }) => {
    await ask(cloud, administrator, 'org.stageRoster', { importId, part, rows })
    step()
  })
  const report = await ask(cloud, administrator, 'org.checkRoster', { importId, parts: parts.length })
  if (!report.accepted) throw new Error(report.problems.map(({ message }) => message).join('\n'))

  for (const { part } of parts) {
    await ask(cloud, administrator, 'org.applyRoster', { importId, part })
    step()
  }
  return report
}
