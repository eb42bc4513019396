/** What follows a change of who goes to a stop. Done again, it is done once. */
import type { StopStaff, Untold } from '#domain/staffing'
import { updateIf } from './db'
import type { Staffing, Stop } from './documents'
import { staffingOf } from './staffing'
import { followStops, nameIn, type StopClock } from './stopSessions'
import { saysOf, tell } from './tourNotices'

export interface After {
  isReleased: boolean
  speakers: { id: string; name: string }[]
  untold: readonly Untold[]
}

export const afterOf = (staffing: Staffing, { released, who, untold = [] }: StopStaff): After => ({
  isReleased: released,
  speakers: who.map((id) => ({ id, name: nameIn(staffing, id) })),
  untold,
})

/** The session shows who speaks now, and whoever does no more runs its door no more; then whom it concerns is told. */
export async function putAfter(stop: Stop, { isReleased, speakers, untold }: After, left: string[], clock: StopClock) {
  const out = untold.flatMap(({ id, what }) => (isOut.includes(what) ? [id] : []))
  if (isReleased) await followStops([{ stop, speakers, former: [...left, ...out] }], clock)
  if (untold.length) await tellAll(stop, untold, clock.now)
}

const isOut: readonly Untold['what'][] = ['moved', 'freed', 'gave']

const words: Record<Untold['what'], string> = {
  asked: '这一站派给您，请到“我的宣讲”接单',
  freed: '这一站已另作安排，您不用去了',
  up: '有人退出，您已补上，请准时到',
  more: '名额增加，您已排上，请准时到',
  moved: '已改期，您不用再去这一站',
  gave: '同事接过了这一站，您不用去了',
  took: '您接过了这一站，请看站点卡',
}

async function tellAll(stop: Stop, untold: readonly Untold[], now: number): Promise<void> {
  const { _id, start, draft } = stop
  await tell(
    untold.map(({ id, what, rev }) => ({
      memberId: id,
      about: `${_id}-${what}`,
      version: rev,
      // whoever need not come any more knows of no new day
      says: saysOf(what === 'moved' ? { ...stop, draft: null } : stop, words[what]),
    })),
    now,
  )
  // where something has been added meanwhile, whoever added it tells and takes out all
  const at = `stops.${_id}.untold` as const
  await updateIf('staffings', { _id: staffingOf((draft ?? { start }).start), [at]: untold }, { [at]: [] })
}
