/** 巡讲 in words and marks, for the office, for speakers and for everybody who reads a schedule. */
import { timeOf } from '#domain/calendar'
import { type Region, regionNames, travelWords } from '#domain/region'
import {
  type SpeakerLevel,
  speakerLevelNames,
  type SpeakerState,
  speakerStateNames,
  type Team,
  teamNames,
} from '#domain/speaker'
import type { PartnerState } from '#domain/staffing'
import { type StopState, stopStateNames } from '#domain/stop'
import type { Output } from '#types/contract'
import type { GlyphState } from '../components/Glyph'
import { lectureDay } from './lectureWords'

/** A stop as the office sees it. */
export type OfficeStop = Output<'tour.open'>['stops'][number]
export type TourHead = Output<'tour.list'>['tours'][number]
/** What everybody may read of a released stop. */
export type ScheduledStop = Output<'tour.schedule'>['stops'][number]
/** What every list of stops knows of each; draft: as it will be from the next release on. */
export type StopFacts = Pick<ScheduledStop, 'start' | 'end' | 'place' | 'region' | 'topic'> &
  Partial<Pick<OfficeStop, 'draft'>>

/** As the office plans it, told or not: its speakers go by this. */
export const plannedOf = <S extends StopFacts>(stop: S): S => (stop.draft ? { ...stop, ...stop.draft } : stop)

/** 专家教授队 */
export const teamWord = (team: Team) => `${teamNames[team]}队`

/** 青年队、支部级 */
export const teamAndLevel = (team: Team, level: SpeakerLevel) => `${teamWord(team)}、${speakerLevelNames[level]}`

/** 益阳，清塘服务区二楼: a place without its region is not found on a map. */
export const placeWord = ({ region, place }: { region: Region; place: string }) => `${regionNames[region]}，${place}`

/** Between towns; where one lives no way is reckoned. `travel`: minutes. */
export const wayWords = (region: Region, travel: number) =>
  travel ? `到${regionNames[region]}行车 ${travelWords(travel)}` : `就在${regionNames[region]}`

/** 14:30–16:00 */
export const stopHours = ({ start, end }: { start: number; end: number }) => `${timeOf(start)}–${timeOf(end)}`

/** 12月10日 星期四; with the year where it is another. */
export const stopDay = lectureDay

/** 12月10日 星期四，14:30–16:00 */
export const stopTime = (stop: { start: number; end: number }, now: number) =>
  `${stopDay(stop.start, now)}，${stopHours(stop)}`

interface Mark {
  state: GlyphState
  word: string
}

/** The moon fills as a stop is settled, told and held. */
const stopGlyphs: Record<StopState, GlyphState> = {
  asked: 'planned',
  proposed: 'undecided',
  declined: 'returned',
  accepted: 'recorded',
  released: 'published',
  held: 'open',
  closed: 'reported',
  cancelled: 'exempt',
}

/** For `<Tag {...stopMark(state)} />`. */
export const stopMark = (state: StopState): Mark => ({ state: stopGlyphs[state], word: stopStateNames[state] })

/** What a speaker's entry has come to. */
const speakerGlyphs: Record<SpeakerState, GlyphState> = {
  invited: 'planned',
  applied: 'undecided',
  confirmed: 'present',
  refused: 'returned',
  withdrawn: 'exempt',
}
export const speakerMark = (state: SpeakerState): Mark => ({
  state: speakerGlyphs[state],
  word: speakerStateNames[state],
})

export const partnerWords: Record<PartnerState, string> = {
  asked: '等合作单位答复',
  confirmed: '合作单位已确认',
  declined: '合作单位来不了',
}

/** How far a tour has come. */
export const tourMark = ({ version }: Pick<TourHead, 'version'>): Mark =>
  version ? { state: 'published', word: `第 ${version} 版` } : { state: 'planned', word: '未发布' }
