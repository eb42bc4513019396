import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildFunctions } from '../scripts/build'

const root = path.resolve(__dirname, '..')
const dist = path.join(root, 'dist/cloudfunctions')

let scratch: string
beforeEach(() => {
  scratch = mkdtempSync(path.join(os.tmpdir(), 'yueke-bundles-'))
})
afterEach(() => rmSync(scratch, { recursive: true }))

/** A function of its own, with this code. */
function given(code: string): string {
  const source = path.join(scratch, 'functions')
  mkdirSync(path.join(source, 'probe'), { recursive: true })
  writeFileSync(path.join(source, 'probe/index.ts'), code)
  writeFileSync(path.join(source, 'probe/config.json'), '{}')
  return source
}

test.each(readdirSync(dist))('%s is one file with its configuration, and needs no package', (name) => {
  const folder = path.join(dist, name)
  const fonts = name === 'report' ? ['sans', 'serif'] : []
  const files = readdirSync(folder).sort()
  expect(files.filter((file) => !file.endsWith('.woff'))).toEqual(['config.json', 'index.js', 'package.json'])
  expect(files.flatMap((file) => /^noto-(\w+)-sc-.*\.woff$/.exec(file)?.[1] ?? [])).toEqual(fonts)
  expect(JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))).not.toHaveProperty('dependencies')
})

test('spreadsheet libraries are in report alone, where nobody waits for them to load', () => {
  const libraries = /^\/\/ node_modules\/(read-excel-file|write-excel-file|fflate|csv-parse|saxen)\//m
  const holding = readdirSync(dist).filter((name) =>
    libraries.test(readFileSync(path.join(dist, name, 'index.js'), 'utf8')),
  )
  expect(holding).toEqual(['report'])
})

test('a folder with a config.json becomes a function that runs by itself', async () => {
  const source = given("import { extname } from 'node:path'\nexport const main = () => extname('a.xlsx')")
  expect(await buildFunctions(path.join(scratch, 'out'), source)).toEqual(['probe'])

  const code = readFileSync(path.join(scratch, 'out/probe/index.js'), 'utf8')
  const module = { exports: {} as { main(): string } }
  new Function('module', 'require', '__filename', code)(module, require, __filename)
  expect(module.exports.main()).toBe('.xlsx')
})

test('a bundle with code of tests, src or local inside is refused, and nothing of it is left', async () => {
  const home = JSON.stringify(path.join(root, 'tests/browser/home'))
  const source = given(`import * as inside from ${home}\nexport const main = () => inside`)

  const refused = 'function probe must not contain tests/browser/home.ts'
  await expect(buildFunctions(path.join(scratch, 'out'), source)).rejects.toThrow(refused)
  expect(existsSync(path.join(scratch, 'out/probe'))).toBe(false)
})
