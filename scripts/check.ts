// npm run check: types, lint and format. Prints "0 findings", or the findings alone.
import path from 'node:path'
import { isEntry, roomy, root, run } from './run'

const cacheIn = (name: string) => path.join(root, '.cache', name)

/** What each tool found; nothing if all are content. */
export async function findings(): Promise<string[]> {
  const results = await Promise.all([
    run('tsc', ['--incremental', '--tsBuildInfoFile', cacheIn('tsc.json')], roomy),
    run('eslint', ['.', '--max-warnings', '0', '--cache', '--cache-location', cacheIn('eslint.json')], roomy),
    run('stylelint', ['src/**/*.scss', '--max-warnings', '0', '--allow-empty-input']),
    run('prettier', ['.', '--check', '--log-level', 'warn', '--cache', '--cache-location', cacheIn('prettier.json')]),
  ])
  return results.filter(({ ok }) => !ok).map(({ output }) => output)
}

async function main() {
  const found = await findings()
  console.log(found.length ? found.join('\n\n') : '0 findings')
  process.exitCode = found.length ? 1 : 0
}

if (isEntry(__filename)) void main()
