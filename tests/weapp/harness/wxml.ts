import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { wxmlToJs } from 'miniprogram-compiler'

/** Path of a WXML file → its render function. */
export type Templates = (file: string) => unknown

const CACHE = path.join(os.tmpdir(), `yueke-wcc-${os.userInfo().username}`)

/** All files below, as paths with slashes, sorted. */
export function filesIn(folder: string, pattern = /./): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort()
}

/** WXML → render functions, by WeChat's own wcc. Cached by content, because every test file needs them. */
export function compileWxml(root: string): Templates {
  const hash = createHash('sha1')
  for (const file of filesIn(root, /\.(wxml|wxs|json)$/)) hash.update(file).update(readFileSync(path.join(root, file)))
  const cached = path.join(CACHE, `${hash.digest('hex')}.js`)
  if (!existsSync(cached)) compileInto(cached, root)

  // wcc's output asks for the version
  Object.assign(window, { __webview_engine_version__: 0.02 })
  // It caches expressions by file number: shared, one program would render with another's. Prototypes it extends once.
  const shared = 'nv_length' in Function.prototype ? { wxs_nf_init: true } : {}
  const code = readFileSync(cached, 'utf8')
  return new Function('global', 'window', '__WXML_GLOBAL__', code)({}, window, shared) as Templates
}

function compileInto(cached: string, root: string) {
  mkdirSync(CACHE, { recursive: true })
  const half = `${cached}.${process.pid}`
  writeFileSync(half, wxmlToJs(root, { maxBuffer: 256 << 20 }))
  renameSync(half, cached)
}
