/** Sources for jest, turned into what Node runs by the bundler that builds the functions: a clean clone has nothing cached. */
import { createHash } from 'node:crypto'
import { transformSync, version } from 'esbuild'

const options = {
  ...{ format: 'cjs', target: 'node20', jsx: 'automatic', sourcemap: 'inline', sourcesContent: false },
  // jest answers require alone
  supported: { 'dynamic-import': false },
}
const key = JSON.stringify({ ...options, version })

const loaderOf = (path) => (path.endsWith('.ts') ? 'ts' : path.endsWith('.tsx') ? 'tsx' : 'jsx')

export default {
  process: (source, path) => transformSync(source, { ...options, loader: loaderOf(path), sourcefile: path }),
  getCacheKey: (source, path) => createHash('sha256').update(`${key}\n${path}\n${source}`).digest('hex'),
}
