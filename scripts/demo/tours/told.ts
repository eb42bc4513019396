/** Who speaks in the demo, and where they go, in days from the one on which it is laid. */
import type { NeedTopic } from '#domain/need'
import type { SpeakerState, Team } from '#domain/speaker'
import type { PartnerKind } from '#domain/staffing'

interface ToldSpeaker {
  team: Team
  intro: string
  topics: NeedTopic[]
  /** Confirmed, unless something else is told. */
  state?: SpeakerState
}

export const speakers: readonly ToldSpeaker[] = [
  { team: 'expert', intro: '党校兼职讲师，把理论讲成身边事', topics: ['theory', 'constitution'] },
  { team: 'expert', intro: '企业法务，讲廉洁和法律', topics: ['integrity', 'law'] },
  { team: 'expert', intro: '桥隧高级工程师，讲隧道里的科学', topics: ['safety', 'rescue'] },
  { team: 'cadre', intro: '分公司党委委员，常到一线宣讲', topics: ['theory', 'branchWork'] },
  { team: 'cadre', intro: '路网中心负责人，讲数字路网', topics: ['digital', 'theory'] },
  { team: 'cadre', intro: '养护负责人，算清安全这本账', topics: ['safety', 'rescue'] },
  { team: 'secretary', intro: '收费站支部书记，讲支部怎样带队伍', topics: ['branchWork', 'service'] },
  { team: 'secretary', intro: '服务区支部书记，讲把服务做细', topics: ['service', 'culture'] },
  { team: 'secretary', intro: '机关支部书记，讲公文和调研', topics: ['writing', 'branchWork'] },
  { team: 'model', intro: '劳动模范，二十年养护无事故', topics: ['safety', 'service'] },
  { team: 'model', intro: '清障班长，讲雨夜里的救援', topics: ['rescue', 'safety'] },
  { team: 'model', intro: '收费班长，讲一句问候的分量', topics: ['service', 'culture'] },
  { team: 'youth', intro: '青年讲师，用故事讲理论', topics: ['theory', 'culture', 'service'] },
  { team: 'youth', intro: '青年突击队队长，讲应急和急救', topics: ['rescue', 'health'] },
  { team: 'youth', intro: '隧道监控员，想讲监控屏后的夜晚', topics: ['safety', 'digital'], state: 'applied' },
  { team: 'model', intro: '', topics: [], state: 'invited' },
]

/** The one whom the console offers to be: something to answer, to register for and to take over. */
export const LEAD = 12

/** who, yes, waiting, offers: places in the list above. */
export interface ToldStop {
  key: string
  day: number
  time: string
  topic: NeedTopic
  who?: number[]
  yes?: number[]
  no?: number[]
  waiting?: number[]
  offers?: number[]
  left?: number
  open?: boolean
  locked?: boolean
  partner?: { name: string; kind: PartnerKind }
  legs?: string[]
  ask?: string
  /** At the first of the branches that one can step into. */
  atShowcase?: boolean
}

/** Of tours that have been released. */
export const releasedStops: readonly ToldStop[] = [
  { key: 'a', day: -9, time: '09:00', topic: 'theory', who: [0], yes: [0] },
  { key: 'b', day: -6, time: '15:00', topic: 'safety', who: [9], yes: [9] },
  { key: 'c', day: -3, time: '09:30', topic: 'theory', who: [LEAD], yes: [LEAD] },
  { key: 'd', day: -2, time: '15:00', topic: 'rescue', who: [10], yes: [10] },
  { key: 'e', day: 2, time: '09:00', topic: 'theory', who: [LEAD], yes: [LEAD], ask: '夜班的同志怎样挤出时间学' },
  { key: 'f', day: 3, time: '15:00', topic: 'safety', who: [5], yes: [5], ask: '新规程和老习惯冲突时听谁的' },
  { key: 'g', day: 5, time: '09:00', topic: 'culture', who: [LEAD] },
  { key: 'h', day: 6, time: '15:00', topic: 'service', who: [6], yes: [6], atShowcase: true },
  { key: 'i', day: 7, time: '09:00', topic: 'theory', who: [3], yes: [3], offers: [3] },
  { key: 'j', day: 9, time: '09:00', topic: 'service', who: [11], yes: [11], left: 1, open: true },
  { key: 'k', day: 11, time: '15:00', topic: 'theory', who: [0], yes: [0], waiting: [4], open: true },
  { key: 'l', day: 13, time: '09:00', topic: 'integrity', left: 1, partner: { name: '市委党校', kind: 'school' } },
  { key: 'm', day: 16, time: '09:00', topic: 'branchWork', who: [8], yes: [8], locked: true },
  { key: 'n', day: 20, time: '15:00', topic: 'digital', who: [4], yes: [4] },
  { key: 'o', day: 27, time: '09:00', topic: 'rescue', who: [10], yes: [10], legs: ['出发', '隧道口', '返程'] },
  { key: 'p', day: 33, time: '15:00', topic: 'theory', left: 2, open: true },
]

/** Of a tour that the office still works on. */
export const draftStops: readonly ToldStop[] = [
  { key: 'q', day: 36, time: '09:00', topic: 'theory', left: 1 },
  { key: 'r', day: 38, time: '15:00', topic: 'safety', who: [9] },
  { key: 's', day: 41, time: '09:00', topic: 'service', no: [7], left: 1 },
]

export interface ToldRequest {
  topic: NeedTopic
  /** In days from the laying. */
  wishes: number[]
  ask: string
  refusedFor?: string
  atShowcase?: boolean
}

export const requests: readonly ToldRequest[] = [
  { topic: 'safety', wishes: [10, 17, 24], ask: '雨雾天保畅，一线最该先做哪三件事', atShowcase: true },
  { topic: 'health', wishes: [18], ask: '夜班久坐，怎样护好腰和心' },
  { topic: 'theory', wishes: [4], ask: '想请上次的老师再来一次', refusedFor: '时间太近，请改到下周以后再点' },
]
