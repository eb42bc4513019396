import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { BuildResult, BuildOptions } from 'esbuild'

/** Loaded when first needed: who runs functions in his own process needs no bundler, and jsdom would refuse it. */
const esbuild = () =>
  createRequire(__filename)('esbuild') as { buildSync: (options: BuildOptions) => BuildResult<{ write: false }> }

let code: string | undefined

/** The worker's script as JavaScript: a thread is not reached by tsx or jest, and nothing built is left in the tree. */
export function workerCode(): string {
  code ??= bundle(join(__dirname, 'worker.ts'), { platform: 'node', format: 'cjs', target: 'node20' })
  return code
}

/** One TypeScript module with all that it imports, as text. */
export function bundle(
  entry: string,
  options: { platform: 'node' | 'browser'; format: 'cjs' | 'esm'; target: string },
): string {
  const { outputFiles } = esbuild().buildSync({
    entryPoints: [entry],
    bundle: true,
    write: false,
    logLevel: 'silent',
    ...options,
  })
  const [file] = outputFiles
  if (!file) throw new Error(`${entry}: nothing was built`)
  return file.text
}
