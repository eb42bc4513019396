/** The small organisation in a real browser, on the deployed functions: laid anew for each test. */
import { resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { type LocalCloud, startLocalCloud } from 'wx-cloud-local'
import declarations from '../../cloudfunctions/database.json'
import { pagesAndPersonas } from '../../scripts/stage/routes'
import { orgs, people } from '../support/people'
import { launch, openPhone, type Phone, type PhoneOptions } from './launch'

export interface Stage {
  cloud: LocalCloud
  /** A page as this person, by its path without `subpackages/`; closed after the test, which fails if it logged an error. */
  open: (openid: string, path: string, options?: PhoneOptions) => Promise<Page>
}

/** On 2 November, at nine in the morning. */
const MORNING = Date.parse('2026-11-02T09:00:00+08:00')

export function useStage(): Stage {
  let cloud: LocalCloud
  let browser: Browser
  let phones: Phone[] = []

  beforeAll(async () => {
    cloud = await startLocalCloud({
      functions: resolve('dist/cloudfunctions'),
      declarations: declarations as never,
      variables: { SIGN_IN_SECRET: 'a secret for tests only, 32 characters', TEMPLATE_THEME_DAY: 'themeDay' },
      routes: pagesAndPersonas(() => cloud),
    })
    browser = await launch()
  })
  beforeEach(async () => {
    await cloud.reset()
    cloud.clock.freeze(MORNING)
    await cloud.database.put('orgs', ...orgs.map((org) => ({ ...org })))
    await cloud.database.put('members', ...Object.values(people).map((member) => ({ ...member })))
  })
  afterEach(async () => {
    phones.forEach((phone) => phone.expectNoErrors())
    await Promise.all(phones.map((phone) => phone.close()))
    phones = []
  })
  afterAll(async () => {
    await browser?.close()
    await cloud?.close()
  })

  return {
    get cloud() {
      return cloud
    },
    async open(openid, path, options = {}) {
      const phone = await openPhone(browser, `${cloud.url}/app?as=${openid}#/${path}`, options)
      phones.push(phone)
      return phone.page
    },
  }
}

export const see = (page: Page, text: string | RegExp) =>
  page.getByText(text).filter({ visible: true }).first().waitFor()
/** Taro's h5 buttons stand inside each other, so the innermost words are what a finger meets. */
export const tap = (page: Page, text: string | RegExp) =>
  page.getByText(text, { exact: true }).filter({ visible: true }).last().tap()
