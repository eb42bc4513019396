import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { pagesOf, type AppJson } from '../harness/miniProgram'
import { filesIn } from '../harness/wxml'
import { readJson } from './structure'

const { posix } = path
const KB = 1024
export const MAIN = 'main package'

/** WeChat refuses main or a subpackage above 2 MB and all together above 20 MB, as a service provider builds it. */
const LIMITS = { main: 600 * KB, subpackage: 2 * KB * KB, total: 20 * KB * KB, media: 200 * KB }

interface Rule {
  files: RegExp
  pattern: RegExp
  why: string
}

/** What must not stand in any file that is shipped. */
const RULES: Rule[] = [
  { files: /\.wxss$/, pattern: /:active\b/, why: ':active does nothing, use hover-class' },
  { files: /\.(js|wxss|json|wxml)$/, pattern: /http:\/\/(?!www\.w3\.org\/)[^"' )]*/, why: 'https only' },
  { files: /\.(js|wxss|json|wxml)$/, pattern: /\b(localhost|127\.0\.0\.1)\b/, why: 'a phone has no local server' },
  { files: /\.(json|wxml)$/, pattern: /custom-wrapper/, why: 'Taro loses a CustomWrapper beside a growing list' },
  { files: /\.js$/, pattern: /\beval\(|new Function\((?!"return this"\))/, why: 'WeChat forbids it' },
  { files: /\.js$/, pattern: /(?<![\w.$])fetch\(|x-openid/, why: 'the stand-in for the browser' },
  { files: /\.js$/, pattern: /\bprocess\.env\b/, why: 'a variable that was not set at build time' },
]

export function texts(dist: string): string[] {
  return filesIn(dist).flatMap((file) => {
    const rules = RULES.filter(({ files }) => files.test(file))
    const content = rules.length ? readFileSync(path.join(dist, file), 'utf8') : ''
    return rules
      .map(({ pattern, why }) => ({ found: pattern.exec(content)?.[0], why }))
      .filter(({ found }) => found !== undefined)
      .map(({ found, why }) => `${file}: ${found} (${why})`)
  })
}

/** Every page that the code names in full exists. */
export function links(dist: string): string[] {
  const appJson = readJson<AppJson>(dist, 'app')
  const known = pagesOf(appJson)
  const folders = new Set(known.map((name) => name.split('/')[0]))
  return filesIn(dist, /\.js$/).flatMap((file) => {
    const named = readFileSync(path.join(dist, file), 'utf8').matchAll(/["'`]\/((\w+)\/[\w/-]+\/index)\b/g)
    return [...named]
      .filter(([, target = '', folder = '']) => folders.has(folder) && !known.includes(target))
      .map(([, target]) => `${file}: no page /${target}`)
  })
}

/** Bytes of the main package and of each subpackage's root. */
export function packageSizes(dist: string): Map<string, number> {
  const { subPackages = [] } = readJson<AppJson>(dist, 'app')
  const sizes = new Map([[MAIN, 0]])
  for (const file of filesIn(dist).filter((name) => !/\.(map|LICENSE\.txt)$/.test(name))) {
    const owner = subPackages.find(({ root }) => file.startsWith(`${root}/`))?.root ?? MAIN
    sizes.set(owner, (sizes.get(owner) ?? 0) + statSync(path.join(dist, file)).size)
  }
  return sizes
}

export function sizes(dist: string): string[] {
  const packages = [...packageSizes(dist)]
  const total = packages.reduce((sum, [, bytes]) => sum + bytes, 0)
  const limited = packages.map(([name, is]) => ({ name, is, most: name === MAIN ? LIMITS.main : LIMITS.subpackage }))
  const media = filesIn(dist, /\.(png|jpe?g|gif|svg|webp|mp3|m4a|wav)$/).map((name) => ({
    name,
    is: statSync(path.join(dist, name)).size,
    most: LIMITS.media,
  }))
  return [...limited, ...media, { name: 'all packages', is: total, most: LIMITS.total }]
    .filter(({ is, most }) => is > most)
    .map(({ name, is, most }) => `${name}: ${Math.round(is / KB)} KB, at most ${most / KB}`)
}

/** Scripts that neither app.json nor a component nor another script reaches. */
export function strays(dist: string): string[] {
  const roots = filesIn(dist, /\.json$/).map((file) => file.replace('.json', '.js'))
  const reached = new Set<string>()
  const visit = (file: string) => {
    if (reached.has(file)) return
    reached.add(file)
    const required = readScript(dist, file).matchAll(/\brequire\("(\.[^"]+)"\)/g)
    for (const [, target = ''] of required) {
      visit(posix.join(posix.dirname(file), target).replace(/(\.js)?$/, '.js'))
    }
  }
  roots.forEach(visit)
  return filesIn(dist, /\.js$/)
    .filter((file) => !reached.has(file))
    .map((file) => `stray file ${file}`)
}

function readScript(dist: string, file: string): string {
  try {
    return readFileSync(path.join(dist, file), 'utf8')
  } catch {
    return ''
  }
}
