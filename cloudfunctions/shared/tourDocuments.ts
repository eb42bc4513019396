/** Documents of the preaching teams: speakers, what branches ask for, tours and their stops. */
import type { Category } from '#domain/category'
import type { NeedTopic } from '#domain/need'
import type { OrgPath } from '#domain/org'
import type { Region } from '#domain/region'
import type { Change } from '#domain/schedule'
import type { SpeakerLevel, SpeakerState, Team } from '#domain/speaker'
import type { Hold, PartnerKind, StopStaff } from '#domain/staffing'
import type { RequestState } from '#domain/stop'
import type { Waiver } from '#domain/tour'

/** 宣讲员. `_id` = the member. */
export interface Speaker {
  _id: string
  name: string
  branchId: string
  branch: string
  unit: string
  team: Team
  level: SpeakerLevel
  intro: string
  /** Best first. */
  topics: NeedTopic[]
  home: Region
  regions: Region[]
  monthlyLimit: number | null
  /** Beijing days, in order, of all months. */
  free: string[]
  state: SpeakerState
  refusedFor: string | null
  /** The Beijing day of the first confirmation. */
  since: string | null
  /** Rises with every change: of two who change it at once, one is told. */
  rev: number
}

/** In the member, while confirmed: what taking a place asks for, so that it costs no read of its own. */
export interface SpeakerCard {
  team: Team
  topics: NeedTopic[]
  home: Region
  monthlyLimit: number | null
}

/** What a branch tells of itself. */
export interface Audience {
  place: string
  region: Region
  point: { latitude: number; longitude: number } | null
  contact: { name: string; phone: string | null }
  size: number
  categories: Category[]
  ask: string | null
  ownBranchAllowed: boolean
}

/** 点单. */
export interface StopRequest extends Audience {
  _id: string
  branchId: string
  branch: string
  unit: string
  orgPath: OrgPath
  topic: NeedTopic
  wishes: { start: number; end: number }[]
  legs: string[]
  state: RequestState
  refusedFor: string | null
  stopId: string | null
  askedBy: string
  askedAt: number
}

export interface StopFactsDoc {
  topic: NeedTopic
  region: Region
  place: string
  start: number
  end: number
}

/** 站点. Its session is `sessionCode(_id, 1)`, there from the first release on. Who goes is in the month's staffing. */
export interface Stop extends Audience, StopFactsDoc {
  _id: string
  tourId: string
  quarter: string
  /** The host's name. */
  title: string
  hostId: string
  orgPath: OrgPath
  requestId: string | null
  /** As it will be from the next release on; always what the staffing goes by. */
  draft: StopFactsDoc | null
  legs: { name: string; expected: number | null; counted: number | null }[]
  cancelReason: string | null
  /** Cancelled after it was released, and not yet in a changelog. */
  cancelUntold: boolean
  /** Written when its session is settled. */
  result: { present: number; headCount: number | null; speakers: { id: string; name: string; team: Team }[] } | null
}

/** 巡讲. */
export interface Tour {
  _id: string
  quarter: string
  title: string
  requiredTeams: Team[]
  version: number
  releasedAt: number | null
}

/** `_id` = tour:version. Written before anything else of a release: what a crash leaves undone is done from it. */
export interface TourVersion {
  _id: string
  tourId: string
  version: number
  at: number
  by: string
  changes: Change[]
  waivers: Waiver[]
}
export const tourVersionId = (tourId: string, version: number) => `${tourId}:${version}`

/**
 * 排班. `_id` = the Beijing month. All stops of the month in one document, so that a place, the speaker's other stops and
 * their limit are judged and entered by one conditional update.
 */
export interface Staffing {
  _id: string
  /** Rises with every change. */
  rev: number
  stops: Record<string, StopStaff>
  /** By speaker: every stop that they have, are asked for, or wait for. */
  held: Record<string, Hold[]>
  /** By speaker, as of the newest entry. */
  people: Record<string, { name: string; team: Team }>
  /** Speakers who have left the list: whatever was under way for them when they did finds this and is refused. */
  gone: Record<string, true>
  /** The newest 智能派单 entered here: asked once more after a crash, the rest of it is done and everybody is told. */
  matched?: { tourId: string; seen: string; moves: PlaceMove[] }
}

export interface PlaceMove {
  stopId: string
  speakerId: string
  to: 'asked' | 'up' | 'freed'
}

/** 合作单位. `_id` = the token of the link. Whether it counts, and what was answered, stands in the staffing. */
export interface Partner {
  _id: string
  stopId: string
  name: string
  kind: PartnerKind
}
