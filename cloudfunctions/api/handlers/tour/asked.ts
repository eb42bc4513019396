/** 派单: who is asked instead of whoever was, and how each of them is told. */
import { AppError } from '#domain/errors'
import { topicNames } from '#domain/need'
import { registrationOf, type StopStaff } from '#domain/staffing'
import { changePlaces } from '#domain/stop'
import type { NoticeWords, PlaceMove, Stop } from '../../../shared/documents'

/**
 * `wanted` in order: the first gives the lesson. Whoever waits for what becomes free moves up; whoever is asked anew has not
 * said no any more.
 */
export function withAsked(
  stopId: string,
  staff: StopStaff,
  wanted: readonly string[],
): { next: StopStaff; moves: PlaceMove[] } {
  const { places, waiting } = registrationOf(staff)
  const others = waiting.filter((id) => !wanted.includes(id))
  const changed = changePlaces({ places, who: wanted, waiting: others }, places)
  if (changed.refusal) throw new AppError(changed.refusal)
  const who = [...changed.next.who]
  const comes = [...staff.yes, ...staff.waiting]
  const isIn = (id: string) => who.includes(id)
  const moved = (ids: readonly string[], to: PlaceMove['to']) => ids.map((speakerId) => ({ stopId, speakerId, to }))
  const fresh = who.filter((id) => !staff.who.includes(id))
  return {
    next: {
      ...staff,
      who,
      left: places - who.length,
      waiting: [...changed.next.waiting],
      yes: who.filter((id) => comes.includes(id)),
      no: staff.no.filter((id) => !isIn(id)),
      offers: staff.offers.filter(isIn),
    },
    moves: [
      ...moved(
        fresh.filter((id) => !comes.includes(id)),
        'asked',
      ),
      ...moved(
        fresh.filter((id) => comes.includes(id)),
        'up',
      ),
      ...moved(
        staff.who.filter((id) => !isIn(id)),
        'freed',
      ),
    ],
  }
}

const words: Record<PlaceMove['to'], { title: string; one: string; more: string }> = {
  asked: { title: '宣讲派单', one: '请到“我的宣讲”接单', more: '站，请到“我的宣讲”接单' },
  up: { title: '排队已补上', one: '请到“我的宣讲”查看', more: '站，请到“我的宣讲”查看' },
  freed: { title: '不用去了', one: '这一站已另作安排', more: '站已另作安排' },
}

const weight = (to: PlaceMove['to']) => (['asked', 'up', 'freed'] as const).indexOf(to)

/** One word to one speaker, however many stops it is about: of what is asked of them first. `stops`: in order of time. */
export function wordsOf(moves: readonly PlaceMove[], stops: readonly Stop[]): NoticeWords {
  const [first] = [...moves].sort((a, b) => weight(a.to) - weight(b.to))
  const { to } = first!
  const alike = moves.filter((move) => move.to === to).map(({ stopId }) => stopId)
  const next = stops.find(({ _id }) => alike.includes(_id))!
  const { topic, place, start } = next.draft ?? next
  const { title, one, more } = words[to]
  return {
    title: `${title}：${topicNames[topic]}`,
    ...{ place, start },
    hint: alike.length > 1 ? `共 ${alike.length} ${more}` : one,
  }
}
