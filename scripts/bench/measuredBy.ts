import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { run } from '../run'

/** What a test writes to BENCH_FILE while it passes: measured by the very test that holds the bar. */
export async function measuredBy<T>(project: 'unit' | 'weapp', file: string, name: string): Promise<T> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'yueke-bench-'))
  const measured = path.join(folder, 'measured.json')
  const jest = ['--selectProjects', project, '--testPathPatterns', file, '--testNamePattern', name]
  const { ok, output } = await run('jest', jest, { BENCH_FILE: measured })
  if (!ok) throw new Error(output)
  const result = JSON.parse(readFileSync(measured, 'utf8')) as T
  rmSync(folder, { recursive: true })
  return result
}
