import type { MiniProgram } from './miniProgram'
import { LISTENERS, MENU_BUTTON, PLAIN, SYSTEM } from './phone'
import { selectorQuery } from './selectorQuery'

export interface Call {
  api: string
  args: unknown
}

interface Options extends Record<string, unknown> {
  success?: (result: unknown) => void
  fail?: (failure: unknown) => void
  complete?: (result: unknown) => void
}
type Play = (options: Record<string, unknown>) => unknown
type Api = (name: string, standard?: Play) => (options?: Options) => Promise<unknown> | undefined

/** Functions do not cross to WeChat. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/**
 * A strict wx: only what is listed exists, so a call of anything else fails the test. `program` navigates, keeps
 * storage, and holds what a test plays per API.
 */
export function makeWx(program: MiniProgram): object {
  const api = answering(program)
  return {
    ...Object.fromEntries(PLAIN.map((name) => [name, api(name)])),
    ...Object.fromEntries(LISTENERS.map((name) => [name, () => undefined])),
    ...system(program),
    ...storage(program, api),
    ...navigation(program, api),
    ...cloud(program, api),
    login: api('login', () => ({ code: 'test-code' })),
    showModal: api('showModal', () => ({ confirm: true, cancel: false })),
    showActionSheet: api('showActionSheet', () => ({ tapIndex: 0 })),
    getNetworkType: api('getNetworkType', () => ({ networkType: 'wifi' })),
    createSelectorQuery: () => selectorQuery(program.currentPage),
    getBackgroundAudioManager: () => program.sound.manager,
    nextTick: (work: () => void) => void Promise.resolve().then(work),
  }
}

/** APIs in WeChat's manner: callbacks if given, else a promise. */
function answering(program: MiniProgram): Api {
  return (name, standard = () => ({})) =>
    (options = {}) => {
      const { success, fail, complete } = options
      const hasCallback = Boolean(success || fail || complete)
      const args = plain(options)
      program.calls.push({ api: name, args })

      const succeed = (result: unknown) => {
        const answer = program.adopt({ errMsg: `${name}:ok`, ...(result as object) })
        success?.(answer)
        complete?.(answer)
        return answer
      }
      const refuse = (error: unknown) => {
        const { errCode, message = String(error) } = error as { errCode?: number; message?: string }
        const failure = program.adopt({ errMsg: `${name}:fail ${message}`, errCode })
        fail?.(failure)
        complete?.(failure)
        if (!hasCallback) throw failure
      }
      const answered = Promise.resolve()
        .then(() => (program.mocks[name] ?? standard)(args))
        .then(succeed, refuse)
      return hasCallback ? undefined : answered
    }
}

function system(program: MiniProgram) {
  const phone = () => program.adopt(SYSTEM)
  return {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    canIUse: () => true,
    getSystemInfoSync: phone,
    getWindowInfo: phone,
    getDeviceInfo: phone,
    getAppBaseInfo: phone,
    getMenuButtonBoundingClientRect: () => program.adopt(MENU_BUTTON),
    getAccountInfoSync: () => program.adopt({ miniProgram: { appId: 'wx0', envVersion: 'develop', version: '' } }),
    getLaunchOptionsSync: () => program.adopt(program.launchOptions),
    getEnterOptionsSync: () => program.adopt(program.launchOptions),
  }
}

function storage(program: MiniProgram, api: Api) {
  const { stored } = program
  const read = (key: string) => (stored.has(key) ? program.adopt(stored.get(key)) : '')
  const write = (key: string, data: unknown) => void stored.set(key, plain(data))
  return {
    setStorageSync: write,
    getStorageSync: read,
    removeStorageSync: (key: string) => void stored.delete(key),
    clearStorageSync: () => stored.clear(),
    setStorage: api('setStorage', ({ key, data }) => write(String(key), data)),
    getStorage: api('getStorage', ({ key }) => {
      if (!stored.has(String(key))) throw new Error('data not found')
      return { data: read(String(key)) }
    }),
    removeStorage: api('removeStorage', ({ key }) => void stored.delete(String(key))),
  }
}

function navigation(program: MiniProgram, api: Api) {
  return {
    navigateTo: api('navigateTo', ({ url }) => program.navigateTo(String(url))),
    redirectTo: api('redirectTo', ({ url }) => program.redirectTo(String(url))),
    reLaunch: api('reLaunch', ({ url }) => program.reLaunch(String(url))),
    switchTab: api('switchTab', ({ url }) => program.switchTab(String(url))),
    navigateBack: api('navigateBack', ({ delta }) => program.navigateBack(Number(delta ?? 1))),
  }
}

function cloud(program: MiniProgram, api: Api) {
  return {
    cloud: {
      init: (options: unknown) => void program.calls.push({ api: 'cloud.init', args: plain(options) }),
      callFunction: api('cloud.callFunction', async ({ name, data }) => ({
        requestID: 'test',
        result: await program.cloud(String(name), data),
      })),
      uploadFile: api('cloud.uploadFile'),
      downloadFile: api('cloud.downloadFile'),
      getTempFileURL: api('cloud.getTempFileURL'),
      database: () => {
        throw new Error('the front end does not read the cloud database')
      },
    },
  }
}
