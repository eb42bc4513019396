/** The only way from page to page: WeChat refuses an unknown page, an eleventh page and a tab opened as a page. */
import Taro from '@tarojs/taro'
import type { ComplaintKind } from '#domain/oversight'

const MAX_STACK = 10

/** What each page may be told. */
interface Places {
  home: object
  courses: object
  mine: object
  signIn: { sessionId?: string }
  month: { branchId: string; month: string }
  live: { sessionId: string }
  screen: { sessionId: string }
  join: object
  feedback: { kind?: ComplaintKind }
  workbench: object
  people: { orgId: string }
  claims: { branchId: string }
  complaints: object
  audit: object
}
export type Place = keyof Places

const paths: Record<Place, string> = {
  home: '/pages/home/index',
  courses: '/pages/courses/index',
  mine: '/pages/mine/index',
  signIn: '/pages/sign-in/index',
  month: '/subpackages/branch/month/index',
  live: '/subpackages/branch/live/index',
  screen: '/subpackages/branch/screen/index',
  join: '/subpackages/account/join/index',
  feedback: '/subpackages/account/feedback/index',
  workbench: '/subpackages/office/workbench/index',
  people: '/subpackages/office/people/index',
  claims: '/subpackages/office/claims/index',
  complaints: '/subpackages/office/complaints/index',
  audit: '/subpackages/office/audit/index',
}

export const tabs = ['home', 'courses', 'mine'] as const
export type Tab = (typeof tabs)[number]

const isTab = (place: Place) => tabs.some((tab) => tab === place)

function urlOf(place: Place, params: object) {
  const query = Object.entries(params)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return paths[place] + (query.length ? `?${query.join('&')}` : '')
}

export async function navigate<P extends Place>(
  place: P,
  ...[params]: object extends Places[P] ? [Places[P]?] : [Places[P]]
) {
  const url = urlOf(place, params ?? {})
  if (isTab(place)) await Taro.switchTab({ url })
  else if (Taro.getCurrentPages().length < MAX_STACK) await Taro.navigateTo({ url })
  else await Taro.redirectTo({ url })
}

/** A page opened from a scan or a shared card has nothing behind it. */
export async function goBack() {
  if (Taro.getCurrentPages().length > 1) await Taro.navigateBack()
  else await navigate('home')
}
