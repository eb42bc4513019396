// npm run lockcheck: lists optional dependencies that package-lock.json lacks. npm 11's `npm ci` refuses such a lock file.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './run'

interface Locked {
  version?: string
  optionalDependencies?: Record<string, string>
}

const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>
}

/** Looks where Node would look: in the package's own node_modules, then in each one above it. */
function isLocked(owner: string, name: string): boolean {
  for (let at = owner; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    if (lock.packages[`${at && `${at}/`}node_modules/${name}`]) return true
    if (!at) return false
  }
}

const missing = Object.entries(lock.packages).flatMap(([owner, { version, optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter((name) => !isLocked(owner, name))
    .map((name) => `${owner.replace(/.*node_modules\//, '')}@${version} → ${name}`),
)

console.log(missing.length ? missing.join('\n') : 'lock file is complete')
process.exitCode = missing.length ? 1 : 0
