import cloud from 'wx-server-sdk'
import { MINUTE } from '#domain/calendar'
import { rulesOn } from '#domain/rulePack'
import { withoutSecrets } from '../shared/mask'
import { newestReleased, packIn, tellEverybody } from '../shared/rulePacks'
import { announce } from './jobs/announce'
import { finishRosters } from './jobs/finishRosters'
import { heatMap } from './jobs/heatMap'
import { pace } from './jobs/pace'
import { sendNotices } from './jobs/sendNotices'
import { remind } from './jobs/remind'
import { settle } from './jobs/settle'
import { sweep } from './jobs/sweep'

/** The platform ends us at 60 s; what is not done by then is due at the next tick. */
const STOP_AFTER_MS = 50_000

/** All the clock asks for. It may ring twice or late, so each job asks "what is due and not done?". */
const jobs = { announce, pace, remind, sendNotices, settle, finishRosters, sweep, heatMap }

/** How much each job did; `failed` names the jobs that broke, which are tried again at the next tick. */
export async function main(): Promise<{ done: Record<string, number>; failed: string[] }> {
  if (cloud.getWXContext().SOURCE !== 'wx_trigger') throw new Error('timer is called by the clock only')

  const now = Date.now()
  const clock = { now, isOver: () => Date.now() - now > STOP_AFTER_MS, ...(await rulesAt(now)) }
  const done: Record<string, number> = {}
  const failed: string[] = []
  for (const [name, job] of Object.entries(jobs)) {
    try {
      done[name] = await job(clock)
    } catch (error) {
      failed.push(name)
      console.error(name, withoutSecrets(error))
    }
  }
  console.log(JSON.stringify({ done, failed }))
  return { done, failed }
}

/** A call that was under way at the release may still have written a member with the version before. */
const STRAGGLERS_MS = 10 * MINUTE

async function rulesAt(now: number) {
  const newest = await newestReleased()
  const pack = packIn(newest)
  const rulesSince = newest?.releasedAt ?? 0
  if (now - rulesSince < STRAGGLERS_MS) await tellEverybody(pack.version)
  return { rulesOn: (day: string) => rulesOn(pack, day), ruleVersion: pack.version, rulesSince }
}
