// npm run build: tsx scripts/build.ts [weapp] [h5] [functions]. What a build says is shown only if it fails.
import { existsSync } from 'node:fs'
import { cp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import { isEntry, root, run } from './run'

export const targets = ['weapp', 'h5', 'functions'] as const
export type Target = (typeof targets)[number]

/** Code that must never reach the cloud: what plays the cloud, what tests it, what runs on phones. */
const FORBIDDEN = /^(local|tests|src)\/|^node_modules\/wx-cloud-local\//

/** Bundles every folder of `source` that has a config.json, with the SDK inside: one file per function. */
export async function buildFunctions(
  outdir = path.join(root, 'dist/cloudfunctions'),
  source = path.join(root, 'cloudfunctions'),
): Promise<string[]> {
  const names = (await readdir(source)).filter((name) => existsSync(path.join(source, name, 'config.json')))
  await Promise.all(names.map((name) => buildFunction(path.join(source, name), path.join(outdir, name))))
  return names
}

async function buildFunction(source: string, target: string) {
  const name = path.basename(source)
  await rm(target, { recursive: true, force: true })
  // not minified: minified loads slower
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [path.join(source, 'index.ts')],
    outfile: path.join(target, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    charset: 'utf8',
    // the template of a document travels inside the bundle; fonts lie beside it, read when one is needed
    loader: { '.docx': 'binary', '.woff': 'file' },
    assetNames: '[name]',
    // packages that are modules ask where they lie
    define: { 'import.meta.url': 'bundleUrl' },
    banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href" },
    metafile: true,
    logLevel: 'warning',
  })
  const strays = Object.keys(metafile.inputs).filter((file) => FORBIDDEN.test(file))
  if (strays.length) {
    await rm(target, { recursive: true })
    throw new Error(`function ${name} must not contain ${strays.join(', ')}`)
  }
  await cp(path.join(source, 'config.json'), path.join(target, 'config.json'))
  await writeFile(path.join(target, 'package.json'), `${JSON.stringify({ name, private: true, main: 'index.js' })}\n`)
}

/** h5 is the face for this machine alone: the kit too, and for browsers of today, which takes half the time. */
const HERE = { TARO_APP_KIT: '1', BROWSERSLIST: 'chrome >= 109, firefox >= 115, safari >= 16' }

/** Throws with the log if Taro fails. --no-check: its check of the configuration asks a vendor's site. */
export async function buildPages(target: 'weapp' | 'h5') {
  const env = { NODE_ENV: 'production', ...(target === 'h5' ? HERE : {}) }
  const { ok, output } = await run('taro', ['build', '--type', target, '--no-check'], env)
  if (!ok) throw new Error(output)
}

export async function buildTarget(target: Target) {
  if (target === 'functions') await buildFunctions()
  else await buildPages(target)
}

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.join(parentPath, name))
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function report(target: Target) {
  const folder = path.join(root, 'dist', target === 'functions' ? 'cloudfunctions' : target)
  const parts = target === 'functions' ? await readdir(folder) : await packagesOf(target, folder)
  const sizes = await Promise.all(parts.map(async (part) => `${part} ${kb(await bytesIn(path.join(folder, part)))}`))
  const total = await bytesIn(folder)
  console.log(`${path.relative(root, folder)}  ${kb(total)}${sizes.length ? `: ${sizes.join(', ')}` : ''}`)
}

/** Roots of the subpackages: what is not in one of them belongs to the main package. */
async function packagesOf(target: Target, folder: string): Promise<string[]> {
  if (target !== 'weapp') return []
  const { subPackages = [] } = JSON.parse(await readFile(path.join(folder, 'app.json'), 'utf8')) as AppJson
  return subPackages.map((subPackage) => subPackage.root)
}

interface AppJson {
  subPackages?: { root: string }[]
}

const kb = (bytes: number) => `${Math.round(bytes / 1024)} KB`

async function main(names: string[]) {
  const unknown = names.filter((name) => !targets.includes(name as Target))
  if (unknown.length) throw new Error(`unknown target ${unknown.join(', ')}; known: ${targets.join(', ')}`)
  const chosen = targets.filter((target) => !names.length || names.includes(target))
  await Promise.all(chosen.map(buildTarget))
  for (const target of chosen) await report(target)
}

if (isEntry(__filename)) {
  main(process.argv.slice(2)).catch((error: Error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
