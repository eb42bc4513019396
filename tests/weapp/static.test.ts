/** @jest-environment node */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { syntax, wcc, wcsc, wxml } from './checkers/compilers'
import { links, packageSizes, sizes, strays, texts } from './checkers/contents'
import { projectFile, schema, structure } from './checkers/structure'

const root = path.resolve(__dirname, '../..')
const dist = path.join(root, 'dist/weapp')

test.each([
  ["WeChat's compiler takes WXML and WXS", wcc],
  ["WeChat's compiler takes WXSS", wcsc],
  ["WeChat's newest compiler takes WXML", wxml],
  ['JSON files say nothing unknown', schema],
  ['what app.json and the pages name is there', structure],
  ['scripts are ES5', syntax],
  ['no script is left over', strays],
  ['every page that the code names exists', links],
  ['packages and pictures are small enough', sizes],
  ['nothing stands there that a phone refuses', texts],
])('%s', async (_, check) => {
  expect(await check(dist)).toEqual([])
})

test("WeChat's tool opens the folder as it is", () => {
  expect(projectFile(root)).toEqual([])
})

test('the main package is counted apart from the subpackages', () => {
  expect([...packageSizes(dist).keys()][0]).toBe('main package')
})

test.each(['view', 'text', 'button'])('aria attributes reach the WXML of %s', (tag) => {
  const [element] =
    readFileSync(path.join(dist, 'base.wxml'), 'utf8').match(new RegExp(`<${tag} [^>]*bindtap[^>]*>`)) ?? []
  for (const name of ['role', 'label', 'hidden', 'checked', 'selected', 'disabled']) {
    expect(element).toContain(`aria-${name}=`)
  }
})
