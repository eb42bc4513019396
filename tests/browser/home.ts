import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export const packages = path.resolve(__dirname, '../../node_modules')

/** Where browser and fonts lie unpacked, from one run to the next. */
export const home = path.join(os.tmpdir(), `yueke-browser-${os.userInfo().username}`)

/** Writes beside and renames, so that a second process never sees half a file. */
export function writeOnce(file: string, content: () => Buffer | string, mode = 0o644) {
  if (existsSync(file)) return
  mkdirSync(path.dirname(file), { recursive: true })
  const half = `${file}.${process.pid}`
  writeFileSync(half, content(), { mode })
  takePlace(half, file)
}

/** Whoever comes second finds the place taken by the same content. */
export function takePlace(half: string, target: string) {
  if (!existsSync(target)) renameSync(half, target)
}
