/** 日程: what has changed between the released version and the draft, for whoever reads it and for exactly those it concerns. */
import { dayOf, shortDay, timeOf } from './calendar'

/** title: whose stop it is; topic: in words. */
export interface ScheduledStop {
  id: string
  title: string
  topic: string
  place: string
  start: number
  end: number
  speakerId: string | null
}

export interface Change {
  stopId: string
  kind: 'added' | 'removed' | 'changed'
  sentence: string
  /** Whose stop it was or is. */
  speakers: string[]
}

type Names = ReadonlyMap<string, string>

/** 11月5日 15:00–16:30 */
const time = ({ start, end }: ScheduledStop) => `${shortDay(start)} ${timeOf(start)}–${timeOf(end)}`
const nameOf = (names: Names, id: string | null) => (id === null ? null : (names.get(id) ?? '原宣讲员'))

const speakersOf = (...stops: ScheduledStop[]) => [
  ...new Set(stops.flatMap(({ speakerId }) => (speakerId === null ? [] : [speakerId]))),
]

function speakerChange(was: ScheduledStop, is: ScheduledStop, names: Names): string[] {
  if (was.speakerId === is.speakerId) return []
  const [before, after] = [nameOf(names, was.speakerId), nameOf(names, is.speakerId)]
  if (before === null) return [`由${after}宣讲`]
  return [after === null ? `${before}不再来，暂缺宣讲员` : `宣讲员由${before}改为${after}`]
}

const timeChange = (was: ScheduledStop, is: ScheduledStop): string[] => {
  if (was.start === is.start && was.end === is.end) return []
  const isSameDay = dayOf(was.start) === dayOf(is.start)
  return [isSameDay ? `当天时间改为 ${timeOf(is.start)}–${timeOf(is.end)}` : `由${shortDay(was.start)}改到${time(is)}`]
}

/** Empty if a reader would notice nothing. */
function differences(was: ScheduledStop, is: ScheduledStop, names: Names): string[] {
  return [
    ...timeChange(was, is),
    ...(was.place === is.place ? [] : [`地点改为${is.place}`]),
    ...(was.topic === is.topic ? [] : [`主题改为“${is.topic}”`]),
    ...speakerChange(was, is, names),
  ]
}

function introduced(word: string, stop: ScheduledStop, names: Names): string {
  const speaker = nameOf(names, stop.speakerId)
  const said = speaker === null ? `主题“${stop.topic}”，暂缺宣讲员` : `${speaker}讲“${stop.topic}”`
  return `${word}：${time(stop)}，${stop.title}，${said}。`
}

const byTime = (a: ScheduledStop, b: ScheduledStop) => a.start - b.start || (a.id < b.id ? -1 : 1)

/** New and changed stops in the order of their time, then what is gone. */
export function changesBetween(
  released: readonly ScheduledStop[],
  draft: readonly ScheduledStop[],
  names: Names,
): Change[] {
  const before = new Map(released.map((stop) => [stop.id, stop]))
  const after = new Set(draft.map(({ id }) => id))
  const present = [...draft].sort(byTime).flatMap((stop): Change[] => {
    const was = before.get(stop.id)
    if (!was) {
      return [{ stopId: stop.id, kind: 'added', sentence: introduced('新增', stop, names), speakers: speakersOf(stop) }]
    }
    const told = differences(was, stop, names)
    if (!told.length) return []
    const sentence = `${was.title}（${shortDay(was.start)}）：${told.join('，')}。`
    return [{ stopId: stop.id, kind: 'changed', sentence, speakers: speakersOf(was, stop) }]
  })
  const gone = released.filter(({ id }) => !after.has(id)).sort(byTime)
  return [
    ...present,
    ...gone.map((stop): Change => ({
      ...{ stopId: stop.id, kind: 'removed', sentence: introduced('取消', stop, names), speakers: speakersOf(stop) },
    })),
  ]
}

/** One notice for each speaker whose stops have changed, and none for the others. */
export function noticesOf(changes: readonly Change[]): { speakerId: string; sentences: string[] }[] {
  const concerned = [...new Set(changes.flatMap(({ speakers }) => speakers))].sort()
  return concerned.map((speakerId) => ({
    speakerId,
    sentences: changes.filter(({ speakers }) => speakers.includes(speakerId)).map(({ sentence }) => sentence),
  }))
}
