import cloud from 'wx-server-sdk'
import { MINUTE } from '#domain/calendar'
import { rulesOn } from '#domain/rulePack'
import { withoutSecrets } from '../shared/mask'
import { newestReleased, packIn, tellEverybody } from '../shared/rulePacks'
import { announce } from './jobs/announce'
import { closeStops } from './jobs/closeStops'
import { finishRosters } from './jobs/finishRosters'
import { followLeave } from './jobs/followLeave'
import { followStops } from './jobs/followStops'
import { heatMap } from './jobs/heatMap'
import { hear, mediaVerdicts, verdictIn } from './jobs/mediaVerdicts'
import { pace } from './jobs/pace'
import { sendNotices } from './jobs/sendNotices'
import { remind } from './jobs/remind'
import { settle } from './jobs/settle'
import { sweep } from './jobs/sweep'

/** The platform ends us at 60 s; what is not done by then is due at the next tick. */
const STOP_AFTER_MS = 50_000

/** All the clock asks for. It may ring twice or late, so each job asks "what is due and not done?". */
const jobs = {
  ...{ announce, pace, remind, followLeave, followStops, sendNotices, settle, closeStops, finishRosters },
  ...{ mediaVerdicts, sweep, heatMap },
}

/** How much each job did; `failed` names the jobs that broke, which are tried again at the next tick. */
export async function main(event?: unknown): Promise<{ done: Record<string, number>; failed: string[] }> {
  const now = Date.now()
  if (cloud.getWXContext().SOURCE !== 'wx_trigger') return { done: { hear: await pushed(event, now) }, failed: [] }

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

/** From a phone, a developer's tool or another function. What a push calls itself is not documented; it knows a trace id. */
const BY_SOMEBODY = /wx_(client|devtools|http|localdebug|crawler)|scf/

/** WeChat's message push: the verdict on a sound. */
async function pushed(event: unknown, now: number): Promise<number> {
  const verdict = BY_SOMEBODY.test(cloud.getWXContext().SOURCE ?? '') ? null : verdictIn(event)
  if (!verdict) throw new Error('timer is called by the clock only')
  return hear(verdict, now)
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
