import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { buildPages } from './build'

const SOURCES = ['src', 'domain', 'types', 'config', 'package-lock.json']
const BUILT = 'dist/h5/index.html'

const newest = (path: string): number =>
  statSync(path).isDirectory()
    ? Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
    : statSync(path).mtimeMs

/** A start within seconds as long as nothing that the pages are made of has changed. */
export async function buildH5IfNeeded(): Promise<void> {
  if (existsSync(BUILT) && Math.max(...SOURCES.map(newest)) < statSync(BUILT).mtimeMs) return
  await buildPages('h5')
}
