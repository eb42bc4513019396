import { spawnSync } from 'node:child_process'
import { chmodSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { TextDecoder, TextEncoder } from 'node:util'
import { filesIn } from '../harness/wxml'

const packages = path.resolve(__dirname, '../../../node_modules')

/** Follows browserslist in package.json. */
const ECMASCRIPT = 'es5'

/** What a tool says if it is not content. */
function complaint(command: string, args: string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 })
  return status === 0 ? '' : `${stdout}${stderr}`.trim() || `${path.basename(command)} ended with ${status}`
}

/** The package's binaries are WeChat's compilers of 2019 and 2020; npm does not keep their execute bit. */
function compiler(name: 'wcc' | 'wcsc'): string {
  const folder = { linux: 'linux', darwin: 'mac', win32: 'windows' }[process.platform as 'linux'] ?? 'linux'
  const file = path.join(packages, 'miniprogram-compiler/bin', folder, name)
  chmodSync(file, 0o755)
  return file
}

const asList = (text: string, pattern: RegExp) => (text ? [pattern.exec(text)?.[0] ?? text.slice(-300)] : [])

/** WXML and WXS, by WeChat's compiler. */
export function wcc(dist: string): string[] {
  const files = [...filesIn(dist, /\.wxml$/), ...filesIn(dist, /\.wxs$/)]
  return asList(complaint(compiler('wcc'), ['-d', '-cc', '0', ...files, '-gn', '$gwx'], dist), /[^\n]*$/)
}

/** WXSS, by WeChat's compiler. */
export function wcsc(dist: string): string[] {
  return asList(complaint(compiler('wcsc'), ['-db', '-pc', '0', ...filesIn(dist, /\.wxss$/)], dist), /[^\n]*$/)
}

/** WXML, by WeChat's newest compiler, which gives line and column. */
export async function wxml(dist: string): Promise<string[]> {
  // jsdom has neither, and the compiler is WebAssembly that speaks UTF-8
  Object.assign(globalThis, { TextDecoder, TextEncoder })
  const { TmplGroup } = await import('glass-easel-lint')
  const group = new TmplGroup()
  return filesIn(dist, /\.wxml$/).flatMap((name) => {
    const found = group.addTmpl(name.replace('.wxml', ''), readFileSync(path.join(dist, name), 'utf8')) as Warning[]
    return found.map(({ startLine, startColumn, message }) => `${name}:${startLine + 1}:${startColumn} ${message}`)
  })
}

interface Warning {
  startLine: number
  startColumn: number
  message: string
}

/** JS that parses, and no syntax newer than phones understand. */
export function syntax(dist: string): string[] {
  const args = [ECMASCRIPT, `${dist}/**/*.js`, '--module=false']
  return asList(complaint(path.join(packages, '.bin/es-check'), args, dist), /SyntaxError[^\n]*|Unexpected token[^\n]*/)
}
