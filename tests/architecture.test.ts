import { readdirSync, readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { contract } from '#types/contract'
import type { Action } from '#types/contract/define'
import { actionWords } from '../src/subpackages/office/audit/sentences'
import declarations from '../cloudfunctions/database.json'

/** Who may look at whom. domain is at the bottom and looks at nobody. */
const mayImport: Record<string, string[]> = {
  domain: ['domain'],
  types: ['types', 'domain'],
  cloudfunctions: ['cloudfunctions', 'types', 'domain'],
  src: ['src', 'types', 'domain'],
  local: ['local'],
}

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('node_modules'))
    .map((name) => join(folder, name))
const textOf = (file: string) => readFileSync(file, 'utf8')

function importsOf(file: string) {
  const statements = textOf(file).matchAll(
    /^(?:import|export) (type )?[^']*?from '(.+?)'|^import '(.+?)'|import\('(.+?)'\)/gm,
  )
  return [...statements].map(([, type, from, bare, lazy]) => ({
    path: (from ?? bare ?? lazy)!,
    typeOnly: Boolean(type),
  }))
}

/** The top-level folder in this repository; null for a library. */
function folderOf(file: string, path: string) {
  if (path.startsWith('#')) return path.slice(1).split('/')[0]!
  if (path.startsWith('.')) return normalize(join(file, '..', path)).split('/')[0]!
  return path === 'wx-cloud-local' ? 'local' : null
}

const strays = (files: string[], isStray: (path: string, typeOnly: boolean, file: string) => boolean) =>
  files.flatMap((file) =>
    importsOf(file)
      .filter(({ path, typeOnly }) => isStray(path, typeOnly, file))
      .map(({ path }) => `${file} → ${path}`),
  )

test.each(Object.entries(mayImport))('%s imports only from %j', (folder, allowed) => {
  const outside = (path: string, _typeOnly: boolean, file: string) => {
    const target = folderOf(file, path)
    return target !== null && !allowed.includes(target)
  }
  expect(filesIn(folder).length).toBeGreaterThan(0)
  expect(strays(filesIn(folder), outside)).toEqual([])
})

test('domain uses no library but dayjs in calendar.ts, reads no clock, throws no dice', () => {
  const isLibrary = (path: string) => !/^[.#]/.test(path)
  expect(strays(filesIn('domain'), isLibrary)).toEqual([
    'domain/calendar.ts → dayjs',
    'domain/calendar.ts → dayjs/plugin/utc',
  ])
  const impure = /Date\.now|new Date\(\)|Math\.random|process\.|dayjs\(\)/
  expect(filesIn('domain').filter((file) => impure.test(textOf(file)))).toEqual([])
})

test('the clock is read in serve.ts and timer/index.ts alone', () => {
  const files = filesIn('cloudfunctions').filter((file) => /Date\.now|new Date\(\)/.test(textOf(file)))
  expect(files.sort()).toEqual(['cloudfunctions/shared/serve.ts', 'cloudfunctions/timer/index.ts'])
})

test('only the door and the entries touch the SDK', () => {
  const mayTouch = /shared\/(db|serve|openapi|storage)\.ts$|timer\/index\.ts$/
  const files = filesIn('cloudfunctions').filter((file) => !mayTouch.test(file))
  expect(strays(files, (path) => path === 'wx-server-sdk')).toEqual([])
})

test('files are opened and made in report/formats alone', () => {
  const libraries = /^(read-excel-file|write-excel-file|fflate|csv-parse|docxtemplater|pizzip)/
  const files = filesIn('cloudfunctions').filter((file) => !file.startsWith('cloudfunctions/report/formats/'))
  expect(strays(files, (path) => libraries.test(path))).toEqual([])
})

test('rights are judged by the gate alone', () => {
  const judges = filesIn('cloudfunctions').filter((file) => /\bmay\(/.test(textOf(file)))
  expect(judges).toEqual(['cloudfunctions/shared/serve.ts'])
})

test('no page ships the whole contract: a form imports its own topic', () => {
  expect(strays(filesIn('src'), (path, typeOnly) => path === '#types/contract' && !typeOnly)).toEqual([])
})

test('only src/platform knows WeChat’s cloud and the browser', () => {
  const elsewhere = filesIn('src').filter((file) => !file.startsWith('src/platform/'))
  expect(elsewhere.filter((file) => /Taro\.cloud|\bwx\.|localStorage|sessionStorage/.test(textOf(file)))).toEqual([])
})

test('every action is exercised by name', () => {
  const tests = [...filesIn('tests/api'), ...filesIn('tests/report')].map(textOf).join('\n')
  expect(Object.keys(contract).filter((name) => !tests.includes(`'${name}'`))).toEqual([])
})

test('whatever leaves a record is told in words on the audit page', () => {
  const audited = Object.entries(contract).flatMap(([name, { audited: is }]: [string, Action]) => (is ? [name] : []))
  expect(Object.keys(actionWords).sort()).toEqual(audited.sort())
})

test('every collection of the documents is declared, closed to clients, and nothing else is', () => {
  const [, list] = /interface Documents \{([^}]+)\}/.exec(textOf('cloudfunctions/shared/documents.ts')) ?? []
  const names = [...(list ?? '').matchAll(/(\w+):/g)].map(([, name]) => name)
  expect(Object.keys(declarations.collections).sort()).toEqual(names.sort())
  for (const { rule } of Object.values(declarations.collections)) expect(rule).toEqual({ read: false, write: false })
})
