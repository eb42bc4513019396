// A Chromium for tests, in this order: CHROME_PATH; an installed chromium or chrome; the one packed in an npm
// package. PACKED_CHROMIUM=1 skips what is installed. All of them get the same fonts.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { installFonts } from './fonts'
import { unpackBrowser } from './packed'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const ARGUMENTS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none']

export async function launch(): Promise<Browser> {
  const env = { ...process.env, FONTCONFIG_FILE: installFonts() }
  const installed = process.env.CHROME_PATH ?? (process.env.PACKED_CHROMIUM ? undefined : findInstalled())
  if (installed) return chromium.launch({ executablePath: installed, env, args: ARGUMENTS })

  const { executablePath, libraries } = unpackBrowser()
  const LD_LIBRARY_PATH = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  const args = [...ARGUMENTS, '--no-zygote', '--headless=shell']
  return chromium.launch({ executablePath, env: { ...env, LD_LIBRARY_PATH }, args })
}

function findInstalled(): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  return folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))).find(existsSync)
}

/** As src/me.tsx names them. */
const FONT_SIZES = { 1: 'fs-m', 1.25: 'fs-l', 1.5: 'fs-xl' }

export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: 'zh-CN',
  timezoneId: 'Asia/Shanghai',
}

/** Bounds only what is waited for in vain. */
export const PATIENCE_MS = 50_000

export interface PhoneOptions {
  /** The size of text that this phone has kept. */
  fontScale?: keyof typeof FONT_SIZES
  /** Entries of localStorage that are there before the first script runs. */
  stored?: Record<string, string>
}

export interface Phone {
  page: Page
  /** Throws with everything that went wrong in this page so far. */
  expectNoErrors(): void
  close(): Promise<void>
}

/** A page at the size of a phone, in a context of its own: nothing is shared with another phone. */
export async function openPhone(browser: Browser, url: string, options: PhoneOptions = {}): Promise<Phone> {
  const context = await browser.newContext(PHONE)
  await context.addInitScript(keep, storedBefore(url, options))
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  const errors = collectErrors(page)
  await page.goto(url)
  const expectNoErrors = () => {
    if (errors.length) throw new Error(`errors in the page:\n${errors.join('\n')}`)
  }
  return { page, expectNoErrors, close: () => context.close() }
}

/** As src/platform/storage.h5.ts keeps it: each person of a rehearsal has a phone of his own. */
function storedBefore(url: string, { fontScale, stored = {} }: PhoneOptions): Record<string, string> {
  if (!fontScale) return stored
  const person = new URL(url).searchParams.get('as') ?? ''
  return { ...stored, [`yueke.${person}.fontSize`]: JSON.stringify(FONT_SIZES[fontScale]) }
}

/** Runs in the page, at each load: what the page itself has stored since then stays. */
function keep(entries: Record<string, string>) {
  for (const [key, value] of Object.entries(entries)) {
    if (localStorage.getItem(key) === null) localStorage.setItem(key, value)
  }
}

/** Fills as they happen. On h5 an unsupported API or component does nothing, and only the console says so. */
export function collectErrors(page: Page): string[] {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (/不支持/.test(message.text())) errors.push(message.text())
  })
  return errors
}
