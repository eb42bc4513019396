import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import Ajv, { type ValidateFunction } from 'ajv'
import { pagesOf, type AppJson } from '../harness/miniProgram'
import { filesIn } from '../harness/wxml'
import { app, component, page, project } from './schemas'

const { posix } = path
const ajv = new Ajv({ allErrors: true })
const valid = {
  app: ajv.compile(app),
  page: ajv.compile(page),
  component: ajv.compile(component),
  project: ajv.compile(project),
}

const MOST_ICON_BYTES = 40 * 1024

export const readJson = <T>(folder: string, name: string): T =>
  JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as T

function violations(name: string, value: unknown, validate: ValidateFunction): string[] {
  if (validate(value)) return []
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${name}.json${instancePath} ${message} ${JSON.stringify(params)}`,
  )
}

/** Every JSON file against its schema. */
export function schema(dist: string): string[] {
  const appJson = readJson<AppJson>(dist, 'app')
  const pages = pagesOf(appJson)
  const components = filesIn(dist, /\.json$/).map((file) => file.replace('.json', ''))
  return [
    ...violations('app', appJson, valid.app),
    ...pages
      .filter((name) => existsSync(path.join(dist, `${name}.json`)))
      .flatMap((name) => violations(name, readJson(dist, name), valid.page)),
    ...components
      .filter((name) => !['app', 'project.config', 'sitemap', ...pages].includes(name))
      .flatMap((name) => violations(name, readJson(dist, name), valid.component)),
  ]
}

/** The file that WeChat's tool opens first. */
export function projectFile(root: string): string[] {
  return violations('project.config', readJson(root, 'project.config'), valid.project)
}

/** What app.json and the pages name is there. */
export function structure(dist: string): string[] {
  const appJson = readJson<AppJson>(dist, 'app')
  const packages = ['__APP__', ...(appJson.subPackages ?? []).flatMap(({ root, name }) => [root, name])]
  const preloaded = Object.values(appJson.preloadRule ?? {}).flatMap((rule) => rule.packages)
  const pages = pagesOf(appJson)
  const tabs = appJson.tabBar?.list ?? []
  return [
    ...pages.flatMap((name) =>
      missing(
        dist,
        ['js', 'json', 'wxml'].map((extension) => `${name}.${extension}`),
      ),
    ),
    ...filesIn(dist, /\.json$/).flatMap((file) => missingComponents(dist, file.replace('.json', ''))),
    ...Object.keys(appJson.preloadRule ?? {}).flatMap((name) => (pages.includes(name) ? [] : [`no page ${name}`])),
    ...preloaded.flatMap((name) => (packages.includes(name) ? [] : [`no subpackage ${name} to preload`])),
    ...(appJson.tabBar?.custom ? missing(dist, scriptAndView('custom-tab-bar/index')) : []),
    ...tabs.flatMap(({ pagePath }) => (appJson.pages.includes(pagePath) ? [] : [`no tab page ${pagePath}`])),
    ...tabs.flatMap(({ iconPath, selectedIconPath }) => icons(dist, [iconPath, selectedIconPath])),
  ]
}

const scriptAndView = (name: string) => [`${name}.js`, `${name}.wxml`]

const missing = (dist: string, files: string[]) =>
  files.filter((file) => !existsSync(path.join(dist, file))).map((file) => `missing ${file}`)

function missingComponents(dist: string, owner: string): string[] {
  const { usingComponents = {} } = readJson<{ usingComponents?: Record<string, string> }>(dist, owner)
  const targets = Object.values(usingComponents).map((target) =>
    target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(owner), target),
  )
  return missing(dist, targets.flatMap(scriptAndView))
}

function icons(dist: string, paths: (string | undefined)[]): string[] {
  const named = paths.filter((file): file is string => file !== undefined)
  const present = named.filter((file) => existsSync(path.join(dist, file)))
  const heavy = present.filter((file) => statSync(path.join(dist, file)).size > MOST_ICON_BYTES)
  return [...missing(dist, named), ...heavy.map((file) => `${file} is above 40 KB`)]
}
