/** What a worker of jest loads once for all of its test files: evaluated anew for each it would cost more than most tests. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { Script } from 'node:vm'
import { startLocalCloud } from 'wx-cloud-local'

const scripts = new Map<string, Script>()

/** A bundle as Node itself would load it: compiled once, but with a state of its own for each test file. */
function loadBundle(path: string): unknown {
  let script = scripts.get(path)
  if (!script) {
    const code = `(function (exports, require, module, __filename, __dirname) {${readFileSync(path, 'utf8')}\n})`
    scripts.set(path, (script = new Script(code, { filename: path })))
  }
  const module = { exports: {} }
  const run = script.runInThisContext() as (...words: unknown[]) => void
  run(module.exports, createRequire(path), module, path, dirname(path))
  return module.exports
}

/** Reached from a test file as `lent`. */
export const lent = { startLocalCloud, loadBundle }

/**
 * Lends them to the world of one test file; returns how to take them back. Time and variables are those of the functions,
 * which have them from the local cloud: a function written inside a test must see the same.
 */
export function lendTo(global: typeof globalThis): () => void {
  const variables = { ...process.env }
  Object.defineProperty(global, 'Date', { get: () => Date, configurable: true })
  Object.defineProperty(global.process, 'env', { get: () => process.env, configurable: true })
  Object.assign(global, { lent })
  return () => {
    for (const name of Object.keys(process.env)) if (!(name in variables)) delete process.env[name]
    Object.assign(process.env, variables)
  }
}
