// The Chromium inside the npm package @sparticuz/chromium, with the libraries it needs.
// The package's own code is not run: it unpacks its libraries on certain hosts only, and reuses any `chromium` of
// any version that lies in the temporary folder.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { home, packages, takePlace, writeOnce } from './home'

const chromium = path.join(packages, '@sparticuz/chromium')

export interface PackedBrowser {
  executablePath: string
  /** The folder for LD_LIBRARY_PATH. */
  libraries: string
}

export function unpackBrowser(): PackedBrowser {
  const { version } = JSON.parse(readFileSync(path.join(chromium, 'package.json'), 'utf8')) as { version: string }
  const executablePath = path.join(home, version, 'chromium')
  writeOnce(executablePath, () => unpacked('chromium.br'), 0o755)

  const target = path.join(home, version, 'libraries')
  if (!existsSync(target)) untar(unpacked('al2023.tar.br'), target)
  return { executablePath, libraries: path.join(target, 'lib') }
}

const unpacked = (name: string) => brotliDecompressSync(readFileSync(path.join(chromium, 'bin', name)))

/** Plain files of a ustar archive: the libraries (nss, nspr, expat, …) come that way. */
function untar(archive: Buffer, target: string) {
  const half = `${target}.${process.pid}`
  for (let at = 0; at + 512 <= archive.length && archive[at];) {
    const field = (offset: number, length: number) =>
      archive.toString('latin1', at + offset, at + offset + length).replace(/\0.*$/s, '')
    const size = parseInt(field(124, 12), 8)
    const isFile = ['', '0'].includes(field(156, 1))
    if (isFile) writeOnce(path.join(half, field(0, 100)), () => archive.subarray(at + 512, at + 512 + size))
    at += 512 + Math.ceil(size / 512) * 512
  }
  takePlace(half, target)
}
