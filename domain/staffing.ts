/** 排班: who goes to which stop of a month. One look at it tells whether somebody can take a place. */
import { MINUTE } from './calendar'
import { type Region, regions, travelMinutes } from './region'
import type { Rules } from './rulePack'
import type { Registration, StopState } from './stop'

/** When and where somebody is taken. */
export interface Hold {
  stopId: string
  start: number
  end: number
  region: Region
}

/** What a place is taken on: as it was seen, so that whoever taps an old page is told. */
export interface SeenStop extends Hold {
  topic: string
}

/** Who a stop has. who: has a place, asked or coming; yes: of these, who comes; no: could not when asked. */
export interface StopStaff {
  tourId: string
  start: number
  end: number
  region: Region
  topic: string
  hostId: string
  partnerOnly: boolean
  ownBranchAllowed: boolean
  /** Places that nobody has yet. */
  left: number
  who: string[]
  yes: string[]
  no: string[]
  /** Of these, in whose words. */
  why?: Record<string, string>
  waiting: string[]
  /** What perhaps nobody was told of yet: whoever changes something next tells it, or else the timer. */
  untold?: Untold[]
  /** 换人: of `who`, those who would hand it on. */
  offers: string[]
  /** Speakers may register themselves. */
  open: boolean
  /** Matching leaves it as it is. */
  locked: boolean
  released: boolean
  /** Of `who`, as the newest release told. */
  told: string[]
  cancelled: boolean
  partner: StopPartner | null
  /** Rises with every change. */
  rev: number
}

/**
 * asked, freed: by 派单; up: moved up from the line; more: because there are more places; moved: let go, since it is at another
 * time; gave, took: 换人. rev: of the stop when it came about.
 */
export interface Untold {
  id: string
  what: 'asked' | 'freed' | 'up' | 'more' | 'moved' | 'gave' | 'took'
  rev: number
}

/** token: of the link that counts; whoever has an older one answers for nobody. */
export interface StopPartner {
  name: string
  state: PartnerState
  token: string
}

export const partnerStates = ['asked', 'confirmed', 'declined'] as const
export type PartnerState = (typeof partnerStates)[number]

/** 党校, 企业, 村支部 */
export const partnerKinds = ['school', 'company', 'village'] as const
export type PartnerKind = (typeof partnerKinds)[number]

/** `isSettled`: its session is, and what came of it is written down. */
export function stopStateOf(staff: StopStaff, isSettled: boolean, now: number): StopState {
  if (staff.cancelled) return 'cancelled'
  if (isSettled) return 'closed'
  if (staff.released) return now < staff.start ? 'released' : 'held'
  const partner = staff.partner?.state
  if (partner === 'confirmed') return 'accepted'
  if (partner === 'asked') return 'proposed'
  if (!staff.who.length) return staff.no.length || partner === 'declined' ? 'declined' : 'asked'
  return staff.who.every((id) => staff.yes.includes(id)) ? 'accepted' : 'proposed'
}

/** Where others could take the place by themselves nobody has to be asked to; elsewhere the office relies on it. */
export const mayLeave = ({ open, waiting }: StopStaff) => open || waiting.length > 0

export const registrationOf = ({ left, who, waiting }: StopStaff): Registration => ({
  places: left + who.length,
  who,
  waiting,
})

/** Whoever gets a place by registering or by waiting comes: nobody need ask them again. */
export function withRegistration(staff: StopStaff, { places, who, waiting }: Registration): StopStaff {
  const fresh = who.filter((id) => !staff.who.includes(id))
  return {
    ...staff,
    left: places - who.length,
    who: [...who],
    waiting: [...waiting],
    yes: [...staff.yes.filter((id) => who.includes(id)), ...fresh],
    offers: staff.offers.filter((id) => who.includes(id)),
  }
}

/** Between which instants a stop in each region would be too near (SM-H2, SM-H3): ends after `from` and starts before `to`. */
export const clashWindows = (
  { start, end, region }: Omit<Hold, 'stopId'>,
  { SM }: Pick<Rules, 'SM'>,
): { region: Region; from: number; to: number }[] =>
  regions.map((other) => {
    const gap = (travelMinutes(region, other) + SM.gapMinutes) * MINUTE
    return { region: other, from: start - gap, to: end + gap }
  })
