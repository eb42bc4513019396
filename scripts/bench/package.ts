import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { run } from '../run'

const KB = 1024

/** Size of the main package, and what its first screen takes, as the executed mini-program tells. */
export async function measurePackage() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'yueke-bench-'))
  const file = path.join(folder, 'measured.json')
  const jest = ['--selectProjects', 'weapp', '--testPathPatterns', 'slice', '--testNamePattern', 'home shows']
  const { ok, output } = await run('jest', jest, { BENCH_FILE: file })
  if (!ok) throw new Error(output)
  const { main, setData, bytes } = JSON.parse(readFileSync(file, 'utf8')) as Record<
    'main' | 'setData' | 'bytes',
    number
  >
  rmSync(folder, { recursive: true })
  return { mainKB: Math.ceil(main / KB), firstScreenSetData: setData, firstScreenKB: Math.ceil((bytes / KB) * 10) / 10 }
}
