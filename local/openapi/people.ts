import { randomBytes } from 'node:crypto'
import { ApiError } from './apiError'

const RECENT_MS = 2 * 3600_000
const PHONE_CODE_MS = 5 * 60_000

/** Who was here when: texts are only checked for people seen within two hours. */
export function createVisitors(now: () => number) {
  const lastSeen = new Map<string, number>()
  return {
    seen: (openid: string) => void (openid && lastSeen.set(openid, now())),
    isRecent: (openid: string) => (lastSeen.get(openid) ?? -Infinity) >= now() - RECENT_MS,
    clear: () => lastSeen.clear(),
  }
}

/** What wx.getPhoneNumber gives to a page: good for one exchange within five minutes. */
export function createPhoneCodes(appId: string, now: () => number) {
  const codes = new Map<string, { phoneNumber: string; until: number }>()
  return {
    issue(phoneNumber: string, code = randomBytes(8).toString('hex')): string {
      codes.set(code, { phoneNumber, until: now() + PHONE_CODE_MS })
      return code
    },
    exchange(code: string) {
      const issued = codes.get(code)
      codes.delete(code)
      if (!issued || issued.until < now()) throw new ApiError(40029, 'invalid code')
      const { phoneNumber } = issued
      const watermark = { timestamp: Math.floor(now() / 1000), appid: appId }
      const numbers = { phoneNumber: `+86${phoneNumber}`, purePhoneNumber: phoneNumber, countryCode: '86' }
      return { phone_info: { ...numbers, watermark } }
    },
    clear: () => codes.clear(),
  }
}
