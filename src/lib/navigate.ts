/** The only way from page to page: WeChat refuses an unknown page, an eleventh page and a tab opened as a page. */
import Taro from '@tarojs/taro'
import type { MeetingKind } from '#domain/branchMeetings'
import type { CourseKind } from '#domain/course'
import type { NeedTopic } from '#domain/need'
import type { ComplaintKind } from '#domain/oversight'
import type { Region } from '#domain/region'

const MAX_STACK = 10

/** What each page may be told. */
interface Places {
  home: object
  courses: object
  mine: object
  signIn: { sessionId?: string; way?: 'digits' | 'out' }
  month: { branchId: string; month: string }
  live: { sessionId: string }
  screen: { sessionId: string }
  counterScan: { sessionId: string }
  spotCheck: { sessionId: string }
  record: { sessionId: string }
  reading: { sessionId: string }
  meetings: { branchId: string }
  planMeeting: { branchId: string; kind?: MeetingKind; groupId?: string }
  hosting: { branchId: string }
  join: object
  feedback: { kind?: ComplaintKind }
  /** `again`: what was refused is asked anew at once. */
  leave: { sessionId: string; again?: true }
  ownLeave: object
  personalCode: object
  workbench: object
  people: { orgId: string }
  roster: object
  tree: { orgId: string }
  person: { branchId: string; memberId: string }
  claims: { branchId: string }
  complaints: object
  audit: object
  rules: object
  rulePack: { version: string }
  ruleDraft: { from: string; version: string }
  pack: object
  heatMap: { orgId: string }
  acceptance: { orgId: string }
  judge: { orgId: string; sessionId: string }
  leaveInbox: { orgId: string }
  recordBook: { orgId: string }
  lectures: { orgId: string }
  planLecture: { orgId: string }
  sites: { orgId: string }
  lecturers: { orgId: string }
  courseDesk: { orgId: string }
  /** `kind`: of a new one, which the cloud does not know yet. */
  courseEdit: { orgId: string; courseId: string; kind?: CourseKind }
  places: { orgId: string; courseId?: string }
  needFigures: { orgId: string }
  /** By `play` it begins at once; `version`: the one that a class has used. */
  course: { courseId: string; version?: number; play?: true } | { scene: string }
  transcript: { courseId: string; track: number }
  prep: { sessionId: string }
  desk: { sessionId: string }
  evaluate: { sessionId: string }
  mySpeaking: object
  openings: object
  stopCard: { stopId: string }
  speakerEntry: object
  speakerRecord: object
  tours: object
  tour: { tourId: string }
  matchTour: { tourId: string }
  releaseTour: { tourId: string }
  tourVersions: { tourId: string }
  tourRequests: object
  placeStop: { tourId?: string; requestId?: string; region?: Region; topic?: NeedTopic; day?: string }
  editStop: { tourId: string; stopId: string }
  speakerRegistry: object
  coverage: object
  askTour: { branchId: string }
  tourAsks: { branchId: string }
  speakers: { topic?: NeedTopic }
  speakerProfile: { speakerId: string }
  schedule: { orgId: string }
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
  counterScan: '/subpackages/branch/counterScan/index',
  spotCheck: '/subpackages/branch/spotCheck/index',
  record: '/subpackages/branch/record/index',
  reading: '/subpackages/branch/reading/index',
  meetings: '/subpackages/branch/meetings/index',
  planMeeting: '/subpackages/branch/meetings/plan/index',
  hosting: '/subpackages/branch/hosting/index',
  join: '/subpackages/account/join/index',
  feedback: '/subpackages/account/feedback/index',
  leave: '/subpackages/account/leave/index',
  ownLeave: '/subpackages/account/leave/own/index',
  personalCode: '/subpackages/account/code/index',
  workbench: '/subpackages/office/workbench/index',
  people: '/subpackages/office/people/index',
  roster: '/subpackages/office/roster/index',
  tree: '/subpackages/office/tree/index',
  person: '/subpackages/office/person/index',
  claims: '/subpackages/office/claims/index',
  complaints: '/subpackages/office/complaints/index',
  audit: '/subpackages/office/audit/index',
  rules: '/subpackages/office/rules/index',
  rulePack: '/subpackages/office/rules/pack/index',
  ruleDraft: '/subpackages/office/rules/draft/index',
  pack: '/subpackages/office/pack/index',
  heatMap: '/subpackages/office/heatMap/index',
  acceptance: '/subpackages/office/acceptance/index',
  judge: '/subpackages/office/acceptance/judge/index',
  leaveInbox: '/subpackages/office/leaveInbox/index',
  recordBook: '/subpackages/office/recordBook/index',
  lectures: '/subpackages/office/lectures/index',
  planLecture: '/subpackages/office/lectures/plan/index',
  sites: '/subpackages/office/lectures/sites/index',
  lecturers: '/subpackages/office/lectures/lecturers/index',
  courseDesk: '/subpackages/office/courses/index',
  courseEdit: '/subpackages/office/courses/edit/index',
  places: '/subpackages/office/courses/places/index',
  needFigures: '/subpackages/office/courses/needs/index',
  course: '/subpackages/study/course/index',
  transcript: '/subpackages/study/read/index',
  prep: '/subpackages/study/prep/index',
  desk: '/subpackages/study/desk/index',
  evaluate: '/subpackages/study/evaluate/index',
  mySpeaking: '/subpackages/tour/mine/index',
  openings: '/subpackages/tour/openings/index',
  stopCard: '/subpackages/tour/stop/index',
  speakerEntry: '/subpackages/tour/entry/index',
  speakerRecord: '/subpackages/tour/record/index',
  tours: '/subpackages/tour/tours/index',
  tour: '/subpackages/tour/tour/index',
  matchTour: '/subpackages/tour/match/index',
  releaseTour: '/subpackages/tour/release/index',
  tourVersions: '/subpackages/tour/versions/index',
  tourRequests: '/subpackages/tour/requests/index',
  placeStop: '/subpackages/tour/place/index',
  editStop: '/subpackages/tour/edit/index',
  speakerRegistry: '/subpackages/tour/registry/index',
  coverage: '/subpackages/tour/coverage/index',
  askTour: '/subpackages/tour/ask/index',
  tourAsks: '/subpackages/tour/asks/index',
  speakers: '/subpackages/tour/directory/index',
  speakerProfile: '/subpackages/tour/profile/index',
  schedule: '/subpackages/tour/schedule/index',
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

/** To what was meant instead of this page: there is no way back to it. */
export const goOnTo = <P extends Exclude<Place, Tab>>(place: P, params: Places[P]) =>
  Taro.redirectTo({ url: urlOf(place, params) })

/** A page opened from a scan or a shared card has nothing behind it. */
export async function goBack() {
  if (Taro.getCurrentPages().length > 1) await Taro.navigateBack()
  else await navigate('home')
}
